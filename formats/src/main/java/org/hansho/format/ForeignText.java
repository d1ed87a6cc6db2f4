package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that people often have and that leaves out what detections look at: names it and says which
 * output of the same program is read. Asked only where no format claims a source. Pure functions.
 */
final class ForeignText {
  private static final int LOOKED_AT = 2048;
  private static final String TIME = "\\d\\d:\\d\\d:\\d\\d";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "Falco's output as text, which names neither rule nor fields; set json_output: true"
                  + " in falco.yaml and give the lines of JSON",
              "(?:"
                  + TIME
                  + "\\.\\d{9}|\\d{4}-\\d\\d-\\d\\dT\\S+): (?:Emergency|Alert|Critical"
                  + "|Error|Warning|Notice|Info(?:rmational)?|Debug) "),
          new Kind(
              "alerts of Snort without a year; run it with -y, or of Suricata give eve.json",
              "\\d\\d/\\d\\d-" + TIME + "\\.\\d+ +(?:\\[\\w+\\] +)?\\[\\*\\*\\] "),
          new Kind(
              "output of journalctl -o verbose; give journalctl -o json or -o export",
              "[A-Z][a-z]{2} \\d{4}-\\d\\d-\\d\\d " + TIME + "[^\\n]*\\[s=[^\\n]*\\n +_?[A-Z]"),
          new Kind(
              "output of ausearch --format csv, which leaves out most of a record; give"
                  + " /var/log/audit/audit.log or ausearch --raw",
              "NODE,EVENT,DATE,TIME,SERIAL_NUM,"),
          new Kind(
              "output of ausearch --format text; give /var/log/audit/audit.log or ausearch --raw",
              "At " + TIME + " \\d\\d/\\d\\d/\\d{4} "),
          new Kind(
              "a CSV export of Okta, which has only the columns that were chosen; give the JSON of"
                  + " the System Log API (/api/v1/logs) or of a log stream",
              "[^\\n"
                  + "]*\\bactor\\.(?:id|alternate_?Id|display_?Name)\\b[^\\n"
                  + "]*,|[^\\n"
                  + "]*\\bevent_type\\b[^\\n"
                  + "]*\\bactor"),
          new Kind(
              "a CSV export of the Windows event viewer, which has no fields of events; save the"
                  + " log as .evtx, or export it with wevtutil epl",
              "(?:Level|Keywords),Date and Time,Source,Event ID,"),
          new Kind(
              "output of wevtutil as text; give the .evtx file, or wevtutil qe /f:xml",
              "Event\\[\\d+\\]:?\\s+Log Name:"),
          new Kind(
              "output of Get-WinEvent as a table, which has no fields of events; give the .evtx"
                  + " file (wevtutil epl)",
              "\\s*ProviderName: [^\\n]*\\n\\s*\\n?TimeCreated\\s+Id\\s"),
          new Kind(
              "output of tcpdump as text; give the capture itself (tcpdump -w FILE)",
              TIME + "\\.\\d{6} (?:[\\w.-]+ +(?:In|Out) +)?(?:IP6?|ARP)[ ,]"),
          new Kind("output of nfdump as text; give nfdump -o csv", "Date first seen\\s"),
          new Kind(
              "events of Docker as text; give docker events --format '{{json .}}'",
              "\\d{4}-\\d\\d-\\d\\dT\\S+ (?:container|image|network|volume) [a-z_]+[^\\n]* \\("),
          new Kind(
              "entries of Google Cloud Logging as YAML; give gcloud logging read --format=json",
              "(?:---\\s*\\n)?(?:insertId|labels|logName|protoPayload):[\\s\\S]*\\b(?:logName|"
                  + "protoPayload|insertId):"),
          new Kind(
              "events of Kubernetes as YAML; audit events are read as JSON, one a line, as the log"
                  + " backend of the API server writes them",
              "(?:---\\s*\\n)?apiVersion: (?:audit\\.k8s\\.io|v1|events)"),
          new Kind(
              "output of kubectl get events, which names no user; audit events are read, as JSON",
              "(?:NAMESPACE\\s+)?LAST SEEN\\s+TYPE\\s+REASON"),
          new Kind(
              "the event history of CloudTrail as CSV, which leaves out most of a record; download"
                  + " it as JSON, or give the files of the trail in S3",
              "\"?Event ID\"?,\"?Event time\"?,"),
          new Kind(
              "the activity log of Azure as CSV of the portal, which leaves out most of a record;"
                  + " give az monitor activity-log list, or a diagnostic setting's files",
              "\uFEFF?\"?Correlation id\"?,\"?Operation name\"?,"),
          new Kind(
              "advanced hunting of Microsoft Defender as CSV; it is read with a mapping file"
                  + " (docs/mapping.md)",
              "\uFEFF?\"?Timestamp\"?,\"?DeviceId\"?"),
          new Kind(
              "an error log of nginx, which names few requests; give the access log",
              "\\d{4}/\\d\\d/\\d\\d "
                  + TIME
                  + " \\[(?:debug|info|notice|warn|error|crit|alert|emerg)\\]"),
          new Kind(
              "an error log of Apache, which names few requests; give the access log",
              "\\[[A-Z][a-z]{2} [A-Z][a-z]{2} +\\d+ " + TIME + "[^\\]]*\\] \\["),
          new Kind(
              "access logs of Envoy as text in a form of their own; use the default form, or have"
                  + " them written as JSON (json_format, or of Istio accessLogEncoding: JSON)",
              "\\[\\d{4}-\\d\\d-\\d\\dT" + TIME + "[^\\]]*\\] \"[A-Z-]+ "),
          new Kind(
              "access logs of a Network Load Balancer, which name no requests; flow logs of its"
                  + " network are read",
              "tls \\d\\.\\d \\d{4}-"),
          new Kind(
              "a log of Redis, which names neither clients nor commands",
              "\\d+:[MSCX] \\d\\d [A-Z][a-z]{2} \\d{4} " + TIME),
          new Kind(
              "flow logs of AWS as CSV of a query; give the files in S3 as they are",
              "\"?version\"?,\"?account_id\"?,\"?interface_id\"?,"),
          new Kind(
              "a sheet of AWS flow logs or CloudTrail as CSV from Athena; give the files in S3, or"
                  + " a result as JSON",
              "\"?eventversion\"?,\"?useridentity\"?"));

  private ForeignText() {}

  /** What a text is that no format reads, and what to give instead; null if it is not known. */
  static @Nullable String reason(byte[] text, int length) {
    String begin = new String(text, 0, Math.min(length, LOOKED_AT), StandardCharsets.UTF_8);
    for (Kind kind : KINDS) {
      if (kind.pattern.matcher(begin).lookingAt()) {
        return kind.reason;
      }
    }
    return null;
  }

  private record Kind(String reason, Pattern pattern) {
    Kind(String reason, String pattern) {
      this(reason, Pattern.compile(pattern));
    }
  }
}
