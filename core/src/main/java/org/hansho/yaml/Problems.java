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
  private static final int SHOWN_CHARACTERS = 200;

  private final String file;
  private final String text;
  private final List<Problem> found = new ArrayList<>();
  private @Nullable List<String> lines;
  private String rule = "";

  /** No problems yet in the text of that name. */
  public Problems(String file, String text) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
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
    found.add(new Problem(severity, place, message, remedy, line(place.line()), rule));
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
    String line = lines().get(number - 1);
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS);
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
    return (int) found.stream().filter(p -> p.severity() != Severity.WARNING).count();
  }

  /** All problems so far, in the order of their places. */
  public List<Problem> all() {
    return found.stream().sorted().toList();
  }
}
