package org.hansho.local.run;

/**
 * What was read of a source since the process began.
 *
 * @param events records that were read
 * @param malformed records that could not be read
 * @param late events that were too late to be learned from
 * @param missing how many numbers were missing between numbered records or packets
 * @param hole the last numbers that were missing, as {@code first-last}; empty if none were
 */
public record SourceTally(long events, long malformed, long late, long missing, String hole) {
  /** Nothing was read. */
  public static final SourceTally NONE = new SourceTally(0, 0, 0, 0, "");
}
