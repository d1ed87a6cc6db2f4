package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads a ladder: a mapping of fields to levels, from coarse to fine. */
final class LadderReader {
  private static final String SILENT = "none";
  private static final int MOST = 8;

  private LadderReader() {}

  /** The rungs in the order written; what is wrong is reported and left out. */
  static List<Baseline.Rung> read(Mapping ladder, Problems problems) {
    List<Baseline.Rung> rungs = new ArrayList<>();
    for (Map.Entry<String, YamlNode.Entry> entry : ladder.entries().entrySet()) {
      String word = entry.getValue().value() instanceof Scalar scalar ? scalar.text() : "";
      List<String> words = words();
      int index = words.indexOf(word.toLowerCase(Locale.ROOT));
      if (index < 0) {
        problems.error(
            entry.getValue().value().place(),
            "a rung has one of the levels " + String.join(", ", words),
            Suggestion.of(word, words));
      } else {
        rungs.add(new Baseline.Rung(entry.getKey(), level(index)));
      }
    }
    if (ladder.entries().size() > MOST) {
      problems.error(ladder.place(), "a ladder has at most " + MOST + " rungs", "");
    } else if (!rungs.isEmpty() && rungs.stream().allMatch(rung -> rung.level() == null)) {
      problems.error(ladder.place(), "no rung of the ladder has a level", "give one a level");
    } else if (ladder.entries().isEmpty()) {
      problems.error(ladder.place(), "the ladder has no rung", "add one like 'source.ip: low'");
    }
    return rungs;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(SILENT);
    words.addAll(Level.KEYS);
    return words;
  }

  private static @Nullable Level level(int index) {
    return index == 0 ? null : Level.values()[index - 1];
  }
}
