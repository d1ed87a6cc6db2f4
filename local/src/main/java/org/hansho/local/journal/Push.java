package org.hansho.local.journal;

import java.nio.charset.StandardCharsets;

/**
 * Something a sender pushed.
 *
 * @param source id of the source it came in by, at most {@link #LONGEST_TEXT} bytes of UTF-8
 * @param time when it arrived, nanoseconds since 1970; the caller's clock
 * @param arrival what else is known of the arrival (peer address, content type), at most {@link
 *     #LONGEST_TEXT} bytes of UTF-8
 * @param key idempotency key that the sender gave: a push with the same one from the same source
 *     within 24 hours is a repetition and changes nothing; empty if it gave none; at most {@link
 *     #LONGEST_TEXT} bytes of UTF-8
 * @param payload the bytes as they came; neither copied nor changed
 */
public record Push(String source, long time, String arrival, String key, byte[] payload) {
  /** Most bytes of the source's id, of the arrival's metadata and of the key. */
  public static final int LONGEST_TEXT = 0xffff;

  /** A push whose sender gave no key. */
  public Push(String source, long time, String arrival, byte[] payload) {
    this(source, time, arrival, "", payload);
  }

  byte[] sourceBytes() {
    return source.getBytes(StandardCharsets.UTF_8);
  }

  byte[] arrivalBytes() {
    return arrival.getBytes(StandardCharsets.UTF_8);
  }

  byte[] keyBytes() {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
