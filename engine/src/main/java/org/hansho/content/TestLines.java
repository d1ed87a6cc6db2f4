package org.hansho.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lays out the lines of a test in time.
 *
 * <p>These are replaced: {@code ${epoch}} (seconds with milliseconds), {@code ${seconds}}, {@code
 * ${nanos}}, {@code ${rfc3339}}, {@code ${datetime}} ({@code 2026-01-02 03:04:05}), {@code
 * ${access}} ({@code 02/Jan/2026:03:04:05 +0000}), {@code ${syslog}} ({@code Jan 2 03:04:05}),
 * {@code ${serial}} (one number for each block and repetition), {@code ${n}} (repetition from 1).
 */
public final class TestLines {
  /** When every test begins. */
  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** Most blocks that a test may have, repetitions counted. */
  public static final int MOST_BLOCKS = 100_000;

  /** The names of what is replaced. */
  static final Set<String> PLACEHOLDERS =
      Set.of("epoch", "seconds", "nanos", "rfc3339", "datetime", "access", "syslog", "serial", "n");

  private static final int FIRST_SERIAL = 1001;
  private static final DateTimeFormatter SYSLOG =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ACCESS =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Lines that come at one time.
   *
   * @param lines each ending with a line feed
   */
  public record Block(Instant at, String lines) {}

  private TestLines() {}

  /** The blocks of a test as texts, each ending with a line feed, in order of time. */
  public static List<String> blocks(DetectionTest test) {
    return blocks(test, START).stream().map(Block::lines).toList();
  }

  /** The blocks of a test that begins at that time, in order of time. */
  public static List<Block> blocks(DetectionTest test, Instant start) {
    return blocks(test.given(), start);
  }

  /** Blocks that begin at that time, in order of time, with their placeholders replaced. */
  static List<Block> blocks(List<DetectionTest.Given> script, Instant start) {
    List<Block> blocks = new ArrayList<>();
    int serial = FIRST_SERIAL;
    for (DetectionTest.Given given : script) {
      for (int n = 1; n <= given.repeat() && blocks.size() < MOST_BLOCKS; n++) {
        Instant at = start.plus(given.at()).plus(given.every().multipliedBy(n - 1L));
        blocks.add(new Block(at, filled(given.lines(), at, serial++, n)));
      }
    }
    blocks.sort(Comparator.comparing(Block::at));
    return blocks;
  }

  private static String filled(String lines, Instant time, int serial, int n) {
    long seconds = time.getEpochSecond();
    String text =
        lines
            .replace("${epoch}", "%d.%03d".formatted(seconds, time.getNano() / 1_000_000))
            .replace("${seconds}", Long.toString(seconds))
            .replace("${nanos}", "%d%09d".formatted(seconds, time.getNano()))
            .replace("${rfc3339}", DateTimeFormatter.ISO_INSTANT.format(time))
            .replace("${datetime}", DATE_TIME.format(time))
            .replace("${access}", ACCESS.format(time))
            .replace("${syslog}", SYSLOG.format(time))
            .replace("${serial}", Integer.toString(serial))
            .replace("${n}", Integer.toString(n));
    return text.endsWith("\n") ? text : text + "\n";
  }
}
