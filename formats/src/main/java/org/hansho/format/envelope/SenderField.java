package org.hansho.format.envelope;

/** What an envelope says of who sent the record, each under the name of a common field. */
enum SenderField {
  HOST("host.name"),
  HOST_ADDRESS("host.ip"),
  POD("kubernetes.pod.name"),
  NAMESPACE("orchestrator.namespace"),
  CLUSTER("orchestrator.cluster.name"),
  CONTAINER("container.name"),
  CONTAINER_ID("container.id"),
  IMAGE("container.image.name"),
  UNIT("systemd.unit"),
  STREAM("log.stream"),
  FILE("log.file.path"),
  ACCOUNT("cloud.account.id"),
  RESOURCE("cloud.resource_id");

  private final String field;

  SenderField(String field) {
    this.field = field;
  }

  /** The common field. */
  String field() {
    return field;
  }

  /** Whether a field is one of these. */
  static boolean isOne(String name) {
    for (SenderField each : values()) {
      if (each.field.equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the field may also mean what a record speaks of, not who wrote it. Then it is left to
   * formats that fill it: an audit event about the whole cluster has no namespace, whatever pod the
   * log came from.
   */
  boolean mayBeSubject() {
    return this == NAMESPACE || this == CONTAINER || this == CONTAINER_ID || this == IMAGE;
  }
}
