package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline has to say, on its way through the correlations above it to the one that raises
 * an alert: a value of their facts, in a form of its own. Where it would be longer than a value may
 * be, texts are cut and the last numbers are left out.
 *
 * @param severity level of the baseline's result, if it has one of its own
 */
record CarriedGrounds(Grounds grounds, @Nullable Level severity) {
  /** The field that carries it. */
  static final String FIELD = "baseline.grounds";

  /** The first byte; what facts carried before was text, which begins with none such. */
  private static final int VERSION = 1;

  /** Longest text, in bytes; two of them leave room for the rest. */
  private static final int TEXT_BYTES = 1_800;

  /** Room for what ends the numbers. */
  private static final int END_BYTES = 1;

  // The older form: severity, texts, and numbers as NAME=VALUE, with this between them.
  private static final String BETWEEN = "\u001F";
  private static final int TEXTS = 3;

  /** As one value. */
  byte[] toBytes() {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.text(severity == null ? "" : severity.name());
    out.text(cut(grounds.english()));
    out.text(cut(grounds.japanese()));
    for (Map.Entry<String, String> number : grounds.numbers().entrySet()) {
      StateWriter one = new StateWriter();
      one.flag(true);
      one.text(number.getKey());
      one.text(number.getValue());
      if (out.size() + one.size() + END_BYTES > Fact.VALUE_BYTES) {
        break;
      }
      out.raw(one.toBytes());
    }
    out.flag(false);
    return out.toBytes();
  }

  private static String cut(String text) {
    String shorter = text;
    while (shorter.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
      int length = shorter.length() * 3 / 4;
      boolean splits = Character.isHighSurrogate(shorter.charAt(length - 1));
      shorter = shorter.substring(0, splits ? length - 1 : length);
    }
    return shorter;
  }

  /** Reads the first value of a column; null if there is none. */
  static @Nullable CarriedGrounds of(Fact fact, int column) {
    int start = fact.first(column);
    if (start == Fact.NONE || fact.length(start) == 0) {
      return null;
    }
    if (fact.buffer()[start] != VERSION) {
      return ofText(fact.text(column));
    }
    StateReader in = reader(fact, start);
    Level severity = level(in.text());
    String english = in.text();
    String japanese = in.text();
    Map<String, String> numbers = new LinkedHashMap<>();
    while (in.flag()) {
      numbers.put(in.text(), in.text());
    }
    return new CarriedGrounds(new Grounds(numbers, english, japanese), severity);
  }

  private static StateReader reader(Fact fact, int start) {
    StateReader in = new StateReader(fact.buffer(), start, start + fact.length(start));
    in.count();
    return in;
  }

  private static @Nullable Level level(String name) {
    return name.isEmpty() ? null : Level.valueOf(name);
  }

  private static @Nullable CarriedGrounds ofText(String text) {
    String[] parts = text.split(BETWEEN, -1);
    if (parts.length < TEXTS) {
      return null;
    }
    Map<String, String> numbers = new LinkedHashMap<>();
    for (int i = TEXTS; i < parts.length; i++) {
      int sign = parts[i].indexOf('=');
      if (sign > 0) {
        numbers.put(parts[i].substring(0, sign), parts[i].substring(sign + 1));
      }
    }
    return new CarriedGrounds(new Grounds(numbers, parts[1], parts[2]), level(parts[0]));
  }

  /** The severity that the first value of a column brings along, without reading the rest. */
  static @Nullable Level severity(Fact fact, int column) {
    int start = fact.first(column);
    if (fact.length(start) > 0 && fact.buffer()[start] == VERSION) {
      return level(reader(fact, start).text());
    }
    CarriedGrounds older = of(fact, column);
    return older == null ? null : older.severity();
  }

  /** The severity of a correlation of this level: higher where the baseline says so. */
  static @Nullable Level higher(@Nullable Level severity, Level least) {
    return severity == null || severity.compareTo(least) > 0 ? severity : least;
  }

  /** The reason of the baseline, then that of the correlation, with the numbers of both. */
  Grounds under(Grounds correlation) {
    Map<String, String> numbers = new LinkedHashMap<>(grounds.numbers());
    correlation.numbers().forEach((name, value) -> numbers.put("correlation." + name, value));
    return new Grounds(
        numbers,
        grounds.english() + " " + correlation.english(),
        grounds.japanese() + correlation.japanese());
  }
}
