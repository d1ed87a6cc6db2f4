package org.hansho.cli.table;

import java.util.ArrayList;
import java.util.List;
import org.hansho.cli.terminal.LineBreaks;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.event.Event;
import org.hansho.files.output.Printable;
import org.hansho.files.source.Unreadable;
import org.hansho.report.EngineWords;
import org.hansho.report.FaultWords;
import org.hansho.report.NoteWords;
import org.hansho.report.Overview;
import org.hansho.report.Verdict;
import org.hansho.report.Years;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.FaultCount;
import org.hansho.scan.ScanResult;
import org.hansho.scan.SourceNote;
import org.hansho.scan.Tally;

/** The summary of a scan for people, as lines for a terminal of a given width. */
public final class SummaryTable {
  private static final int LABEL = 10;
  private static final int SHOWN_UNREADABLE = 5;

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

  /** What must be known of the whole before anything else. */
  public List<String> warnings(ScanResult result) {
    lines.clear();
    if (result.stopped()) {
      lines.add("  " + paint.paint(Style.RED, texts.get("summary.stopped")));
    }
    if (result.leftOut() > 0) {
      String leftOut = texts.get("summary.left-out", Numbers.grouped(result.leftOut()));
      wrap("", List.of(paint.paint(Style.YELLOW, leftOut)), "", 2);
    }
    return List.copyOf(lines);
  }

  /** What was read: sources, time, what could not be read. */
  public List<String> head(ScanResult result, boolean deadLetters) {
    lines.clear();
    sources(result);
    time(result.tally(), deadLetters);
    for (String line : Years.lines(result.tally(), texts)) {
      wrapped(texts.get("summary.years"), LineBreaks.pieces(line), "");
    }
    coverage(result);
    faults(result.faults());
    unreadable(result.unreadable(), result.unread());
    notes(result.notes());
    return List.copyOf(lines);
  }

  /** What was found, or what may be said where there is nothing. */
  public List<String> body(ScanResult result) {
    if (result.alerts().isEmpty()) {
      return nothing(result);
    }
    Overview overview = Overview.of(result.alerts(), texts.language());
    return new AlertLines(texts, paint, columns).of(overview, result.alerts().size());
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
    List<String> cells = new ArrayList<>();
    if (tally.lastTime() == Event.NO_TIME) {
      cells.add(texts.get("summary.no-time"));
    } else {
      String first = Numbers.clock(tally.firstTime());
      cells.add(first + " → " + Numbers.clock(tally.lastTime()) + " UTC");
    }
    if (tally.outside() > 0) {
      cells.add(texts.get("summary.outside", Numbers.grouped(tally.outside())));
    }
    cells.add(texts.get("summary.late", Numbers.grouped(tally.late())));
    if (tally.factsWithoutTime() > 0) {
      cells.add(texts.get("summary.timeless", Numbers.grouped(tally.factsWithoutTime())));
    }
    if (tally.apart() > 0) {
      String apart = texts.get("summary.apart", Numbers.grouped(tally.apart()));
      cells.add(paint.paint(Style.YELLOW, apart));
    }
    String malformed = texts.get("summary.unreadable", Numbers.grouped(tally.malformed()));
    if (tally.malformed() > 0) {
      malformed = paint.paint(Style.YELLOW, malformed);
      malformed += deadLetters ? "" : " " + texts.get("summary.see-dead-letters");
    }
    cells.add(malformed);
    wrapped(texts.get("summary.time"), cells, "   ");
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
      String why = Printable.line(EngineWords.of(one.detail(), texts.language()));
      String detail = why.isEmpty() ? "" : " (" + why + ")";
      String text =
          Printable.line(one.source())
              + ": "
              + texts.get("trouble." + one.trouble().name())
              + detail;
      wrapped(i == 0 ? label : "", LineBreaks.pieces(text), "");
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

  /** A remark without a label, in lines that fit. */
  public List<String> remark(String text) {
    lines.clear();
    wrap("", LineBreaks.pieces(text), "", 2);
    return List.copyOf(lines);
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
