package org.hansho.benchmark.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.attack.Label;
import org.hansho.testkit.tenant.attack.Target;
import org.hansho.testkit.tenant.life.Oddity;

/**
 * What a detection found of the attacks meant for it, and what it raised without a cause.
 *
 * @param attacks how many there were
 * @param found how many of them were found before a day after their end
 * @param delays nanoseconds from the beginning of each found attack to its first finding, sorted
 * @param falseAlerts alerts that share neither entity nor principal nor address with any attack
 *     that was going on, whatever kind it was
 * @param onOddities those of them that name something unusual and harmless while it was news
 */
record Judgement(int attacks, int found, List<Long> delays, int falseAlerts, int onOddities) {
  private static final long DAY = 86_400_000_000_000L;
  private static final long MICRO = 1_000;

  Judgement {
    delays = delays.stream().sorted().toList();
  }

  /** The median delay in minutes; 0 if nothing was found. */
  double medianMinutes() {
    return delays.isEmpty() ? 0 : delays.get(delays.size() / 2) / 60e9;
  }

  /** Judges every detection that found or should have found something. */
  static Map<String, Judgement> all(
      List<QualityRun.Found> findings, List<Alert> alerts, Simulation simulation) {
    List<Label> labels = simulation.labels();
    Map<String, Judgement> judgements = new TreeMap<>();
    for (Label label : labels) {
      judgements.computeIfAbsent(label.slug(), slug -> of(slug, findings, alerts, simulation));
    }
    for (Alert alert : alerts) {
      judgements.computeIfAbsent(alert.detection(), slug -> of(slug, findings, alerts, simulation));
    }
    return judgements;
  }

  private static Judgement of(
      String slug, List<QualityRun.Found> findings, List<Alert> alerts, Simulation simulation) {
    List<Label> labels = simulation.labels();
    List<Long> delays = new ArrayList<>();
    int attacks = 0;
    for (Label label : labels) {
      if (label.slug().equals(slug)) {
        attacks++;
        long first = first(slug, label, findings);
        if (first != Long.MAX_VALUE) {
          delays.add(Math.max(0, first - label.begin() * MICRO));
        }
      }
    }
    List<Alert> wrong =
        alerts.stream()
            .filter(alert -> alert.detection().equals(slug) && !isCaused(alert, labels))
            .toList();
    long odd = wrong.stream().filter(alert -> isOdd(alert, simulation.oddities())).count();
    return new Judgement(attacks, delays.size(), delays, wrong.size(), (int) odd);
  }

  private static long first(String slug, Label label, List<QualityRun.Found> findings) {
    long first = Long.MAX_VALUE;
    for (QualityRun.Found finding : findings) {
      if (finding.detection().equals(slug)
          && finding.time() >= label.begin() * MICRO
          && finding.time() <= label.end() * MICRO + DAY
          && speaksOf(finding.text(), label.target())) {
        first = Math.min(first, finding.time());
      }
    }
    return first;
  }

  /** Whether an attack that was going on explains an alert. */
  static boolean isCaused(Alert alert, List<Label> labels) {
    return labels.stream().anyMatch(label -> caused(alert, label));
  }

  private static boolean caused(Alert alert, Label label) {
    boolean meanwhile =
        alert.lastTime() >= label.begin() * MICRO && alert.time() <= label.end() * MICRO + DAY;
    return meanwhile && speaksOf(text(alert), label.target());
  }

  /** Whether an alert names something unusual while it was news. */
  static boolean isOdd(Alert alert, List<Oddity> oddities) {
    return oddities.stream()
        .anyMatch(
            oddity ->
                alert.lastTime() >= oddity.begin() * MICRO
                    && alert.time() <= oddity.end() * MICRO
                    && names(text(alert), oddity.name()));
  }

  /** Whether a text in lower case names the entity, the principal or the address. */
  private static boolean speaksOf(String text, Target target) {
    return names(text, target.entity())
        || names(text, target.principal())
        || names(text, target.address());
  }

  private static boolean names(String text, String name) {
    return !name.isEmpty() && text.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String text(Alert alert) {
    StringBuilder text = new StringBuilder(alert.summary(Language.ENGLISH));
    for (Entity entity : alert.entities()) {
      text.append(' ').append(entity.attributes());
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
