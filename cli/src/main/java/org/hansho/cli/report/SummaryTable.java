package org.hansho.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.cli.output.Printable;
import org.hansho.cli.scan.FaultCount;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.scan.SourceNote;
import org.hansho.cli.scan.Tally;
import org.hansho.cli.source.Unreadable;
import org.hansho.cli.terminal.LineBreaks;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.event.Event;

/** The summary of a scan for people, as lines for a terminal of a given width. */
public final class SummaryTable {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int LABEL = 10;
  private static final int SHOWN_UNREADABLE = 5;
  private static final int ROOM_FOR_REASON = 60;

  private final Texts texts;
  private final Paint paint;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  /** For a terminal of so many columns. */
  public SummaryTable(Texts texts, Paint paint, int columns) {
    this.texts = texts;
    this.paint = paint;
    this.columns = columns;
  }

  /** What was read: sources, time, what could not be read. */
  public List<String> head(ScanResult result, boolean deadLetters) {
    lines.clear();
    if (result.stopped()) {
      lines.add("  " + paint.paint(Style.RED, texts.get("summary.stopped")));
    }
    if (result.leftOut() > 0) {
      String leftOut = texts.get("summary.left-out", Numbers.grouped(result.leftOut()));
      lines.add("  " + paint.paint(Style.YELLOW, leftOut));
    }
    sources(result);
    time(result.tally(), deadLetters);
    Years.lines(result.tally(), texts).forEach(line -> labelled("summary.years", line));
    coverage(result);
    faults(result.faults());
    unreadable(result.unreadable(), result.unread());
    notes(result.notes());
    return List.copyOf(lines);
  }

  /** What was found: one line for each kind of alert, the strip of stages, the sum. */
  public List<String> body(ScanResult result) {
    lines.clear();
    Overview overview = Overview.of(result.alerts());
    lines.add("");
    if (result.alerts().isEmpty()) {
      verdict(result);
      return List.copyOf(lines);
    }
    groups(overview);
    lines.add("");
    strip(overview);
    lines.add("");
    lines.add("  " + verdict(overview, result.alerts().size()));
    return List.copyOf(lines);
  }

  /** What may be said of a scan that shows no alert. */
  public List<String> nothing(ScanResult result) {
    lines.clear();
    verdict(result);
    return List.copyOf(lines);
  }

  private void verdict(ScanResult result) {
    Verdict verdict = Verdict.of(result);
    String headline = verdict.headline(texts);
    String whole = texts.get("verdict.line", headline, verdict.sentences(result, texts));
    List<String> pieces = new ArrayList<>(LineBreaks.pieces(whole));
    Style style = verdict == Verdict.CLEAR ? Style.BOLD : Style.YELLOW;
    int painted = 0;
    for (int i = 0; i < pieces.size() && painted < headline.length(); i++) {
      painted += pieces.get(i).length();
      pieces.set(i, paint.paint(style, pieces.get(i)));
    }
    wrap("", pieces, "", 2);
  }

  private void coverage(ScanResult result) {
    int room = columns - LABEL - 2;
    String label = texts.get("coverage.label");
    for (CoverageLines.Line line : new CoverageLines(texts, paint, room).of(result.coverage())) {
      if (line.isRow()) {
        line(label, line.text());
      } else {
        wrapped(label, LineBreaks.pieces(line.text()), "");
      }
      label = "";
    }
  }

  private static long sources(List<ScanResult.FormatCount> formats) {
    return formats.stream().mapToLong(ScanResult.FormatCount::sources).sum();
  }

  private void sources(ScanResult result) {
    if (result.formats().isEmpty()) {
      labelled("summary.sources", texts.get("summary.nothing-read"));
      return;
    }
    List<String> found = new ArrayList<>();
    for (ScanResult.FormatCount format : result.formats()) {
      found.add(format.format() + " " + Numbers.grouped(format.events()));
    }
    String sum =
        texts.get(
            "summary.sum",
            texts.count("formats", result.formats().size()),
            texts.count("files", sources(result.formats())));
    found.add(paint.paint(Style.DIM, sum));
    wrapped(texts.get("summary.sources"), found, " · ");
  }

