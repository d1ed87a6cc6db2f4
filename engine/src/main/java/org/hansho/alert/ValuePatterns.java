package org.hansho.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values that a sentence says in words by their shape: countries by their code, points of time,
 * shares of nothing, small probabilities, modules with their address, and accounts that have only a
 * number. Without state.
 */
final class ValuePatterns {
  private static final String BASELINE = "baseline.";
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);
  private static final Pattern NOTHING = Pattern.compile("0\\.0+");
  private static final Pattern MODULE = Pattern.compile("(.+) at (0x[0-9a-f]+)");

  /** An account whose name no source has told, only its number. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  private static final double MILLIONTH = 1e-6;

  private ValuePatterns() {}

  /** What a sentence says for a value of one of these fields; null if it has no such shape. */
  static @Nullable String of(List<String> fields, String value, Language language) {
    for (String field : fields) {
      String words =
          field.startsWith(BASELINE)
              ? ofBaseline(field, value, language)
              : ofRecord(field, value, language);
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private static @Nullable String ofRecord(String field, String value, Language language) {
    if (field.endsWith(".geo.country_iso_code")) {
      return country(value, language);
    }
    if (field.equals("user.name") && NUMBER.matcher(value).matches()) {
      return (language == Language.JAPANESE ? "ユーザー " : "user ") + value;
    }
    Matcher module = MODULE.matcher(value);
    return field.startsWith("memory.region.module_") && module.matches()
        ? module.group(1) + " (" + module.group(2) + ")"
        : null;
  }

  private static @Nullable String ofBaseline(String field, String value, Language language) {
    if (field.equals("baseline.new")) {
      return country(value, language);
    }
    if (field.equals("baseline.tail")) {
      return probability(value, language);
    }
    if (NOTHING.matcher(value).matches()) {
      return "0";
    }
    return INSTANT.matcher(value).matches()
        ? TO_THE_MINUTE.format(Instant.parse(value).atOffset(ZoneOffset.UTC))
        : null;
  }

  private static @Nullable String country(String code, Language language) {
    return COUNTRIES.contains(code)
        ? new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language.code()))
        : null;
  }

  private static @Nullable String probability(String value, Language language) {
    try {
      return chance(Double.parseDouble(value.replace("< ", "")), language);
    } catch (NumberFormatException other) {
      return null;
    }
  }

  private static @Nullable String chance(double probability, Language language) {
    if (probability >= MILLIONTH) {
      return null;
    }
    return language == Language.JAPANESE ? "100 万分の 1 未満" : "less than one in a million";
  }
}
