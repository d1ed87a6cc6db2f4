package org.hansho.format.envelope;

/** The shippers that write JSON, a row each. */
final class JsonEnvelopes {
  /** Docker documentation, "JSON File logging driver". */
  static final JsonEnvelope DOCKER_JSON_FILE =
      new JsonEnvelope(
              "docker-json-file",
              "Log files of Docker's json-file driver; lines that it split are joined.")
          .knownBy("log")
          .knownBy("stream")
          .knownBy("time")
          .unless("kubernetes", "docker", "logtag")
          .text("log")
          .time("time")
          .streams("stream")
          .sender(SenderField.STREAM, "stream")
          .labels("attrs")
          .splitWithoutLineFeed();

  /** Elastic documentation, "Exported fields" of Filebeat, and the Elastic Common Schema. */
  static final JsonEnvelope FILEBEAT =
      new JsonEnvelope(
              "filebeat",
              "Filebeat and Elastic Agent: the text in event.original or else in message.")
          .knownBy("agent.type", "@metadata.beat", "beat.name", "ecs.version", "input.type")
          .knownBy("event.original", "message")
          .unless("winlog", "auditd.data", "auditd.result", "rule.category", "kubernetes.audit")
          .unless("process.entity_id", "event.origin", "system.audit", "flow.final", "dns.question")
          .text("event.original", "message")
          .time("@timestamp")
          .streams(
              "host.name",
              "agent.hostname",
              "log.file.path",
              "source",
              "container.id",
              "stream",
              "journald.custom.syslog_identifier",
              "systemd.unit",
              "syslog.identifier")
          .sender(
              SenderField.HOST,
              "host.name",
              "host.hostname",
              "agent.hostname",
              "beat.hostname",
              "kubernetes.node.name")
          .sender(SenderField.HOST_ADDRESS, "host.ip")
          .sender(SenderField.POD, "kubernetes.pod.name")
          .sender(SenderField.NAMESPACE, "kubernetes.namespace", "orchestrator.namespace")
          .sender(SenderField.CLUSTER, "orchestrator.cluster.name")
          .sender(SenderField.CONTAINER, "container.name", "kubernetes.container.name")
          .sender(SenderField.CONTAINER_ID, "container.id", "kubernetes.container.id")
          .sender(SenderField.IMAGE, "container.image.name", "kubernetes.container.image")
          .sender(SenderField.UNIT, "systemd.unit")
          .sender(SenderField.STREAM, "stream")
          .sender(SenderField.FILE, "log.file.path", "source")
          .labels("kubernetes", "container", "docker", "labels", "cloud", "journald")
          .headerHost("host.hostname", "host.name", "agent.hostname")
          .headerProgram("syslog.identifier", "log.syslog.appname", "process.name")
          .headerProcess("journald.pid", "syslog.pid", "log.syslog.procid", "process.pid");

  /** Vector documentation, sources file, docker_logs, journald, kubernetes_logs and syslog. */
  static final JsonEnvelope VECTOR =
      new JsonEnvelope("vector", "Vector: the text in message, whatever source it came from.")
          .knownBy("source_type")
          .knownBy("message")
          .text("message")
          .time("timestamp", "@timestamp")
          .streams(
              "host",
              "file",
              "container_id",
              "kubernetes.pod_name",
              "kubernetes.container_name",
              "stream",
              "appname",
              "_SYSTEMD_UNIT",
              "SYSLOG_IDENTIFIER",
              "topic")
          .sender(SenderField.HOST, "host", "hostname", "kubernetes.pod_node_name")
          .sender(SenderField.POD, "kubernetes.pod_name")
          .sender(SenderField.NAMESPACE, "kubernetes.pod_namespace")
          .sender(SenderField.CONTAINER, "kubernetes.container_name", "container_name")
          .sender(SenderField.CONTAINER_ID, "kubernetes.container_id", "container_id")
          .sender(SenderField.IMAGE, "kubernetes.container_image", "image")
          .sender(SenderField.UNIT, "_SYSTEMD_UNIT")
          .sender(SenderField.STREAM, "stream")
          .sender(SenderField.FILE, "file")
          .labels("kubernetes", "label")
          .headerHost("hostname", "host")
          .headerProgram("appname", "SYSLOG_IDENTIFIER", "_COMM")
          .headerProcess("procid", "SYSLOG_PID", "_PID");

  /** Logstash Reference, "Event data", and the inputs file, beats and syslog. */
  static final JsonEnvelope LOGSTASH =
      new JsonEnvelope("logstash", "Logstash: the text in event.original or else in message.")
          .knownBy("@version")
          .knownBy("event.original", "message")
          .unless("winlog", "logger_name")
          .text("event.original", "message")
          .time("@timestamp")
          .streams("host.name", "host.hostname", "host", "log.file.path", "path", "program")
          .sender(SenderField.HOST, "host.name", "host.hostname", "logsource", "host")
          .sender(SenderField.HOST_ADDRESS, "host.ip")
          .sender(SenderField.CONTAINER, "container.name")
          .sender(SenderField.CONTAINER_ID, "container.id")
          .sender(SenderField.FILE, "log.file.path", "path")
          .labels("kubernetes", "container", "labels")
          .headerHost("host.hostname", "logsource", "host")
          .headerProgram("process.name", "program")
          .headerProcess("process.pid", "pid");