  private void time(Tally tally, boolean deadLetters) {
    StringBuilder text = new StringBuilder();
    if (tally.lastTime() == Event.NO_TIME) {
      text.append(texts.get("summary.no-time"));
    } else {
      text.append(Numbers.clock(tally.firstTime()))
          .append(" → ")
          .append(Numbers.clock(tally.lastTime()))
          .append(" UTC");
    }
    if (tally.outside() > 0) {
      text.append("   ").append(texts.get("summary.outside", Numbers.grouped(tally.outside())));
    }
    text.append("   ").append(texts.get("summary.late", Numbers.grouped(tally.late())));
    if (tally.factsWithoutTime() > 0) {
      String timeless = Numbers.grouped(tally.factsWithoutTime());
      text.append("   ").append(texts.get("summary.timeless", timeless));
    }
    if (tally.apart() > 0) {
      String apart = texts.get("summary.apart", Numbers.grouped(tally.apart()));
      text.append("   ").append(paint.paint(Style.YELLOW, apart));
    }
    String malformed = texts.get("summary.unreadable", Numbers.grouped(tally.malformed()));
    if (tally.malformed() > 0) {
      malformed = paint.paint(Style.YELLOW, malformed);
      malformed += deadLetters ? "" : " " + texts.get("summary.see-dead-letters");
    }
    labelled("summary.time", text.append("   ").append(malformed).toString());
  }

  private void faults(List<FaultCount> faults) {
    String label = texts.get("summary.faults");
    for (int i = 0; i < Math.min(SHOWN_UNREADABLE, faults.size()); i++) {
      FaultWords fault = new FaultWords(faults.get(i), texts);
      wrapped(i == 0 ? label : "", LineBreaks.pieces(fault.records() + " × " + fault.reason()), "");
      wrapped("", fault.where(), "   ");
      wrapped("", LineBreaks.pieces(fault.remedy()), "");
    }
    int more = faults.size() - SHOWN_UNREADABLE;
    if (more > 0) {
      line("", texts.get("summary.faults-more", Numbers.grouped(more)));
    }
  }

  private void unreadable(List<Unreadable> unreadable, long all) {
    String label = texts.get("summary.not-read");
    for (int i = 0; i < Math.min(SHOWN_UNREADABLE, unreadable.size()); i++) {
      Unreadable one = unreadable.get(i);
      String detail = one.detail().isEmpty() ? "" : " (" + Printable.line(one.detail()) + ")";
      String text =
          Printable.line(one.source())
              + ": "
              + texts.get("trouble." + one.trouble().name())
              + detail;
      line(i == 0 ? label : "", text);
    }
    long more = all - SHOWN_UNREADABLE;
    if (more > 0) {
      line("", texts.get("summary.not-read-more", Numbers.grouped(more)));
    }
  }

  private void notes(List<SourceNote> notes) {
    String label = texts.get("summary.notes");
    for (int i = 0; i < Math.min(SHOWN_UNREADABLE, notes.size()); i++) {
      String text =
          Printable.line(notes.get(i).source() + ": " + NoteWords.of(notes.get(i), texts));
      wrapped(i == 0 ? label : "", LineBreaks.pieces(text), "");
    }
    int more = notes.size() - SHOWN_UNREADABLE;
    if (more > 0) {
      line("", texts.get("summary.notes-more", Numbers.grouped(more)));
    }
  }

  private void groups(Overview overview) {
    int severityWidth = 0;
    int countWidth = 3;
    for (Overview.Group group : overview.groups()) {
      severityWidth = Math.max(severityWidth, Width.of(word(group.severity())) + 2);
      countWidth = Math.max(countWidth, Numbers.grouped(group.alerts()).length());
    }
    int rest = columns - 2 - severityWidth - 2 - countWidth - 3;
    int entityWidth = Math.min(widestEntity(overview), Math.max(12, rest * 2 / 5));
    int titleWidth = Math.min(widestTitle(overview), Math.max(16, rest - entityWidth - 2));
    entityWidth = Math.max(entityWidth, rest - titleWidth - 2);
    Severity before = null;
    for (Overview.Group group : overview.groups()) {
      String severity = Shape.of(group.severity()) + " " + word(group.severity());
      String shown = group.severity() == before ? "" : severity;
      before = group.severity();
      lines.add(
          "  "
              + paint.paint(Shape.style(group.severity()), Width.left(shown, severityWidth))
              + "  "
              + Width.right(Numbers.grouped(group.alerts()), countWidth)
              + "   "
              + Width.left(Printable.line(group.title()), titleWidth)
              + "  "
              + entity(group, entityWidth));
      reason(group.reason(), severityWidth + countWidth + 7);
      reason(TimingWords.of(group.timings(), texts), severityWidth + countWidth + 7);
    }
  }

