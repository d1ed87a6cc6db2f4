package org.hansho.sigma;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flood: more traffic of a class than usual, for a while.
 *
 * @param slot what rates are means of
 * @param field names the class of traffic; may be empty
 * @param judged the classes that may be a flood; empty for all
 * @param floor what a second must bring at least to be a flood by its amount alone; one rate above
 *     its limit is enough; may be empty
 * @param evidence what a second must bring at least where what it consists of speaks of an attack;
 *     may be empty
 * @param top fields whose most frequent values are reported
 * @param factor what the 99th percentile of the hour of the week is multiplied by
 * @param deviations how many median deviations above the median are still usual
 * @param slots how many slots must be above the limit
 * @param within of how many
 * @param spread how many different values of the first of {@code top} there must be, with none that
 *     brings half; 0 for off
 * @param signs whether requests of ordinary visitors are reported as a surge of low severity
 */
public record FloodCondition(
    Duration slot,
    String field,
    List<String> judged,
    Map<Rate, Long> floor,
    Map<Rate, Long> evidence,
    List<String> top,
    double factor,
    double deviations,
    int slots,
    int within,
    int spread,
    boolean signs)
    implements Baseline.Condition {
  public FloodCondition {
    judged = List.copyOf(judged);
    floor = Map.copyOf(floor);
    evidence = Map.copyOf(evidence);
    top = List.copyOf(top);
  }

  /** Whether requests are counted, and not what flows bring. */
  public boolean ofRequests() {
    return floor.containsKey(Rate.REQUESTS) || evidence.containsKey(Rate.REQUESTS);
  }

  /** Whether what flows consist of is looked at. */
  public boolean looksAtShape() {
    return !evidence.isEmpty() && !ofRequests();
  }

  /** What a flood counts by the second. */
  public enum Rate {
    PACKETS,
    BITS,
    FLOWS,
    REQUESTS,
    /** SYN that open no connection; of {@code evidence} only. */
    SYN;

    /** The rate of a word, or null. */
    static @Nullable Rate of(String word) {
      for (Rate rate : values()) {
        if (rate.word().equals(word)) {
          return rate;
        }
      }
      return null;
    }

    /** As documents write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    static List<String> words() {
      return Arrays.stream(values()).map(Rate::word).toList();
    }
  }
}
