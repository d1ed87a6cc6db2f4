package org.hansho.yaml;

import java.util.ArrayList;
import java.util.List;
import org.hansho.yaml.Problem.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of one text; knows the text, so that a problem can show its line. Belongs
 * to one thread.
 */
public final class Problems {
  /** Most problems kept of one text; more are counted only. */
  public static final int MOST = 1_000;

  private static final int SHOWN_CHARACTERS = 200;

  private final String file;
  private final String text;
  private final List<Problem> found = new ArrayList<>();
  private @Nullable List<String> lines;
  private int refusals;
  private String rule = "";

  /** No problems yet in the text of that name. */
  public Problems(String file, String text) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The problems that reading a text has found, to which more may be added. */
  public Problems(YamlText read) {
    this(read.file(), read.text());
    for (Problem problem : read.problems()) {
      found.add(problem);
      refusals += problem.severity() == Severity.WARNING ? 0 : 1;
    }
  }

  /** Names the rule that the following problems belong to. */
  public void inRule(String idOrTitle) {
    rule = idOrTitle;
  }

  /** The document is refused. */
  public void error(Place place, String message, String remedy) {
    add(Severity.ERROR, place, message, remedy);
  }

  /** The document works, but probably not as meant. */
  public void warning(Place place, String message, String remedy) {
    add(Severity.WARNING, place, message, remedy);
  }

  /** The document is refused until a list is given. */
  public void missingList(Place place, String list) {
    add(
        Severity.MISSING_LIST,
        place,
        "the list %" + list + "% is not given",
        "give it with --list " + list + "=FILE");
  }

  private void add(Severity severity, Place place, String message, String remedy) {
    if (severity != Severity.WARNING) {
      refusals++;
    }
    if (found.size() < MOST) {
      String line = line(place.line());
      found.add(new Problem(severity, place, shown(message), shown(remedy), line, shown(rule)));
    }
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS);
  }

  private List<String> lines() {
    if (lines == null) {
      lines = text.lines().toList();
    }
    return lines;
  }

  private String line(int number) {
    if (number < 1 || number > lines().size()) {
      return "";
    }
    return shown(lines().get(number - 1));
  }

  /**
   * The place of a character of a scalar or key, whatever its style.
   *
   * <p>Folding and quotes change spaces only, so the characters that are no spaces are counted in
   * the value and again in the text. Where an escape breaks that, the scalar's own place is given.
   *
   * @param start where the scalar begins
   * @param value its value
   * @param offset of the character in the value
   */
  public Place inside(Place start, String value, int offset) {
    if (start.line() < 1 || start.line() > lines().size()) {
      return start;
    }
    return new InsideScalar(lines(), start).find(value, Math.min(offset, value.length()));
  }

  /** The first place of the text, for what concerns the whole. */
  public Place start() {
    return new Place(file, 1, 1);
  }

  /** How many problems so far are not mere warnings. */
  public int refusals() {
    return refusals;
  }

  /** All problems so far, in the order of their places. */
  public List<Problem> all() {
    return found.stream().sorted().toList();
  }
}
