package org.hansho.report.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Severity;
import org.hansho.files.output.Printable;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * All texts of one language, from {@code words_en.properties} or {@code words_ja.properties}.
 *
 * <p>{@code {0}}, {@code {1}} … stand for what is filled in; nothing else is special. A key that is
 * missing is a fault of the program, so {@link #get} fails on it; a test compares both files.
 */
public final class Texts {
  private final Language language;
  private final Map<String, String> byKey;

  private Texts(Language language, Map<String, String> byKey) {
    this.language = language;
    this.byKey = byKey;
  }

  /** The texts of a language. */
  public static Texts of(Language language) {
    String file = "words_" + language.code() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no texts: " + file);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> byKey = new TreeMap<>();
    properties.forEach((key, value) -> byKey.put((String) key, (String) value));
    return new Texts(language, byKey);
  }

  /** The language of these texts. */
  public Language language() {
    return language;
  }

  /**
   * The language that the environment asks for: {@code HANSHO_LANG}, then {@code LC_ALL}, {@code
   * LC_MESSAGES} and {@code LANG}; Japanese for Japanese, English for everybody else.
   *
   * <p>Looked up here and not in the Java locale, which is English wherever the system has no data
   * for the locale asked for.
   */
  public static Language language(Map<String, String> environment, Locale otherwise) {
    for (String name : List.of("HANSHO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.startsWith("ja") ? Language.JAPANESE : Language.ENGLISH;
      }
    }
    return otherwise.getLanguage().equals("ja") ? Language.JAPANESE : Language.ENGLISH;
  }

  /** All texts by key, sorted. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(byKey);
  }

  /** A text with values filled in, each made safe to write anywhere ({@link Printable#line}). */
  public String get(String key, Object... values) {
    return filled(text(key), values, Printable::line);
  }

  /** The same, where the lines of a value stay lines, for a terminal. */
  public String lines(String key, Object... values) {
    return filled(text(key), values, Texts::safeLines);
  }

  private String text(String key) {
    String text = byKey.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key + " in " + language);
    }
    return text;
  }

  private static String safeLines(String value) {
    return value.lines().map(Printable::line).collect(Collectors.joining("\n"));
  }

  private static String filled(String text, Object[] values, UnaryOperator<String> safe) {
    return Message.filled(text, Arrays.asList(values), value -> safe.apply(String.valueOf(value)));
  }

  /** A text that counts something: the form for one, or for any other number. */
  public String count(String key, long number) {
    return get(number == 1 ? key + ".one" : key + ".many", Numbers.grouped(number));
  }

  /** Whether there is a text for a key. */
  public boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** The word for a severity. */
  public String severity(Severity severity) {
    return get("severity." + severity.key());
  }

  /** The name of a stage of the kill chain. */
  public String stage(Intent intent) {
    return get("stage." + intent.key());
  }

  /** The shortest name of a stage, for the strip of a terminal. */
  public String shortStage(Intent intent) {
    return get("stage." + intent.key() + ".short");
  }

  /** What is said of a fault. */
  public Fault.Words words(Fault fault) {
    return language == Language.JAPANESE ? fault.japanese() : fault.english();
  }

  /** The texts as the descriptions of options and commands. */
  public ResourceBundle bundle() {
    return new ResourceBundle() {
      @Override
      protected @Nullable Object handleGetObject(String key) {
        return byKey.get(key);
      }

      @Override
      public Enumeration<String> getKeys() {
        return Collections.enumeration(byKey.keySet());
      }
    };
  }
}