  /** Fluent Bit and Fluentd documentation: tail with the filter kubernetes, Docker's driver. */
  static final JsonEnvelope FLUENT =
      new JsonEnvelope("fluent", "Fluent Bit and Fluentd: the text in log or message.")
          .knownBy(
              "kubernetes.pod_name",
              "kubernetes.namespace_name",
              "docker.container_id",
              "container_id",
              "logtag",
              "_p")
          .knownBy("log", "log_processed", "message")
          .unless("source_type", "auditID", "MESSAGE")
          .text("log", "log_processed", "message")
          .time("time", "@timestamp", "date")
          .streams(
              "kubernetes.host",
              "kubernetes.namespace_name",
              "kubernetes.pod_name",
              "kubernetes.container_name",
              "docker.container_id",
              "container_id",
              "stream",
              "source")
          .sender(SenderField.HOST, "kubernetes.host", "hostname", "host")
          .sender(SenderField.POD, "kubernetes.pod_name")
          .sender(SenderField.NAMESPACE, "kubernetes.namespace_name")
          .sender(SenderField.CONTAINER, "kubernetes.container_name", "container_name")
          .sender(
              SenderField.CONTAINER_ID,
              "kubernetes.docker_id",
              "docker.container_id",
              "container_id")
          .sender(SenderField.IMAGE, "kubernetes.container_image")
          .sender(SenderField.STREAM, "stream", "source")
          .labels("kubernetes", "docker")
          .splitWhere("partial_message", "logtag", "_p")
          .splitUntil("partial_last");

  /**
   * Fluent Bit documentation: tail without a filter, of a file such as the audit log of Kubernetes;
   * the key of the time is that of its outputs. Other programs that have such a key write no bare
   * {@code log}.
   */
  static final JsonEnvelope FLUENT_BIT =
      new JsonEnvelope("fluent-bit", "Fluent Bit without metadata: the text in log.")
          .knownBy("date", "@timestamp")
          .knownBy("log")
          .unless(
              "source_type",
              "auditID",
              "MESSAGE",
              "message",
              "msg",
              "stream",
              "@metadata.beat",
              "agent.type",
              "ecs.version")
          .text("log")
          .time("@timestamp", "date")
          .streams("hostname", "host", "file", "filename", "tag")
          .sender(SenderField.HOST, "hostname", "host");

  /** The manual pages systemd.journal-fields and journalctl, "-o json". */
  static final JsonEnvelope JOURNALD =
      new JsonEnvelope("journald", "Entries of the journal of systemd as JSON.")
          .knownBy("__REALTIME_TIMESTAMP", "_BOOT_ID", "_MACHINE_ID", "_TRANSPORT")
          .knownBy("MESSAGE")
          .text("MESSAGE")
          .time("_SOURCE_REALTIME_TIMESTAMP", "__REALTIME_TIMESTAMP", "@timestamp", "date")
          .streams(
              "_HOSTNAME",
              "_SYSTEMD_UNIT",
              "SYSLOG_IDENTIFIER",
              "_COMM",
              "_TRANSPORT",
              "CONTAINER_ID",
              "PRIORITY")
          .sender(SenderField.HOST, "_HOSTNAME")
          .sender(SenderField.CONTAINER, "CONTAINER_NAME")
          .sender(SenderField.CONTAINER_ID, "CONTAINER_ID_FULL", "CONTAINER_ID")
          .sender(SenderField.IMAGE, "IMAGE_NAME")
          .sender(SenderField.UNIT, "_SYSTEMD_UNIT")
          .headerHost("_HOSTNAME")
          .headerProgram("SYSLOG_IDENTIFIER", "_COMM")
          .headerProcess("SYSLOG_PID", "_PID")
          .auditHeader("_AUDIT_TYPE_NAME", "_AUDIT_ID")
          .splitWhere("CONTAINER_PARTIAL_MESSAGE");

  /** Amazon CloudWatch Logs User Guide, "Real-time processing of log data with subscriptions". */
  static final JsonEnvelope CLOUDWATCH =
      new JsonEnvelope(
              "cloudwatch",
              "Batches of CloudWatch Logs: subscriptions, and the output of filter-log-events.")
          .knownBy("logEvents.message", "events.message")
          .knownBy("logGroup", "events.ingestionTime", "events.timestamp")
          .text("logEvents.message", "events.message")
          .time("logEvents.timestamp", "events.timestamp")
          .streams("owner", "logGroup", "logStream", "events.logStreamName")
          .sender(SenderField.ACCOUNT, "owner");

