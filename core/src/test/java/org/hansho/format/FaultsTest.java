package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of damaged records; one of each family of formats. */
class FaultsTest {
  private static final class Kept implements EventSink {
    final List<Malformed> records = new ArrayList<>();

    @Override
    public void event(Event event) {}

    @Override
    public void malformed(Malformed record) {
      records.add(record);
    }
  }

  private static List<Malformed> read(String format, String text) {
    Kept kept = new Kept();
    Format named = Objects.requireNonNull(Formats.named(format), format);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RecordReader reader = named.open(Fields.of(named.reads()), Limits.DEFAULT);
    reader.read(bytes, 0, bytes.length, 0, true, kept);
    reader.end(kept);
    return kept.records;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          web-access | 192.0.2.1 - - [26/Nov/2026:10:00 "GET / HTTP/1.1" 200 1 | The time in brackets is not whole | %t, [$time_local] | Log the time as the server does
          web-access | 192.0.2.1 - - "GET / HTTP/1.1" 200 1 | There is no time in brackets | %t, [$time_local] | common or combined format
          web-access | 192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] "GET / | The request has no closing quote. | "%r", "$request" | The line was cut
          web-access | 192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" - - | no status of three digits | %>s, $status | status and bytes follow
          iis | #Fields: date time c-ip\\n2026-11-26 10:00:00 | not as many parts | #Fields | Keep the #Fields line
          iis | #Fields: date time c-ip\\n26.11.2026 10:00:00 192.0.2.1 | no date and time | date, time | Log the columns date and time
          ftp-log | something else | begins neither with a time | time | Give logs of vsftpd
          ftp-log | Thu Nov 26 10:00:00 2026 1 192.0.2.1 | neither a process in brackets nor a whole transfer | [pid …] | each line is whole
          mysql-slow | Query_time | begins neither with # Time | # Time, # User@Host | log_output must be FILE
          mysql-general | SELECT 1 | no connection id and no command | id, command | Give the general log whole
          mysql-error | SELECT 1 | does not begin with a time | time | Give the error log whole
          mariadb-audit | 20261126 10:00:00,db-1,root | not the columns of server_audit | timestamp, serverhost | server_audit_output_type=FILE
          mariadb-audit | 26.11.2026,db-1,root,web-1,1,2,QUERY,shop,'SELECT 1',0 | does not begin with a time | timestamp | server_audit_output_type=FILE
          mysql-audit-json | {"timestamp":"2026-11-26 10:00:00"} | it names no class | class | audit_log_format=JSON
          postgresql-log | SELECT 1 | begins with no prefix | log_line_prefix | Set log_line_prefix
          postgresql-csv | 2026-11-26 10:00:00.000 UTC,"a","b" | not the 23, 24 or 26 columns | columns | all columns
          postgresql-csv | 2026-11-26 10:00:00.000 UTC,"a | a quote in it is not closed | quoted column | Give the csvlog whole
          postgresql-json | {"message":"x"} | no time or no severity | timestamp, error_severity | Give the jsonlog alone
          sqlserver-errorlog | Login failed | does not begin with a time | time | Give the ERRORLOG whole
          sqlserver-audit | event_time;statement\\n2026-11-25 10:20:30;x | parted by semicolons | header line | Export with commas
          sqlserver-audit | time,statement\\n2026-11-25 10:20:30,x | names no column event_time | event_time | names of the columns
          sqlserver-audit | event_time,statement\\n25.11.2026,x | not of the form 2026-11-25 10:20:30 | event_time | ISO times
          kubernetes-audit | {"kind":"Event"} | it has no verb | verb | audit log of the API server
          kubernetes-audit | {"category":"kube-audit","properties":{"log":"{"}} | holds no audit event as JSON | properties.log | Export kube-audit
          docker-events | {"time":1} | neither an action nor a status | Action, status | docker events
          falco-json | {"time":1} | it names no rule | rule | json_output: true
          windows-json | {"a":1} | neither a channel nor an event id | Channel, EventID | Export events with both
          json | {"a":1,"b": | ends before its last brace | JSON | The record was cut
          json | text | text where a JSON object must begin | JSON | --format
          json | {"a":1 "b":2} | A comma or a closing brace is missing | JSON | jq . FILE
          azure-json | {"a":1} | none of Azure Monitor | category, operationName, resourceId | Export rows with these
          azure-csv | TimeGenerated,Type\\n2026-11-26 | not as many cells | cells | quotes cells
          storage-analytics | 1.0;2026-11-26T10:00:00.0000000Z;GetBlob | fewer parts than the 30 | version | Give the blobs of $logs
          auditd | audit(1:1): x=1 | does not begin with type= | type | ausearch --raw
          auditd | type=SYSCALL msg=audit(x): a=1 | no audit(seconds.fraction:serial) | msg | ausearch --raw
          auditd | type=SYSCALL msg=audit(11/26/2026 10:00:00.000:1) : a=1 | ausearch -i interprets | msg | ausearch --raw
          auditd-json | {"a":1} | The object has no type. | type | with their type
          laurel | {"a":1} | no ID of seconds.fraction:serial | ID | log of LAUREL as it is
          syslog | no head | neither a priority in angle brackets nor a time stamp | PRI, TIMESTAMP | as the daemon writes
          log-analytics-syslog | {"Facility":"auth"} | The row has no message. | SyslogMessage | with the column SyslogMessage
          aws-vpc-flow | 2 1 eni-1 192.0.2.1 192.0.2.2 1 2 6 1 1 1 2 ACCEPT OK more | more columns than the line above names | columns | Keep the line
          azure-nsg-flow | {"flows":[{"flowTuples":["1,2"]}]} | fewer than eight parts | flowTuples | PT1H.json
          flow-exports | no packet at all, whatever it may be | no packet of NetFlow | version | datagrams of exporters
          pcap | no capture at all, whatever it may be | no record of a packet capture | block length, magic | capture again
          windows-minidump | MDMP | A stream of the minidump is damaged or cut. | stream directory | Copy the dump again
          """)
  void aDamagedRecordSaysWhatIsWrongWhereAndWhatToDo(
      String format, String text, String reason, String field, String remedy) {
    List<Malformed> records = read(format, text.replace("\\n", "\n"));
    assertThat(records).isNotEmpty();
    Fault fault = records.get(0).fault();
    assertThat(fault.reason()).contains(reason).endsWith(".");
    assertThat(fault.field()).contains(field);
    assertThat(fault.remedy()).contains(remedy);
  }

  @Test
  void theSameFaultOfOtherRecordsHasTheSameWords() {
    List<Malformed> records = read("web-access", "first\nsecond [x\nthird\n");
    assertThat(records.get(0).reason()).isEqualTo(records.get(2).reason());
    assertThat(records.get(1).reason()).isNotEqualTo(records.get(0).reason());
  }

  @Test
  void thePlaceIsWhereTheFaultShows() {
    String front = "192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] ";
    assertThat(read("web-access", front + "GET").get(0).noticed()).isEqualTo(front.length() - 1);
    Malformed cut = read("json", "{\n \"a\": \"é\",\n \"b\": 1 2\n}").get(0);
    assertThat(cut.linesBefore()).isEqualTo(2);
    assertThat(read("json", "{\n\"a\":\n\n").get(0).linesBefore())
        .as("what is cut shows where it ends")
        .isEqualTo(1);
  }

  @Test
  void aFaultWithoutAReasonAFieldOrARemedyIsNone() {
    assertThatThrownBy(() -> new Fault("It is wrong.", "", "Mend it."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsTooLongOrTooManyOrTooDeepIsToldByItsCap() {
    assertThat(read("syslog", "<1>" + "x".repeat(Limits.DEFAULT.recordBytes())).get(0).fault())
        .isEqualTo(Fault.TOO_LONG);
    assertThat(Fault.TOO_LONG.reason()).contains("1 MiB");
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(read("json", deep).get(0).reason()).contains("nested deeper");
  }
}
