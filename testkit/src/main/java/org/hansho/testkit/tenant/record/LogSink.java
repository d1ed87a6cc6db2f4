package org.hansho.testkit.tenant.record;

/** Takes finished records in order of time. */
@FunctionalInterface
public interface LogSink {
  /**
   * Takes one record.
   *
   * @param time microseconds since 1970
   * @param bytes holds the record from 0 to {@code length}, with its line feed; valid during the
   *     call only
   */
  void accept(LogKind kind, long time, byte[] bytes, int length);
}