  /** AWS CLI Command Reference, "cloudtrail lookup-events". */
  static final JsonEnvelope CLOUDTRAIL_LOOKUP =
      new JsonEnvelope(
              "cloudtrail-lookup",
              "Output of aws cloudtrail lookup-events: the text in CloudTrailEvent.")
          .knownBy("CloudTrailEvent", "Events.CloudTrailEvent")
          .knownBy("EventId", "Events.EventId")
          .text("CloudTrailEvent", "Events.CloudTrailEvent")
          .time("EventTime");

  /** Azure Monitor reference, tables ContainerLogV2 and ContainerLog. */
  static final JsonEnvelope LOG_ANALYTICS_CONTAINER =
      new JsonEnvelope(
              "log-analytics-container",
              "Rows of the Log Analytics tables ContainerLogV2 and ContainerLog.")
          .knownBy("LogMessage", "LogEntry")
          .knownBy("ContainerId", "ContainerID", "ContainerName", "PodName")
          .text("LogMessage", "LogEntry")
          .time("TimeGenerated", "TimeOfCommand")
          .streams("Computer", "PodNamespace", "PodName", "ContainerId", "ContainerID", "LogSource")
          .sender(SenderField.HOST, "Computer")
          .sender(SenderField.POD, "PodName")
          .sender(SenderField.NAMESPACE, "PodNamespace")
          .sender(SenderField.CONTAINER, "ContainerName", "Name")
          .sender(SenderField.CONTAINER_ID, "ContainerId", "ContainerID")
          .sender(SenderField.IMAGE, "Image")
          .sender(SenderField.STREAM, "LogSource", "LogEntrySource")
          .sender(SenderField.RESOURCE, "_ResourceId")
          .labels("KubernetesMetadata");

  /** Wazuh documentation, "Monitoring Docker events": the wodle docker-listener. */
  static final JsonEnvelope DOCKER_LISTENER =
      new JsonEnvelope(
              "docker-listener",
              "Events that an agent of Wazuh fetches: of Docker, AWS, Google Cloud, Microsoft 365,"
                  + " GitHub.")
          .knownBy("integration")
          .knownBy(
              "docker.Type",
              "docker.Action",
              "docker.status",
              "aws.eventSource",
              "aws.source",
              "office365",
              "gcp",
              "github")
          .text("docker", "aws", "office365", "gcp", "github");

  /**
   * Splunk documentation, "Format events for HTTP Event Collector"; as our own server keeps them.
   */
  static final JsonEnvelope SPLUNK_HEC =
      new JsonEnvelope(
              "splunk-hec", "Events that senders to a Splunk HTTP event collector have sent.")
          .knownBy("splunk_hec.event")
          .text("splunk_hec.event.line", "splunk_hec.event")
          .time("splunk_hec.time")
          .streams(
              "splunk_hec.host",
              "splunk_hec.source",
              "splunk_hec.sourcetype",
              "splunk_hec.event.source")
          .sender(SenderField.HOST, "splunk_hec.host")
          .sender(SenderField.FILE, "splunk_hec.source")
          .labels("splunk_hec.fields");

  /** OpenTelemetry semantic conventions, resources and attributes; as our own server keeps them. */
  static final JsonEnvelope OTLP =
      new JsonEnvelope("otlp", "Log records of OpenTelemetry: the text in body.")
          .knownBy("timeUnixNano")
          .knownBy("body")
          .text("body")
          .time("timeUnixNano")
          .streams(
              "resource.host.name",
              "resource.k8s.pod.name",
              "resource.k8s.container.name",
              "resource.container.id",
              "resource.service.name",
              "resource.service.instance.id",
              "attributes.log.file.path",
              "attributes.log.file.name",
              "attributes.log.iostream",
              "scope")
          .sender(SenderField.HOST, "resource.host.name", "resource.k8s.node.name")
          .sender(SenderField.POD, "resource.k8s.pod.name")
          .sender(SenderField.NAMESPACE, "resource.k8s.namespace.name")
          .sender(SenderField.CLUSTER, "resource.k8s.cluster.name")
          .sender(SenderField.CONTAINER, "resource.k8s.container.name", "resource.container.name")
          .sender(SenderField.CONTAINER_ID, "resource.container.id")
          .sender(SenderField.IMAGE, "resource.container.image.name")
          .sender(SenderField.STREAM, "attributes.log.iostream")
          .sender(SenderField.FILE, "attributes.log.file.path", "attributes.log.file.name")
          .sender(SenderField.ACCOUNT, "resource.cloud.account.id")
          .sender(SenderField.RESOURCE, "resource.cloud.resource_id")
          .labels("resource", "attributes");

  private JsonEnvelopes() {}
}
