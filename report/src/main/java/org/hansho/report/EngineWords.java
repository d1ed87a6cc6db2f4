package org.hansho.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.alert.Language;
import org.hansho.alert.Worded;
import org.hansho.yaml.Problem;

/**
 * What the engine says in English about rules, lists and files, in the language of the reader. The
 * engine words its messages where it finds a fault; a table of templates gives their Japanese. A
 * message without a template stays as it is.
 */
public final class EngineWords {
  private static final String TABLE = "text/problems_ja.txt";
  private static final String BETWEEN = " = ";

  /** Messages within messages that are translated too, such as a suggestion. */
  private static final int DEEPEST = 2;

  /** The place of a problem, or the mark of a remedy, and what is said. */
  private static final Pattern LINE =
      Pattern.compile("( {2}= |[^|]*?:\\d+:\\d+: |\\S+: )(.*)", Pattern.DOTALL);

  private static volatile List<Template> templates = List.of();

  /** A message with places for any text, and its Japanese; the one with the most words first. */
  private record Template(Pattern english, String japanese, int literal) {}

  private EngineWords() {}

  /** A message in that language. */
  public static String of(String message, Language language) {
    return language == Language.JAPANESE ? translated(message, DEEPEST) : message;
  }

  /** A problem with message and remedy in that language. */
  public static Problem of(Problem problem, Language language) {
    return language == Language.JAPANESE
        ? new Problem(
            problem.severity(),
            problem.place(),
            of(problem.message(), language),
            of(problem.remedy(), language),
            problem.sourceLine(),
            problem.rule())
        : problem;
  }

  /** A message in each language. */
  public static Worded of(String message) {
    return language -> of(message, language);
  }

  /** Problems one below the other, with their places. */
  public static Worded of(List<Problem> problems) {
    return language ->
        problems.stream()
            .map(problem -> of(problem, language).rendered().strip())
            .collect(Collectors.joining("\n"));
  }

  /**
   * A line of a rendered problem (its place and message, its line of the file, or its remedy), or a
   * message without a place.
   */
  public static String line(String line, Language language) {
    Matcher parts = LINE.matcher(line);
    if (parts.matches()) {
      String said = of(parts.group(2), language);
      if (!said.equals(parts.group(2))) {
        return parts.group(1) + said;
      }
    }
    return of(line, language);
  }

  private static String translated(String message, int depth) {
    if (message.isEmpty() || depth == 0) {
      return message;
    }
    for (Template template : templates()) {
      Matcher matcher = template.english().matcher(message);
      if (matcher.matches()) {
        return filled(template.japanese(), matcher, depth - 1);
      }
    }
    return message;
  }

  private static String filled(String japanese, Matcher matcher, int depth) {
    Map<String, String> values = new HashMap<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      values.put("{" + i + "}", translated(matcher.group(i), depth));
    }
    return Pattern.compile("\\{[1-9]}")
        .matcher(japanese)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(), place.group())));
  }

  private static List<Template> templates() {
    List<Template> read = templates;
    if (read.isEmpty()) {
      read = read();
      templates = read;
    }
    return read;
  }

  private static List<Template> read() {
    List<Template> read = new ArrayList<>();
    try (InputStream table = EngineWords.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("the program lacks its file " + TABLE);
      }
      for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        // The last one, since an English message may hold one too.
        int between = line.lastIndexOf(BETWEEN);
        if (between > 0 && !line.startsWith("#")) {
          read.add(template(line.substring(0, between), line.substring(between + 3)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.sort(Comparator.comparingInt(Template::literal).reversed());
    return List.copyOf(read);
  }

  private static Template template(String english, String japanese) {
    String[] literals = english.split("\\{}", -1);
    List<String> quoted = new ArrayList<>();
    int length = 0;
    for (String literal : literals) {
      quoted.add(Pattern.quote(literal));
      length += literal.length();
    }
    return new Template(
        Pattern.compile(String.join("(.*)", quoted), Pattern.DOTALL), japanese, length);
  }
}
