package org.hansho.files.source;

import java.time.Duration;

/**
 * What one outer file may ask of the one who opens it: one budget for everything packed in it, at
 * whatever depth. Bytes are counted each time they come out of a decompressor, so that they stand
 * for time too; the clock is for what is far slower than its bytes let expect.
 *
 * @param openedBytes most bytes that may come out of all decompressors together
 * @param ratio most bytes that may come out for each byte of the outer file; watched once {@code
 *     ratioFrom} bytes came out
 * @param members most members of all archives together
 * @param layers deepest nesting of archives and compression
 * @param time longest that may be spent in decompressors, with reading of what is packed
 */
public record Caps(
    long openedBytes, int ratio, long ratioFrom, int members, int layers, Duration time) {
  /**
   * 64 GiB (some minutes of work), 200 to 1 beyond 256 MiB (logs pack to 5 to 1 up to 100 to 1),
   * 100,000 members, 3 layers, two hours.
   */
  public static final Caps DEFAULT =
      new Caps(64L << 30, 200, 256L << 20, 100_000, 3, Duration.ofHours(2));
}
