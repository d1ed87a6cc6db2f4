package org.hansho.demo;

import org.hansho.format.Format;

/**
 * A source of the demonstration.
 *
 * @param name its id in the settings
 */
record Origin(String name, Format format) {
  /** How its records reach the server. */
  enum Way {
    HTTP,
    SYSLOG,
    FILE,
    /** A folder in which each document is a file. */
    FOLDER
  }

  Way way() {
    if (format.readsWhole()) {
      return Way.FOLDER;
    }
    return switch (format.name()) {
      case "syslog" -> Way.SYSLOG;
      case "web-access", "iis", "nginx-json", "auditd" -> Way.FILE;
      default -> Way.HTTP;
    };
  }
}
