package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.alert.Worded;
import org.hansho.report.EngineWords;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problem;

/** Collects the problems of one reading and shows their lines. Belongs to one thread. */
final class Report {
  /** Most problems kept; more are left out. */
  static final int MOST = 1_000;

  private static final int SHOWN_CHARACTERS = 200;
  private static final Comparator<SettingsProblem> BY_PLACE =
      Comparator.comparing(Report::line)
          .thenComparing(Report::column)
          .thenComparing(problem -> problem.origin().shown())
          .thenComparing(SettingsProblem::english);

  private final List<String> lines;
  private final List<SettingsProblem> problems = new ArrayList<>();

  /** No problems yet in a file with this text. */
  Report(String text) {
    this.lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
  }

  /** Something is wrong with the value of a key. */
  void add(Origin origin, String key, Worded message, Worded remedy) {
    if (problems.size() < MOST) {
      problems.add(new SettingsProblem(origin, key, message, remedy, sourceLine(origin)));
    }
  }

  /**
   * A key is not known. What stands behind it may be a secret, so its line is shown up to there.
   */
  void addUnknown(Place place, String key, Worded message, Worded remedy) {
    if (problems.size() < MOST) {
      Origin origin = new Origin.File(place);
      String line = sourceLine(origin);
      int colon = line.indexOf(':', place.column() - 1);
      String shown = colon < 0 ? line : line.substring(0, colon + 1) + " …";
      problems.add(new SettingsProblem(origin, key, message, remedy, shown));
    }
  }

  /** A problem that reading YAML has found. */
  void add(Problem problem) {
    add(
        new Origin.File(problem.place()),
        "",
        EngineWords.of(problem.message()),
        EngineWords.of(problem.remedy()));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** In the order of the file, then of the names of variables. */
  List<SettingsProblem> all() {
    return problems.stream().sorted(BY_PLACE).toList();
  }

  private String sourceLine(Origin origin) {
    if (!(origin instanceof Origin.File file) || file.place().line() > lines.size()) {
      return "";
    }
    return shown(MaskedLine.of(lines.get(file.place().line() - 1)));
  }

  /** A text an author wrote, as far as a message shows it. */
  static String shown(String text) {
    String line =
        text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    return line.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int line(SettingsProblem problem) {
    return place(problem).line();
  }

  private static int column(SettingsProblem problem) {
    return place(problem).column();
  }

  private static Place place(SettingsProblem problem) {
    return problem.origin() instanceof Origin.File file
        ? file.place()
        : new Place("", Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
