package org.hansho.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/** The words that stand for closed sets of values, in the order messages list them. */
final class Choices {
  /** As the reference document writes them. */
  static final Map<String, Intent> SEED_INTENTS = by(Intent.values(), Intent::seedName);

  static final Map<String, Intent> INTENTS = by(Intent.values(), Intent::key);
  static final Map<String, Severity> SEVERITIES = by(Severity.values(), Severity::key);
  static final Map<String, Confidence> CONFIDENCES = by(Confidence.values(), Confidence::key);
  static final Map<String, String> SPECIFIED =
      by(new String[] {"A", "B", "C"}, Function.identity());
  static final Map<String, String> CAPABILITIES =
      by(Detection.CAPABILITIES.toArray(String[]::new), Function.identity());

  private Choices() {}

  private static <E> Map<String, E> by(E[] values, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(word.apply(value), value);
    }
    return words;
  }
}
