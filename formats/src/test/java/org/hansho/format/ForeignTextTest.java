package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people often send first and no format reads is named, with what to send instead. */
class ForeignTextTest {
  private static String said(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return FormatRecognition.recognise(bytes, bytes.length)
            instanceof Recognition.Unrecognised unknown
        ? unknown.reason()
        : "";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          10:00:00.123456789: Warning Shell spawned in container (user=root shell=bash)       | json_output: true
          2026-11-25T10:00:00.123456789+0000: Notice A shell was spawned (user=root)          | json_output: true
          11/25-10:00:00.123456  [**] [1:2000001:1] TEST [**] [Priority: 1] {TCP} 192.0.2.1:4 -> 192.0.2.2:80 | -y
          Wed 2026-11-25 10:00:00.123456 UTC [s=a;i=1;b=c;m=d;t=e;x=f]~    _HOSTNAME=web-1~    MESSAGE=Failed | journalctl -o json
          NODE,EVENT,DATE,TIME,SERIAL_NUM,EVENT_KIND,SESSION~,SYSCALL,11/25/2026,10:00:00,1,audit-rule,1 | ausearch --raw
          At 10:00:00 11/25/2026 bob, acting as root, opened-file /etc/shadow using /usr/bin/cat | ausearch --raw
          actor.id,actor.alternateId,event_type,timestamp~00u,admin@example.com,user.session.start,2026 | /api/v1/logs
          Level,Date and Time,Source,Event ID,Task Category~Information,11/25/2026 10:00:00 AM,x,4624,Logon | .evtx
          Event[0]:~  Log Name: Security~  Source: Microsoft-Windows-Security-Auditing        | /f:xml
          `   ProviderName: Microsoft-Windows-Security-Auditing~~TimeCreated                     Id LevelDisplayName Message` | .evtx
          10:00:00.123456 IP 192.0.2.1.40000 > 192.0.2.2.80: Flags [S], seq 1, length 0       | tcpdump -w
          Date first seen          Duration Proto      Src IP Addr:Port          Dst IP Addr:Port | nfdump -o csv
          2026-11-25T10:00:00.123456789Z container start 0a1b2c (image=nginx, name=web)       | --format '{{json .}}'
          insertId: a1~logName: projects/p/logs/cloudaudit.googleapis.com%2Factivity~protoPayload: | --format=json
          apiVersion: audit.k8s.io/v1~kind: Event~verb: get                                   | as JSON
          LAST SEEN   TYPE     REASON    OBJECT        MESSAGE~5m Normal Pulled pod/web x      | audit events
          Event ID,Event time,User name,AWS access key,Event name~e,2026-11-25T10:00:00Z,root,,x | as JSON
          Correlation id,Operation name,Status,Event category~c,Create,Succeeded,Administrative | activity-log list
          Timestamp,DeviceId,DeviceName,ActionType~2026-11-25T10:00:00Z,d,pc,ProcessCreated     | docs/mapping.md
          2026/11/25 10:00:00 [error] 1#1: *1 open() "/x" failed                              | access log
          [Wed Nov 25 10:00:00.123456 2026] [php:error] [pid 1] [client 203.0.113.9:4000] x   | access log
          [2026-11-25T10:00:00.123Z] "GET / HTTP/1.1" 200 - 0 1 5 4                           | json_format
          tls 2.0 2026-11-25T10:00:00 net/lb/0a1b g 203.0.113.9:40000 192.0.2.5:443           | flow logs
          1:M 25 Nov 2026 10:00:00.123 * Ready to accept connections tcp                      | neither clients
          `"version","account_id","interface_id","srcaddr"~"2","1","eni-1","192.0.2.1"`        | files in S3
          `"eventversion","useridentity","eventtime"~"1.08","{type=Root}","2026-11-25T10:00:00Z"` | files in S3
          """)
  void isNamedWithItsRemedy(String text, String remedy) {
    assertThat(said(text.replace('~', '\n') + "\n")).contains(remedy);
  }

  @Test
  void isFoundInTimeInAnyText() {
    assertThat(said("event_type " + "actor".repeat(10_000))).isNotEmpty();
    assertThat(said("a,".repeat(30_000))).contains("text that begins with");
    assertThat(said("insertId: x\n" + "logNam:\n".repeat(9_000))).contains("text that begins with");
  }
}
