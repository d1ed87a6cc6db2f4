package org.hansho.testkit.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hansho.testkit.envelope.Attack.Line;

/** What writes an envelope around a line, as its documentation shows it. */
public enum Shipper {
  /** Docker's json-file driver, which splits long lines. */
  DOCKER("docker-json-file"),
  /** containerd under Kubernetes, which splits long lines. */
  CRI("cri"),
  /** Filebeat on a host. */
  FILEBEAT("filebeat"),
  /** Filebeat that reads the log files of containers as they are. */
  FILEBEAT_OF_CRI("filebeat"),
  /** Vector in Kubernetes. */
  VECTOR("vector"),
  /** Logstash. */
  LOGSTASH("logstash"),
  /** Fluent Bit in Kubernetes. */
  FLUENT_BIT("fluent"),
  /** The journal of systemd as JSON. */
  JOURNALD("journald"),
  /** The journal of systemd in its export form. */
  JOURNALD_EXPORT("journald-export"),
  /** A subscription of CloudWatch Logs, several lines in a batch. */
  CLOUDWATCH("cloudwatch"),
  /** Rows of the table ContainerLogV2, with spaces and another order of keys. */
  CONTAINER_LOG("log-analytics-container"),
  /** The same table as a CSV export of the portal. */
  CONTAINER_LOG_CSV("log-analytics-csv"),
  /** Kafka's console consumer. */
  KAFKA("kafka-console"),
  /** {@code kubectl logs --timestamps}. */
  KUBECTL("timed-lines");

  private static final int PART = 120;
  private static final int BATCH = 4;

  private final String format;

  Shipper(String format) {
    this.format = format;
  }

  /** The format that opens it. */
  public String format() {
    return format;
  }

  /** A file of these lines. */
  public byte[] wrapped(List<Line> lines) {
    String text =
        switch (this) {
          case CLOUDWATCH -> batches(lines);
          case CONTAINER_LOG_CSV ->
              "TenantId,\"TimeGenerated [UTC]\",Computer,ContainerName,PodName,LogMessage\r\n"
                  + each(lines);
          default -> each(lines);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String each(List<Line> lines) {
    return lines.stream().map(this::wrapped).collect(Collectors.joining());
  }

  private String wrapped(Line line) {
    String text = quoted(line.text());
    String time = quoted(line.time().toString());
    return switch (this) {
      case DOCKER -> docker(line);
      case CRI -> cri(line);
      case FILEBEAT -> filebeat(time, text);
      case FILEBEAT_OF_CRI -> filebeat(time, quoted(line.time() + " stdout F " + line.text()));
      case VECTOR ->
          "{\"file\":\"/var/log/pods/shop_web/0.log\",\"kubernetes\":{\"container_name\":\"web\","
              + "\"pod_name\":\"web-a\",\"pod_namespace\":\"shop\",\"pod_node_name\":\"node-1\"},"
              + "\"message\":"
              + text
              + ",\"source_type\":\"kubernetes_logs\",\"stream\":\"stdout\",\"timestamp\":"
              + time
              + "}\n";
      case LOGSTASH ->
          "{\"@timestamp\":"
              + time
              + ",\"@version\":\"1\",\"host\":{\"name\":\"node-1\"},"
              + "\"log\":{\"file\":{\"path\":\"/var/log/app.log\"}},\"message\":"
              + text
              + "}\n";
      case FLUENT_BIT ->
          "{\"log\":"
              + text
              + ",\"stream\":\"stdout\",\"logtag\":\"F\",\"time\":"
              + time
              + ",\"kubernetes\":{\"pod_name\":\"web-a\",\"namespace_name\":\"shop\",\"host\":"
              + "\"node-1\",\"container_name\":\"web\",\"labels\":{\"app\":\"web\"}}}\n";
      default -> otherwise(line, text, time);
    };
  }

  private String otherwise(Line line, String text, String time) {
    String micros = line.time().getEpochSecond() + "000000";
    return switch (this) {
      case JOURNALD ->
          "{\"__CURSOR\":\"s=1\",\"__REALTIME_TIMESTAMP\":\""
              + micros
              + "\",\"_HOSTNAME\":"
              + "\"node-1\",\"SYSLOG_IDENTIFIER\":\"app\",\"_PID\":\"7\",\"MESSAGE\":"
              + text
              + "}\n";
      case JOURNALD_EXPORT ->
          "__CURSOR=s=1\n__REALTIME_TIMESTAMP="
              + micros
              + "\n_HOSTNAME=node-1\n"
              + "SYSLOG_IDENTIFIER=app\nMESSAGE="
              + line.text()
              + "\n\n";
      case CONTAINER_LOG ->
          "{ \"LogSource\" : \"stdout\" , \"LogMessage\" : "
              + text
              + " , \"PodName\" : \"web-a\" , "
              + "\"ContainerName\" : \"web\" , \"Computer\" : \"node-1\" , \"TimeGenerated\" : "
              + time
              + " }\n";
      case CONTAINER_LOG_CSV ->
          "w,\""
              + portal(line.time())
              + "\",node-1,web,web-a,\""
              + line.text().replace("\"", "\"\"")
              + "\"\r\n";
      case KAFKA -> "CreateTime:" + line.time().toEpochMilli() + "\tnull\t" + line.text() + "\n";
      case KUBECTL -> line.time() + " " + line.text() + "\n";
      default -> throw new IllegalStateException("written in batches");
    };
  }

  private static String docker(Line line) {
    StringBuilder records = new StringBuilder();
    String text = line.text() + "\n";
    for (int at = 0; at < text.length(); at += PART) {
      String part = text.substring(at, Math.min(text.length(), at + PART));
      records.append("{\"log\":").append(quoted(part)).append(",\"stream\":\"stdout\",\"time\":");
      records.append(quoted(line.time().toString())).append("}\n");
    }
    return records.toString();
  }

  private static String cri(Line line) {
    StringBuilder records = new StringBuilder();
    String text = line.text();
    for (int at = 0; at < text.length(); at += PART) {
      boolean last = at + PART >= text.length();
      String part = text.substring(at, Math.min(text.length(), at + PART));
      records.append(line.time()).append(" stdout ").append(last ? 'F' : 'P');
      records.append(' ').append(part).append('\n');
    }
    return records.toString();
  }

  private static String filebeat(String time, String text) {
    return "{\"@timestamp\":"
        + time
        + ",\"@metadata\":{\"beat\":\"filebeat\"},\"message\":"
        + text
        + ",\"log\":{\"file\":{\"path\":\"/var/log/app.log\"}},\"input\":{\"type\":\"filestream\"},"
        + "\"agent\":{\"type\":\"filebeat\"},\"host\":{\"name\":\"node-1\"}}\n";
  }

  private static String batches(List<Line> lines) {
    StringBuilder batches = new StringBuilder();
    for (int from = 0; from < lines.size(); from += BATCH) {
      batches.append(batch(lines.subList(from, Math.min(lines.size(), from + BATCH))));
    }
    return batches.toString();
  }

  private static String batch(List<Line> lines) {
    String events =
        lines.stream()
            .map(
                line ->
                    "{\"id\":\"1\",\"timestamp\":"
                        + line.time().toEpochMilli()
                        + ",\"message\":"
                        + quoted(line.text())
                        + "}")
            .collect(Collectors.joining(","));
    return "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"app\","
        + "\"logStream\":\"i-1\",\"logEvents\":["
        + events
        + "]}\n";
  }

  private static String portal(Instant time) {
    return DateTimeFormatter.ofPattern("M/d/yyyy, h:mm:ss.SSS a", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}
