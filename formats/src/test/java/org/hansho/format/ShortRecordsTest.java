package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records from which a query, a shipper or a person left out what names their source. */
class ShortRecordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          aws-cloudtrail   | aws.cloudtrail | {"eventSource":"iam.amazonaws.com","eventName":"CreateUser","eventTime":"2026-11-20T10:00:00Z","sourceIPAddress":"192.0.2.4"}
          okta             | okta.system | {"eventType":"user.session.start","published":"2026-11-20T10:00:00Z","actor":{"alternateId":"erin@example.com"},"outcome":{"result":"FAILURE"}}
          gcp-audit        | gcp.audit | {"protoPayload":{"methodName":"SetIamPolicy","authenticationInfo":{"principalEmail":"erin@example.com"}},"timestamp":"2026-11-20T10:00:00Z"}
          m365-audit       | m365.exchange | {"CreationTime":"2026-11-20T10:00:00","Operation":"New-InboxRule","UserId":"erin@example.com","Workload":"Exchange"}
          tetragon         | tetragon.process_exec | {"process_exec":{"process":{"binary":"/usr/bin/curl","arguments":"-s","pid":12}},"time":"2026-11-20T10:00:00Z"}
          zeek-conn-json   | zeek.conn | {"ts":1795168800.1,"uid":"C1","id.orig_h":"192.0.2.1","id.orig_p":3333,"id.resp_h":"10.0.0.4","id.resp_p":22,"proto":"tcp","orig_pkts":4,"resp_pkts":3}
          suricata-eve     | suricata.alert | {"timestamp":"2026-11-20T10:00:00.000+0000","event_type":"alert","src_ip":"192.0.2.1","dest_ip":"10.0.0.4","alert":{"signature":"x"}}
          caddy            | web.request | {"ts":1795168800.1,"request":{"remote_ip":"192.0.2.1","method":"GET","uri":"/a","host":"www.example.com"},"status":200}
          falco-json       | falco.alert | {"rule":"Terminal shell in container","priority":"Notice","time":"2026-11-20T10:00:00Z","output":"A shell"}
          postgresql-json  | postgresql.statement | {"timestamp":"2026-11-20 10:00:00.000 UTC","user":"erin","dbname":"d","remote_host":"192.0.2.1","error_severity":"LOG","message":"statement: select 1"}
          windows-json     | windows.sysmon.process_creation | {"EventID":1,"Image":"C:\\Windows\\System32\\cmd.exe","CommandLine":"cmd","TimeCreated":"2026-11-20T10:00:00Z"}
          windows-json     | linux.sysmon.process_creation | {"EventID":1,"Image":"/usr/bin/curl","CommandLine":"curl","@timestamp":"2026-11-20T10:00:00Z"}
          windows-json     | windows.security.process_creation | {"EventID":4688,"NewProcessName":"C:\\Windows\\System32\\cmd.exe","TimeGenerated":"2026-11-20T10:00:00Z"}
          windows-json     | windows.security | {"EventID":4625,"TargetUserName":"erin","IpAddress":"192.0.2.1","timestamp":"2026-11-20T10:00:00Z"}
          windows-json     | windows.powershell.ps_script | {"EventID":4104,"ScriptBlockText":"Get-Date","TimeCreated":"2026-11-20T10:00:00Z"}
          windows-json     | windows.system | {"EventID":7045,"ServiceName":"x","ImagePath":"C:\\x.exe","TimeCreated":"2026-11-20T10:00:00Z"}
          postgresql-log   | postgresql.login | 2026-11-20 10:00:00 UTC FATAL:  password authentication failed for user "erin"
          postgresql-log   | postgresql.login | 2026-11-20 10:00:00.123 CET erin@shop 192.0.2.1(3333) FATAL:  password authentication failed for user "erin"
          syslog           | linux.syslog.sshd | 2026-11-20T10:00:00Z web-1 sshd[22]: fatal:  Timeout before authentication for 192.0.2.1 port 22
          windows-xml      | windows.security | <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><EventID>4625</EventID><TimeCreated SystemTime="2026-11-20T10:00:00Z"/><Channel>Security</Channel></System><EventData><Data Name="TargetUserName">erin</Data></EventData></Event>
          azure-json       | azure.activitylogs | {"TimeGenerated":"2026-11-20T10:00:00Z","OperationNameValue":"MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE","Caller":"erin@example.com","ActivityStatusValue":"Success"}
          azure-json       | azure.signinlogs | {"TimeGenerated":"2026-11-20T10:00:00Z","UserPrincipalName":"erin@example.com","IPAddress":"192.0.2.1","ResultType":"0"}
          azure-json       | azure.keyvault | {"TimeGenerated":"2026-11-20T10:00:00Z","ResourceProvider":"MICROSOFT.KEYVAULT","OperationName":"SecretGet","CallerIPAddress":"192.0.2.1"}
          azure-json       | azure.storage | {"TimeGenerated":"2026-11-20T10:00:00Z","AccountName":"a","OperationName":"GetBlob","StatusCode":200,"AuthenticationType":"Anonymous"}
          azure-json       | azure.storage | {"time":"2026-11-20T10:00:00Z","category":"StorageRead","operationName":"GetBlob","statusCode":200,"uri":"https://a.blob.core.windows.net/c/b"}
          azure-json       | azure.appservice_request | {"TimeGenerated":"2026-11-20T10:00:00Z","CsMethod":"GET","CsUriStem":"/a","CIp":"192.0.2.1","ScStatus":200}
          azure-json       | azure.cosmosdb | {"time":"2026-11-20T10:00:00Z","operationName":"Query","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.DOCUMENTDB/DATABASEACCOUNTS/D"}
          azure-json       | azure.other | {"time":"2026-11-20T10:00:00Z","category":"VMHealth","operationName":"Query","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.DOCUMENTDB/DATABASEACCOUNTS/D"}
          json             | json.record | {"time":"2026-11-20T10:00:00Z","EventID":7,"colour":"red"}
          json             | json.record | {"time":"2026-11-20T10:00:00Z","rule":"r1","priority":"high"}
          """)
  void areReadByTheFormatOfWhatIsLeft(String format, String eventClass, String record) {
    byte[] bytes = (record + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(FormatRecognition.recognise(bytes, bytes.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            known -> {
              assertThat(known.format().name()).isEqualTo(format);
              assertThat(read(known.format(), bytes)).containsExactly(eventClass);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          azure.signinlogs         | TimeGenerated,UserPrincipalName,IPAddress,AppDisplayName,ResultType | 2026-11-20T10:00:00Z,erin@example.com,192.0.2.1,Azure Portal,0
          azure.storage            | TimeGenerated,OperationName,CallerIpAddress,AuthenticationType,Uri | 2026-11-20T10:00:00Z,GetBlob,192.0.2.1:443,Anonymous,https://a.blob.core.windows.net/c/b
          azure.appservice_request | TimeGenerated,CsMethod,CsUriStem,CIp,ScStatus | 2026-11-20T10:00:00Z,GET,/a,192.0.2.1,200
          azure.activitylogs       | TimeGenerated,Caller,OperationNameValue,ActivityStatusValue,CallerIpAddress | 2026-11-20T10:00:00Z,erin@example.com,MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE,Success,192.0.2.1
          """)
  void columnsThatAQueryNamedAreReadAsTheirTable(String eventClass, String header, String row) {
    byte[] bytes = (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(FormatRecognition.recognise(bytes, bytes.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            known -> {
              assertThat(known.format().name()).isEqualTo("azure-csv");
              assertThat(read(known.format(), bytes)).containsExactly(eventClass);
            });
  }

  private static List<String> read(Format format, byte[] bytes) {
    List<String> classes = new ArrayList<>();
    RecordReader reader = format.open(Fields.of(format.reads()), Limits.DEFAULT);
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            assertThat(event.time()).isNotEqualTo(Event.NO_TIME);
            classes.add(event.eventClass().name());
          }

          @Override
          public void malformed(Malformed malformed) {
            classes.add(malformed.fault().toString());
          }
        };
    int taken = reader.read(bytes, 0, bytes.length, 0, true, sink);
    assertThat(taken).isEqualTo(bytes.length);
    reader.end(sink);
    return classes;
  }
}
