package org.hansho.server.settings;

/** The ways in. */
public enum SourceKind {
  /** Requests to the HTTP listener that name the source. */
  HTTP("http"),
  /** Syslog datagrams. */
  SYSLOG_UDP("syslog-udp"),
  /** Syslog over TCP. */
  SYSLOG_TCP("syslog-tcp"),
  /** Syslog over TLS. */
  SYSLOG_TLS("syslog-tls"),
  /** NetFlow, IPFIX and sFlow datagrams. */
  FLOWS("flows"),
  /** Topics of Kafka or of what speaks its protocol. */
  KAFKA("kafka"),
  /** Files that are followed while they grow. */
  FILES("files");

  private final String word;

  SourceKind(String word) {
    this.word = word;
  }

  /** As it is written in the settings. */
  public String word() {
    return word;
  }
}
