package org.hansho.cli.table;

import java.util.Map;
import java.util.stream.Collectors;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.report.Shape;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** How many alerts there are of each severity, on one line. */
public final class SeverityCounts {
  private SeverityCounts() {}

  /** The line, in the order of the counts: the shape, the name and the number of each severity. */
  public static String line(Map<Severity, Integer> counts, Texts texts, Paint paint) {
    return counts.entrySet().stream()
        .map(count -> paint.paint(SeverityStyle.of(count.getKey()), words(count, texts)))
        .collect(Collectors.joining("  "));
  }

  private static String words(Map.Entry<Severity, Integer> count, Texts texts) {
    Severity severity = count.getKey();
    String number = Numbers.grouped(count.getValue());
    return Shape.of(severity) + " " + texts.severity(severity) + " " + number;
  }
}
