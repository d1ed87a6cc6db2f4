package org.hansho.testkit.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.testkit.Chance;

/**
 * A month of a company: quiet alerts, and stories between them. It does not depend on how alerts
 * are grouped. Belongs to one thread.
 */
public final class StoryMonth {
  /** When it begins: 2026-03-02 00:00 UTC, in nanoseconds since 1970. */
  public static final long START = 1_772_409_600_000_000_000L;

  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final int DAYS_FOR_BEGINNINGS = 20;

  private final Company company = new Company();
  private final Chance chance;
  private final List<StoryAlert> alerts = new ArrayList<>();
  private int stories;

  /** A month with nothing in it yet. */
  public StoryMonth(long seed) {
    this.chance = new Chance(seed);
  }

  /** Adds what a month without an attack raises. */
  public StoryMonth withQuietAlerts() {
    for (Alert alert : new QuietMonth(company, chance, START).alerts()) {
      alerts.add(new StoryAlert("", alert));
    }
    return this;
  }

  /** Adds a story that begins some time in the first 20 days. */
  public StoryMonth with(Plot plot, Manner manner) {
    int number = stories++;
    Cast cast = Cast.of(number, company, manner, chance);
    List<Plot.Step> steps = plot.steps(cast);
    int missing = manner.missing(steps.size());
    long time = START + 24 * HOUR + chance.below(24 * DAYS_FOR_BEGINNINGS) * HOUR;
    for (int i = 0; i < steps.size(); i++) {
      if (i != missing) {
        Plot.Step step = steps.get(i);
        Alert alert = AlertMaker.alert(step.detection(), time, step.entities());
        alerts.add(new StoryAlert(plot.key() + ", " + manner.key() + " " + number, alert));
      }
      long pause = manner.pause().toNanos();
      time += pause / 2 + pause / 1_000 * chance.below(1_000);
    }
    return this;
  }

  /** Everything so far, in the order of event time. */
  public List<StoryAlert> alerts() {
    return alerts.stream()
        .sorted(
            Comparator.comparingLong((StoryAlert one) -> one.alert().time())
                .thenComparing(one -> one.alert().id()))
        .toList();
  }
}
