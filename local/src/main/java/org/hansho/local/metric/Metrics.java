package org.hansho.local.metric;

/**
 * Receives the figures of a runner after each commit, from the thread that drives it. An
 * implementation must be quick, since the next epoch waits for it, and must not fail.
 *
 * <p>Names are few and fixed: lower-case words joined by dots and hyphens. No name holds anything
 * from a record.
 */
public interface Metrics {
  /** Discards all metrics. */
  Metrics NONE =
      new Metrics() {
        @Override
        public void counter(String name, long value) {}

        @Override
        public void gauge(String name, long value) {}
      };

  /**
   * The value of a counter.
   *
   * @param value how often something has happened over the life of the data folder
   */
  void counter(String name, long value);

  /**
   * The value of something that rises and falls.
   *
   * @param value how much there is now
   */
  void gauge(String name, long value);
}
