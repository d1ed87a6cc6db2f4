package org.hansho.server.source;

import org.hansho.server.http.HttpProblem;

/** Takes the log records of one request; counts those that are too large. Belongs to one thread. */
final class OtlpRecords {
  private final String source;
  private final Portions portions;
  private int all;
  private int rejected;

  OtlpRecords(String source, Portions portions) {
    this.source = source;
    this.portions = portions;
  }

  /** Where a part of a record is to be written; one too large for a record is not kept whole. */
  BoundedBytes part() {
    return portions.room();
  }

  /** A record without anything yet. */
  OtlpRecord record() {
    return new OtlpRecord(part(), part());
  }

  /**
   * Takes a record, or rejects it.
   *
   * @throws HttpProblem 413 if there are more than may be, with those that were rejected
   */
  void add(OtlpRecord record, BoundedBytes attributes, BoundedBytes resource, BoundedBytes scope) {
    all++;
    portions.boundItems(all);
    if (record.bytes(attributes, resource, scope) > portions.most()) {
      rejected++;
    } else {
      byte[] line = record.line(attributes, resource, scope);
      portions.add(source, "", line, 0, line.length);
    }
  }

  /** How many were too large. */
  int rejected() {
    return rejected;
  }
}
