package org.hansho.server.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Language;
import org.hansho.alert.Sentence;
import org.hansho.alert.Wording;

/** What alerts about health say, from {@code texts.properties}. Immutable. */
final class HealthTexts {
  private static final Properties TEXTS = texts();
  private static final Map<HealthKind, Wording> PRESENT = all("now");
  private static final Map<HealthKind, Wording> OVER = all("over");

  private HealthTexts() {}

  /** The wording of a kind while it lasts, or when it is over. */
  static Wording of(HealthKind kind, boolean over) {
    return Objects.requireNonNull((over ? OVER : PRESENT).get(kind));
  }

  private static Map<HealthKind, Wording> all(String time) {
    Map<HealthKind, Wording> all = new EnumMap<>(HealthKind.class);
    for (HealthKind kind : HealthKind.values()) {
      AlertTexts english = texts(kind, time, Language.ENGLISH);
      all.put(kind, new Wording(english, texts(kind, time, Language.JAPANESE)));
    }
    return all;
  }

  private static AlertTexts texts(HealthKind kind, String time, Language language) {
    String prefix = kind.key() + '.' + language.code() + '.';
    List<String> faults = new ArrayList<>();
    AlertTexts texts =
        new AlertTexts(
            text(prefix + "title"),
            "",
            text(prefix + "description"),
            "",
            Sentence.parse(text(prefix + time), faults),
            List.of(text(prefix + "do").split("\\|")),
            List.of(text(prefix + "harmless").split("\\|")),
            "");
    if (!faults.isEmpty()) {
      throw new IllegalStateException(prefix + time + ": " + faults.get(0));
    }
    return texts;
  }

  private static String text(String key) {
    String text = TEXTS.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("there is no text " + key);
    }
    return text;
  }

  private static Properties texts() {
    Properties texts = new Properties();
    try (InputStream in = HealthTexts.class.getResourceAsStream("texts.properties")) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      return texts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
