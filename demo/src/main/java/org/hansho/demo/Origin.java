package org.hansho.demo;

import org.hansho.record.Format;

/**
 * A source of the demonstration.
 *
 * @param name its id in the settings
 * @param way how its records reach the server
 */
record Origin(String name, Format format, Way way) {
  /** The ways in. */
  enum Way {
    HTTP,
    SYSLOG,
    /** Packets of flows, as datagrams. */
    FLOWS,
    FILE,
    /** A folder in which each document is a file. */
    FOLDER
  }

  /** A source that sends as sources of its format do. */
  static Origin of(String name, Format format) {
    if (format.readsWhole()) {
      return new Origin(name, format, Way.FOLDER);
    }
    Way way =
        switch (format.name()) {
          case "syslog" -> Way.SYSLOG;
          case NetflowPackets.FORMAT -> Way.FLOWS;
          case "web-access", "iis", "nginx-json", "auditd" -> Way.FILE;
          default -> Way.HTTP;
        };
    return new Origin(name, format, way);
  }

  /**
   * The same where nothing may be lost: syslog and datagrams acknowledge nothing, so lines are a
   * file, and packets are posted.
   */
  Origin withoutLoss() {
    return switch (way) {
      case SYSLOG -> new Origin(name, format, Way.FILE);
      case FLOWS -> new Origin(name, format, Way.HTTP);
      case HTTP, FILE, FOLDER -> this;
    };
  }
}
