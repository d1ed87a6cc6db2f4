package org.hansho.cli.source;

/**
 * The published caps on what one file may ask of the one who opens it.
 *
 * @param openedBytes most bytes that one file may grow to when opened
 * @param ratio most bytes that may come out for each byte that went in; watched once {@code
 *     ratioFrom} bytes came out
 * @param members most members of one archive
 * @param layers deepest nesting of archives and compression
 */
public record Caps(long openedBytes, int ratio, long ratioFrom, int members, int layers) {
  /** 256 GiB, 500 to 1 beyond 64 MiB, 100,000 members, 3 layers. */
  public static final Caps DEFAULT = new Caps(256L << 30, 500, 64L << 20, 100_000, 3);
}