  /**
   * What was learned and seen, and how times were come by, below the alert, where the terminal is
   * wide enough for a thought.
   */
  private void reason(String reason, int indent) {
    int room = columns - indent;
    if (!reason.isEmpty() && room >= ROOM_FOR_REASON) {
      String shown = Width.cut(Printable.line(reason), room);
      lines.add(" ".repeat(indent) + paint.paint(Style.DIM, shown));
    }
  }

  private int widestTitle(Overview overview) {
    int widest = 0;
    for (Overview.Group group : overview.groups()) {
      widest = Math.max(widest, Width.of(Printable.line(group.title())));
    }
    return widest;
  }

  private int widestEntity(Overview overview) {
    int widest = 0;
    for (Overview.Group group : overview.groups()) {
      int more = Width.of(texts.get("summary.more", group.otherEntities())) + 1;
      int label = Width.of(Printable.line(group.topEntity()));
      widest = Math.max(widest, label + (group.otherEntities() == 0 ? 0 : more));
    }
    return widest;
  }

  private String entity(Overview.Group group, int width) {
    String label = Printable.line(group.topEntity());
    if (group.otherEntities() == 0) {
      return Width.cut(label, width);
    }
    String more = " " + texts.get("summary.more", group.otherEntities());
    return Width.cut(label, width - Width.of(more)) + paint.paint(Style.DIM, more);
  }

  private String word(Severity severity) {
    return texts.severity(severity).toUpperCase(Locale.ROOT);
  }

  private void strip(Overview overview) {
    int most = overview.byStage().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> cells = new ArrayList<>();
    for (Map.Entry<Intent, Integer> stage : overview.byStage().entrySet()) {
      cells.add(cell(texts.shortStage(stage.getKey()), stage.getValue(), most));
    }
    if (overview.withoutStage() > 0) {
      cells.add(texts.get("summary.no-stage", Numbers.grouped(overview.withoutStage())));
    }
    wrap("", cells, "  ", 2);
  }

  private String cell(String name, int count, int most) {
    if (count == 0) {
      return paint.paint(Style.DIM, name + " · 0");
    }
    char bar = BARS.charAt((int) ((long) count * (BARS.length() - 1) / most));
    return name + " " + paint.paint(Style.CYAN, bar + " " + Numbers.grouped(count));
  }

  private String verdict(Overview overview, int alerts) {
    List<String> parts = new ArrayList<>();
    overview
        .bySeverity()
        .forEach(
            (severity, count) ->
                parts.add(
                    paint.paint(
                        Shape.style(severity),
                        Shape.of(severity)
                            + " "
                            + texts.severity(severity)
                            + " "
                            + Numbers.grouped(count))));
    return paint.paint(Style.BOLD, texts.count("alerts", alerts))
        + "   "
        + String.join("  ", parts);
  }

  /** A line of talk with its label. */
  public String labelledLine(String key, String text) {
    return "  " + paint.paint(Style.DIM, Width.left(texts.get(key), LABEL)) + text;
  }

  private void labelled(String key, String text) {
    lines.add(labelledLine(key, text));
  }

  private void line(String label, String text) {
    lines.add("  " + paint.paint(Style.DIM, Width.left(label, LABEL)) + text);
  }

  private void wrapped(String label, List<String> cells, String between) {
    wrap(paint.paint(Style.DIM, Width.left(label, LABEL)), cells, between, LABEL + 2);
  }

  private void wrap(String label, List<String> cells, String between, int indent) {
    StringBuilder line = new StringBuilder("  ").append(label);
    int used = indent;
    for (String cell : cells) {
      boolean first = used == indent;
      String next = first ? cell : between + cell;
      if (!first && used + Width.of(unpainted(next)) > columns) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(indent));
        used = indent;
        next = cell.stripLeading();
      }
      line.append(next);
      used += Width.of(unpainted(next));
    }
    lines.add(line.toString());
  }

  private static String unpainted(String text) {
    int escape = text.indexOf('\u001b');
    if (escape < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) == '\u001b') {
        at = text.indexOf('m', at);
      } else {
        plain.append(text.charAt(at));
      }
    }
    return plain.toString();
  }
}
