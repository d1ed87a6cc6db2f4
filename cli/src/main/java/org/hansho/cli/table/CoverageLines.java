package org.hansho.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.files.output.Printable;
import org.hansho.report.CoverageWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Coverage;

/** The table of coverage for a terminal of a given width. */
final class CoverageLines {
  private static final int SHOWN_ROWS = 8;
  private static final int SHOWN_SOURCES = 3;
  private static final int MOST_NAME = 44;

  private final Texts texts;
  private final Paint paint;
  private final int columns;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A line.
   *
   * @param isRow whether it is a row of the table, which must not be broken
   */
  record Line(String text, boolean isRow) {}

  CoverageLines(Texts texts, Paint paint, int columns) {
    this.texts = texts;
    this.paint = paint;
    this.columns = columns;
  }

  /** The table; empty if nothing was read. */
  List<Line> of(Coverage coverage) {
    List<CoverageWords> words =
        coverage.rows().stream().map(row -> new CoverageWords(row, texts)).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    int shown = Math.min(SHOWN_ROWS, words.size());
    table(coverage.rows().subList(0, shown), words.subList(0, shown));
    if (words.size() > shown) {
      lines.add(new Line(texts.get("coverage.more", Numbers.grouped(words.size() - shown)), false));
    }
    CoverageWords.remedies(words, texts).stream()
        .limit(SHOWN_ROWS)
        .forEach(remedy -> lines.add(new Line(texts.get("fault.remedy", remedy), false)));
    unwatched(coverage);
    return List.copyOf(lines);
  }

  private void table(List<Coverage.Row> rows, List<CoverageWords> words) {
    String numbers = texts.get("report.events");
    String lookers = texts.get("coverage.detections");
    int eventsWidth = Width.of(numbers);
    int lookersWidth = Width.of(lookers);
    int nameWidth = Width.of(texts.get("coverage.log-source"));
    for (CoverageWords word : words) {
      eventsWidth = Math.max(eventsWidth, Width.of(word.events()));
      lookersWidth = Math.max(lookersWidth, Width.of(word.detections()));
      nameWidth = Math.max(nameWidth, Width.of(word.logSource()));
    }
    int room = columns - eventsWidth - lookersWidth - 4;
    nameWidth = Math.min(nameWidth, Math.max(12, Math.min(MOST_NAME, room)));
    String head =
        Width.left(texts.get("coverage.log-source"), nameWidth)
            + "  "
            + Width.right(numbers, eventsWidth)
            + "  "
            + Width.right(lookers, lookersWidth);
    lines.add(new Line(paint.paint(Style.DIM, head), true));
    for (int i = 0; i < words.size(); i++) {
      CoverageWords word = words.get(i);
      String line =
          Width.left(word.logSource(), nameWidth)
              + "  "
              + Width.right(word.events(), eventsWidth)
              + "  "
              + Width.right(word.detections(), lookersWidth);
      boolean none = rows.get(i).watch().isNone();
      lines.add(new Line(none ? paint.paint(Style.YELLOW, line) : line, true));
    }
  }

  private void unwatched(Coverage coverage) {
    if (coverage.unwatchedSources() == 0) {
      return;
    }
    List<String> names =
        coverage.unwatched().stream()
            .limit(SHOWN_SOURCES)
            .map(source -> Printable.line(source.name()))
            .toList();
    long more = coverage.unwatchedSources() - names.size();
    String all = String.join(", ", names);
    String listed = more == 0 ? all : all + " " + texts.get("summary.more", Numbers.grouped(more));
    lines.add(new Line(texts.get("coverage.sources", listed), false));
  }
}
