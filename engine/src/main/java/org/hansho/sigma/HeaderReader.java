package org.hansho.sigma;

import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.yaml.MappingReader;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;

/** Reads what every kind of Sigma document says about itself. */
final class HeaderReader {
  private static final int LONGEST_TITLE = 256;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})");
  private static final List<String> STATUSES =
      List.of("stable", "test", "experimental", "deprecated", "unsupported");

  /** Top-level keys; others are allowed and passed over. */
  private static final Set<String> KEYS =
      new TreeSet<>(
          List.of(
              "title",
              "ja",
              "id",
              "name",
              "related",
              "taxonomy",
              "status",
              "description",
              "license",
              "references",
              "author",
              "date",
              "modified",
              "logsource",
              "detection",
              "fields",
              "falsepositives",
              "level",
              "tags",
              "scope",
              "correlation",
              "filter",
              "baseline",
              "action",
              "sigma-version",
              "simulation",
              "regression_tests_path"));

  private final Mapping document;
  private final MappingReader keys;
  private final Problems problems;

  private HeaderReader(Mapping document, Problems problems) {
    this.document = document;
    this.keys = new MappingReader(document, problems);
    this.problems = problems;
  }

  /** The header of a document; also names the document for the problems that follow. */
  static Header read(Mapping document, Problems problems) {
    problems.inRule(label(document));
    return new HeaderReader(document, problems).header();
  }

  /** The id of a document, else its name or title, else nothing. */
  static String label(Mapping document) {
    for (String key : List.of("id", "name", "title")) {
      if (document.get(key) instanceof Scalar scalar && !scalar.text().isBlank()) {
        return scalar.text().strip();
      }
    }
    return "";
  }

  private Header header() {
    String title = title();
    String id = keys.text("id");
    if (id != null && !UUID.matcher(id).matches()) {
      problems.warning(keys.place("id"), "the id '" + shown(id) + "' is not a UUID", "");
    }
    String name = keys.text("name");
    String reference = name != null ? name : id != null ? id : title;
    checkDate("date");
    checkDate("modified");
    warnOfMisspelledKeys();
    return new Header(
        reference,
        id,
        name,
        title,
        keys.text("ja", title),
        keys.text("description", ""),
        status(),
        level(),
        keys.remarks("tags").stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList(),
        keys.remarks("fields"),
        keys.remarks("falsepositives"),
        document.place());
  }

  private void warnOfMisspelledKeys() {
    for (Map.Entry<String, YamlNode.Entry> entry : document.entries().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        String guess = Suggestion.of(entry.getKey(), KEYS);
        if (!guess.isEmpty()) {
          String message = "Sigma has no key '" + shown(entry.getKey()) + "'";
          problems.warning(entry.getValue().keyPlace(), message, guess);
        }
      }
    }
  }

  private String title() {
    String title = keys.text("title", "").strip();
    if (title.isEmpty()) {
      problems.error(keys.place("title"), "the title is missing", "add 'title: ' and one line");
    } else if (title.length() > LONGEST_TITLE) {
      String message = "the title has " + title.length() + " characters";
      problems.warning(
          keys.place("title"), message, "Sigma allows " + LONGEST_TITLE + "; move the rest down");
    }
    return title;
  }

  private String status() {
    String status = keys.text("status", "").toLowerCase(Locale.ROOT);
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      String message = "the status '" + shown(status) + "' is not known";
      problems.warning(keys.place("status"), message, Suggestion.of(status, STATUSES));
    }
    return status;
  }

  private Level level() {
    Scalar word = keys.scalar("level");
    if (word == null) {
      return Level.MEDIUM;
    }
    Level level = Level.of(word.text().strip());
    if (level == null) {
      String guess = Suggestion.of(word.text(), Level.KEYS);
      problems.error(
          word.place(),
          "there is no level '" + shown(word.text()) + "'",
          guess.isEmpty() ? "use one of " + String.join(", ", Level.KEYS) : guess);
      return Level.MEDIUM;
    }
    return level;
  }

  private void checkDate(String key) {
    Scalar date = keys.scalar(key);
    if (date != null && !isDate(date.text())) {
      String message = "'" + shown(date.text()) + "' is not a date";
      problems.warning(date.place(), message, "write it like 2026-11-25");
    }
  }

  private static boolean isDate(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    int month = Integer.parseInt(matcher.group(3));
    int day = Integer.parseInt(matcher.group(4));
    boolean leap = Year.isLeap(Long.parseLong(matcher.group(1)));
    return month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).length(leap);
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
