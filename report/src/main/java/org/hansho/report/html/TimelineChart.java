package org.hansho.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.event.Event;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/**
 * Alerts over time as stacked columns: an SVG picture for wide screens and one for narrow ones, of
 * which style rules show one.
 *
 * <p>The span of a column is the smallest of a fixed ladder that needs no more than {@link #MOST}
 * columns, aligned to UTC.
 */
final class TimelineChart {
  private static final int MOST = 60;
  private static final int FEWEST = 24;
  private static final int HEIGHT = 150;
  private static final int TOP = 16;
  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] SPANS = {
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    7 * DAY,
    28 * DAY,
    364 * DAY,
    3640 * DAY
  };

  private final Texts texts;
  private final long span;
  private final long begin;
  private final int[][] counts;
  private final int untimed;

  private TimelineChart(Texts texts, long span, long begin, int[][] counts, int untimed) {
    this.texts = texts;
    this.span = span;
    this.begin = begin;
    this.counts = counts;
    this.untimed = untimed;
  }

  static TimelineChart of(List<Alert> alerts, Texts texts) {
    List<Alert> timed = new ArrayList<>(alerts);
    timed.removeIf(alert -> alert.time() == Event.NO_TIME);
    int untimed = alerts.size() - timed.size();
    if (timed.isEmpty()) {
      return new TimelineChart(texts, MINUTE, 0, new int[0][], untimed);
    }
    long first = timed.stream().mapToLong(Alert::time).min().orElse(0);
    long last = timed.stream().mapToLong(Alert::time).max().orElse(0);
    long span = span(first, last);
    long firstColumn = Math.floorDiv(first, span);
    int used = (int) (Math.floorDiv(last, span) - firstColumn) + 1;
    int columns = Math.max(FEWEST, used);
    firstColumn -= (columns - used) / 2;
    int[][] counts = new int[columns][Severity.values().length];
    for (Alert alert : timed) {
      int column = (int) (Math.floorDiv(alert.time(), span) - firstColumn);
      counts[column][alert.severity().ordinal()]++;
    }
    return new TimelineChart(texts, span, firstColumn * span, counts, untimed);
  }

  private static long span(long first, long last) {
    for (long span : SPANS) {
      if (Math.floorDiv(last, span) - Math.floorDiv(first, span) < MOST) {
        return span;
      }
    }
    return SPANS[SPANS.length - 1];
  }

  /** Alerts that have no time and so no column. */
  int untimed() {
    return untimed;
  }

  /** The span of one column in words. */
  String spanText() {
    if (span < HOUR) {
      return texts.get("report.span.minutes", span / MINUTE);
    }
    return span < DAY
        ? texts.get("report.span.hours", span / HOUR)
        : texts.get("report.span.days", span / DAY);
  }

  /** Units of a picture across, which are pixels where it is as wide as its screen. */
  private enum Picture {
    WIDE(960, 6),
    NARROW(340, 3);

    private final int width;
    private final int labels;

    Picture(int width, int labels) {
      this.width = width;
      this.labels = labels;
    }
  }

  /** The pictures; empty if no alert has a time. */
  String svg() {
    return counts.length == 0 ? "" : svg(Picture.WIDE) + svg(Picture.NARROW);
  }

  private String svg(Picture picture) {
    int highest = highest();
    StringBuilder svg = new StringBuilder(4096);
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"timeline %s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
            picture.name().toLowerCase(Locale.ROOT),
            picture.width,
            TOP + HEIGHT + 24,
            HtmlText.line(texts.get("report.over-time"))));
    axis(svg, highest, picture);
    double step = (double) picture.width / counts.length;
    for (int column = 0; column < counts.length; column++) {
      column(svg, column, column * step, step, highest);
    }
    labels(svg, step, picture);
    return svg.append("</svg>\n").toString();
  }

  private int highest() {
    int highest = 1;
    for (int[] column : counts) {
      int sum = 0;
      for (int count : column) {
        sum += count;
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  private static void axis(StringBuilder svg, int highest, Picture picture) {
    for (int value : highest == 1 ? new int[] {0, 1} : new int[] {0, (highest + 1) / 2, highest}) {
      double y = TOP + HEIGHT - (double) value * HEIGHT / highest;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
              picture.width,
              y,
              y));
      if (value > 0) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<text x=\"0\" y=\"%.1f\">%s</text>\n",
                y - 4,
                Numbers.grouped(value)));
      }
    }
  }

  private void column(StringBuilder svg, int column, double x, double step, int highest) {
    double y = TOP + HEIGHT;
    for (Severity severity : Severity.values()) {
      int count = counts[column][severity.ordinal()];
      if (count == 0) {
        continue;
      }
      double height = (double) count * HEIGHT / highest;
      y -= height;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"fill-%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                  + "<title>%s UTC · %s · %s</title></rect>\n",
              severity.key(),
              x + step * 0.12,
              y,
              step * 0.76,
              height,
              time(column),
              HtmlText.line(texts.severity(severity)),
              HtmlText.line(texts.count("alerts", count))));
    }
  }

  private void labels(StringBuilder svg, double step, Picture picture) {
    int every = Math.max(1, counts.length / picture.labels);
    for (int column = 0; column < counts.length; column += every) {
      double x = column * step;
      if (x > picture.width - 80) {
        return;
      }
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
              x,
              TOP + HEIGHT + 18,
              span < DAY ? time(column).substring(5) : time(column).substring(0, 10)));
    }
  }

  private String time(int column) {
    return Numbers.clock(begin + column * span).substring(0, 16);
  }
}
