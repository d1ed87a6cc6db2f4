package org.hansho.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Texts;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.KeyedDocument;

/** Says in words whether a detection is armed, why not, and what it needs before it can fire. */
final class Arming {
  private final Texts texts;

  Arming(Texts texts) {
    this.texts = texts;
  }

  /** The state of a detection. */
  String state(Detection detection, Engine engine) {
    if (!engine.isArmed(detection)) {
      return texts.get("list.not-armed", reason(detection, engine));
    }
    List<String> learning = new ArrayList<>();
    for (KeyedDocument document : detection.keyed()) {
      if (document instanceof Baseline baseline && learns(baseline.learning())) {
        learning.add(learning(baseline.learning()));
      }
    }
    return learning.isEmpty()
        ? texts.get("list.armed")
        : texts.get("list.armed-learns", String.join(" / ", learning.stream().distinct().toList()));
  }

  private static boolean learns(Baseline.Learning learning) {
    return !learning.period().isZero() || learning.samples() > 0;
  }

  private String learning(Baseline.Learning learning) {
    String period = period(learning.period().toMinutes());
    return learning.samples() == 0
        ? period
        : texts.get("list.period-and-events", period, texts.count("events", learning.samples()));
  }

  private String period(long minutes) {
    long hours = minutes / 60;
    if (minutes % 60 != 0) {
      return texts.get("report.span.minutes", minutes);
    }
    return hours % 24 != 0
        ? texts.get("report.span.hours", hours)
        : texts.get("report.span.days", hours / 24);
  }

  /** Why a detection is not armed. */
  String reason(Detection detection, Engine engine) {
    List<String> lacking = engine.lacks(detection);
    if (!detection.isArmed() && !detection.missingLists().isEmpty()) {
      return texts.get("list.missing-list", String.join(", ", detection.missingLists()));
    }
    return lacking.isEmpty()
        ? texts.get("list.refused")
        : texts.get("list.lacks", String.join(", ", lacking));
  }

  /** The kind of a document that remembers, as its author wrote it. */
  static String kind(KeyedDocument document) {
    if (document instanceof Correlation correlation) {
      return "correlation " + correlation.type().name().toLowerCase(Locale.ROOT);
    }
    Baseline.Condition condition = ((Baseline) document).condition();
    String name = condition.getClass().getSimpleName();
    return "baseline " + name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
