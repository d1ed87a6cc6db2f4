package org.hansho.local.run;

/**
 * That somebody had all forgotten that a detection had learned.
 *
 * @param detection its id
 * @param watermark how far event time had come, nanoseconds since 1970; the least number if it had
 *     not begun
 * @param time when it was done, nanoseconds since 1970
 * @param author who did it
 * @param reason why, in the author's words
 * @param states how many states were forgotten
 */
public record Relearning(
    String detection, long watermark, long time, String author, String reason, long states) {}
