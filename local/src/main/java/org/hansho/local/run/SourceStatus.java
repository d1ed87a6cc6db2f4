package org.hansho.local.run;

import java.time.Duration;

/**
 * What a person may want to know of a source.
 *
 * @param id as whoever feeds it names it
 * @param format name of its format
 * @param position offset behind the last byte that was read
 * @param newest event time of its newest event that was no more ahead than allowed, nanoseconds
 *     since 1970; the least number if it has none
 * @param lastArrival when its last input arrived, nanoseconds since 1970
 * @param skewed events that were further ahead of their arrival than allowed, since it began; if
 *     there are any, its clock is wrong or somebody forges its time stamps
 * @param ahead by how much the last of these was ahead
 */
public record SourceStatus(
    String id,
    String format,
    long position,
    long newest,
    long lastArrival,
    long skewed,
    Duration ahead) {}
