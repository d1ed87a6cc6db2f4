package org.hansho.cli;

import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.cli.terminal.Width;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Texts;

/** Writes the alerts or incidents of a list on a terminal, in lines that are cut to its width. */
final class ListedRow {
  private static final int SEVERITIES = 14;
  private static final int LEAST = 20;

  private final Environment environment;
  private final Texts texts;
  private final Paint paint;
  private final int columns;

  ListedRow(Environment environment, Texts texts, Paint paint) {
    this.environment = environment;
    this.texts = texts;
    this.paint = paint;
    this.columns = Math.max(LEAST, environment.screen().columns() - 1);
  }

  /** Time, severity and title. */
  void head(Map<String, String> row) {
    String key = row.getOrDefault("severity", "");
    String time = WholeView.minute(row.getOrDefault("last_time", "")) + "  ";
    String severity = Width.left(texts.get("severity." + key), SEVERITIES);
    String title = Printable.line(row.getOrDefault("title", ""));
    String cut = Width.cut(title, Math.max(LEAST, columns - Width.of(time + severity)));
    Style style = SeverityStyle.of(Severity.valueOf(key.toUpperCase(Locale.ROOT)));
    environment.out().println(time + paint.paint(style, severity) + cut);
  }

  /** A further line. */
  void line(String text) {
    environment.out().println(Width.cut(text, columns));
  }

  /** A further line, less prominent. */
  void soft(String text) {
    environment.out().println(paint.paint(Style.DIM, Width.cut(Printable.line(text), columns)));
  }
}
