package org.hansho.server.receive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.hansho.local.journal.Receipt;

/** Counts what became of the records of one way in. Safe from any thread. */
final class Tally {
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();
  private final Map<String, Hole> holes = new ConcurrentHashMap<>();
  private volatile String trouble = "";

  void kept(long count, long size) {
    records.add(count);
    bytes.add(size);
  }

  /** Lines of a file, of which those before an offset are counted already. */
  void kept(byte[] lines, int from) {
    int ends = 0;
    for (int at = from; at < lines.length; at++) {
      ends += lines[at] == '\n' ? 1 : 0;
    }
    kept(ends, lines.length - from);
  }

  /** What is not taken because of what it is. */
  void refused(String reason, long count) {
    refused.computeIfAbsent(reason, unseen -> new LongAdder()).add(count);
  }

  /** What was taken and is lost. */
  void dropped(String reason, long count) {
    dropped.computeIfAbsent(reason, unseen -> new LongAdder()).add(count);
  }

  /**
   * Numbers of a source that are missing.
   *
   * @param missing how many since the start
   * @param range the last of them, as {@code first-last}
   */
  record Hole(String source, long missing, String range) {}

  /** Notes numbers that are missing, from one to before another. */
  void missing(String source, long from, long before) {
    holes.merge(
        source,
        new Hole(source, before - from, from + "-" + (before - 1)),
        (old, more) -> new Hole(source, old.missing() + more.missing(), more.range()));
  }

  List<Hole> holes() {
    return List.copyOf(holes.values());
  }

  /** The word for a refusal of the journal. */
  static String reason(Receipt.Refused refusal) {
    return refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Says what is wrong at present; empty if nothing is. */
  void trouble(String words) {
    trouble = words;
  }

  String trouble() {
    return trouble;
  }

  long records() {
    return records.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  Map<String, Long> refused() {
    return sums(refused);
  }

  Map<String, Long> dropped() {
    return sums(dropped);
  }

  private static Map<String, Long> sums(Map<String, LongAdder> adders) {
    Map<String, Long> sums = new ConcurrentHashMap<>();
    adders.forEach((reason, count) -> sums.put(reason, count.sum()));
    return sums;
  }
}
