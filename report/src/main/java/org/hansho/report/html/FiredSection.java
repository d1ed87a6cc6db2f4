package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.event.Event;
import org.hansho.report.Abridged;
import org.hansho.report.Overview;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** The part of the HTML report that says what fired: each kind of alert once, with its sentence. */
final class FiredSection {
  private static final int MOST = 200;

  private final Overview overview;
  private final AlertList alerts;
  private final Texts texts;
  private final Writer out;

  private FiredSection(Overview overview, AlertList alerts, Texts texts, Writer out) {
    this.overview = overview;
    this.alerts = alerts;
    this.texts = texts;
    this.out = out;
  }

  static void write(Overview overview, AlertList alerts, Texts texts, Writer out)
      throws IOException {
    new FiredSection(overview, alerts, texts, out).section();
  }

  private void section() throws IOException {
    List<Overview.Group> groups = overview.groups();
    List<Overview.Group> shown = groups.subList(0, Math.min(MOST, groups.size()));
    out.write("<section id=\"what-fired\">\n<h2>" + text("report.what-fired") + "</h2>\n");
    FilterBar.write(overview, texts, out);
    out.write("<ol class=\"fired sorted staged\">\n");
    Map<Overview.Group, Integer> byTime = places(shown, Comparator.comparing(FiredSection::time));
    Map<Overview.Group, Integer> byNumber =
        places(shown, Comparator.comparingInt(group -> -group.alerts()));
    for (Overview.Group group : shown) {
      row(group, byTime.getOrDefault(group, 0), byNumber.getOrDefault(group, 0));
    }
    out.write("</ol>\n");
    if (shown.size() < groups.size()) {
      String more = Numbers.grouped(groups.size() - shown.size());
      out.write("<p class=\"warning\">" + text("report.groups-cut", more) + "</p>\n");
    }
    out.write("</section>\n");
  }

  private static long time(Overview.Group group) {
    long time = group.first().time();
    return time == Event.NO_TIME ? Long.MAX_VALUE : time;
  }

  private static Map<Overview.Group, Integer> places(
      List<Overview.Group> groups, Comparator<Overview.Group> order) {
    List<Overview.Group> sorted = new ArrayList<>(groups);
    sorted.sort(order);
    Map<Overview.Group, Integer> places = new HashMap<>();
    sorted.forEach(group -> places.put(group, places.size()));
    return places;
  }

  private void row(Overview.Group group, int byTime, int byNumber) throws IOException {
    Alert first = group.first();
    String more =
        group.otherEntities() == 0
            ? ""
            : " <span class=\"note\">" + text("summary.more", group.otherEntities()) + "</span>";
    String number = group.alerts() == 1 ? "" : HtmlText.line(texts.count("alerts", group.alerts()));
    out.write(
        "<li class=\""
            + Pill.classes(first)
            + "\" style=\"--t:"
            + byTime
            + ";--n:"
            + byNumber
            + "\"><span class=\"when\">"
            + Pill.of(group.severity(), texts)
            + "<time>"
            + Numbers.clock(first.time())
            + "</time></span><span class=\"what\">"
            + alerts.link(first, HtmlText.line(group.title()))
            + "<span class=\"sentence\">"
            + HtmlText.name(Abridged.sentence(first.summary(texts.language())))
            + "</span></span><span class=\"who\"><span class=\"name\">"
            + HtmlText.name(group.topEntity())
            + "</span>"
            + more
            + (number.isEmpty() ? "" : "<span class=\"many\">" + number + "</span>")
            + "</span></li>\n");
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}
