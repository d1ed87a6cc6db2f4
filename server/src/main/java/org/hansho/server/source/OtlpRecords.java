package org.hansho.server.source;

/** Takes the log records of one request; counts those that are too large. Belongs to one thread. */
final class OtlpRecords {
  private final String source;
  private final Portions portions;
  private int rejected;

  OtlpRecords(String source, Portions portions) {
    this.source = source;
    this.portions = portions;
  }

  void add(OtlpRecord record, byte[] attributes, byte[] resource, byte[] scope) {
    byte[] line = record.line(attributes, resource, scope);
    if (portions.fits(line.length)) {
      portions.add(source, "", line, 0, line.length);
    } else {
      rejected++;
    }
  }

  /** How many were too large. */
  int rejected() {
    return rejected;
  }
}
