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

  private JsonEnvelopes() {}
}
