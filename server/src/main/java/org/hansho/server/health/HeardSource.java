package org.hansho.server.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.run.SourceStatus;
import org.hansho.local.run.SourceTally;

/**
 * What was heard of a source so far; files that are followed are one. Immutable.
 *
 * @param lastArrival when its last input arrived, nanoseconds since 1970
 * @param tally what was read of all of it since the process began
 */
public record HeardSource(long lastArrival, SourceTally tally) {
  /** The source that watches over this one: that of the settings for a file that is followed. */
  public static String name(String source) {
    int file = source.indexOf('=');
    return file < 0 ? source : source.substring(0, file);
  }

  /** All that are to be watched, by name. What is read as history comes once. */
  static Map<String, HeardSource> all(List<SourceStatus> sources) {
    Map<String, HeardSource> all = new TreeMap<>();
    for (SourceStatus source : sources) {
      if (source.knownFrom() != Long.MIN_VALUE) {
        HeardSource heard = new HeardSource(source.lastArrival(), source.tally());
        all.merge(name(source.id()), heard, HeardSource::and);
      }
    }
    return all;
  }

  private HeardSource and(HeardSource other) {
    HeardSource later = lastArrival >= other.lastArrival ? this : other;
    HeardSource earlier = later.equals(this) ? other : this;
    String hole = later.tally.hole().isEmpty() ? earlier.tally.hole() : later.tally.hole();
    SourceTally both =
        new SourceTally(
            tally.events() + other.tally.events(),
            tally.malformed() + other.tally.malformed(),
            tally.late() + other.tally.late(),
            tally.missing() + other.tally.missing(),
            hole);
    return new HeardSource(later.lastArrival, both);
  }
}
