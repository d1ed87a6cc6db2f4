package org.hansho.report.html;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.event.Event;
import org.hansho.report.Abridged;
import org.hansho.report.Background;
import org.hansho.report.Shape;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/**
 * The alerts of the HTML report one by one: whole while there is room, then in one line each, then
 * as a number. The first of each kind comes first, so that no kind hides another.
 */
final class AlertList {
  /** Room for alerts with their evidence, in bytes of the page. */
  private static final long WHOLE = 1_750_000;

  /** Room for alerts in one line each. */
  private static final long LINES = 800_000;

  private final Texts texts;
  private final Background background;
  private final List<Alert> alerts;
  private final Map<String, Integer> byTime;
  private final Map<String, Integer> byNumber;
  private final Map<String, String> whole = new HashMap<>();
  private final Map<String, String> lines = new LinkedHashMap<>();
  private final Map<Severity, Integer> leftOut = new LinkedHashMap<>();

  private AlertList(List<Alert> alerts, Texts texts, Background background) {
    this.alerts = alerts;
    this.texts = texts;
    this.background = background;
    this.byTime = places(alerts, Comparator.comparing(AlertList::time));
    this.byNumber = places(alerts, Comparator.comparing(alert -> -alert.count()));
  }

  /** Makes ready alerts, which come in the order in which they are shown. */
  static AlertList of(List<Alert> alerts, Texts texts, Background background) throws IOException {
    AlertList list = new AlertList(alerts, texts, background);
    list.fillWhole();
    list.fillLines();
    return list;
  }

  /** A link to an alert around safe text; the text alone where the page does not show the alert. */
  String link(Alert alert, String text) {
    boolean shown = whole.containsKey(alert.id()) || lines.containsKey(alert.id());
    return shown ? "<a href=\"#" + Pill.anchor(alert) + "\">" + text + "</a>" : text;
  }

  void write(Writer out) throws IOException {
    out.write("<section id=\"alerts\">\n<h2>" + text("report.alerts") + "</h2>\n");
    if (whole.size() < alerts.size()) {
      String all = Numbers.grouped(alerts.size());
      String shown = Numbers.grouped(whole.size());
      out.write("<p class=\"warning\">" + text("report.alerts-cut", shown, all) + "</p>\n");
    }
    out.write("<div class=\"alerts sorted staged\">\n");
    for (Alert alert : alerts) {
      String article = whole.get(alert.id());
      if (article != null) {
        out.write("<article" + attributes(alert) + ">\n" + article + "</article>\n");
      }
    }
    out.write("</div>\n</section>\n");
    if (!lines.isEmpty()) {
      writeLines(out);
    }
  }

  private void writeLines(Writer out) throws IOException {
    out.write("<section id=\"more\">\n<h2>" + text("report.more") + "</h2>\n");
    out.write("<p class=\"note\">" + text("report.more.note") + "</p>\n");
    out.write("<ol class=\"more sorted staged\">\n");
    for (String line : lines.values()) {
      out.write(line);
    }
    out.write("</ol>\n");
    if (!leftOut.isEmpty()) {
      int all = leftOut.values().stream().mapToInt(Integer::intValue).sum();
      out.write("<p class=\"warning\">" + text("report.more-cut", Numbers.grouped(all)) + " ");
      for (Map.Entry<Severity, Integer> count : leftOut.entrySet()) {
        out.write(Pill.of(count.getKey(), " " + Numbers.grouped(count.getValue()), texts) + " ");
      }
      out.write("</p>\n");
    }
    out.write("</section>\n");
  }

  private static long time(Alert alert) {
    return alert.time() == Event.NO_TIME ? Long.MAX_VALUE : alert.time();
  }

  private static Map<String, Integer> places(List<Alert> alerts, Comparator<Alert> order) {
    List<Alert> sorted = new ArrayList<>(alerts);
    sorted.sort(order);
    Map<String, Integer> places = new HashMap<>();
    sorted.forEach(alert -> places.put(alert.id(), places.size()));
    return places;
  }

  private String attributes(Alert alert) {
    return " id=\""
        + Pill.anchor(alert)
        + "\" class=\""
        + Pill.classes(alert)
        + "\" style=\"--t:"
        + byTime.getOrDefault(alert.id(), 0)
        + ";--n:"
        + byNumber.getOrDefault(alert.id(), 0)
        + "\"";
  }

  private void fillWhole() throws IOException {
    Set<String> guided = new HashSet<>();
    long room = WHOLE;
    for (Alert alert : byTurns(alerts)) {
      StringWriter article = new StringWriter();
      boolean first = guided.add(alert.detection());
      new AlertSection(texts, background, article).write(alert, first);
      room -= bytes(article.getBuffer());
      if (room < 0 && !whole.isEmpty()) {
        return;
      }
      whole.put(alert.id(), article.toString());
    }
  }

  private void fillLines() {
    long room = LINES;
    for (Alert alert : byTurns(alerts)) {
      if (whole.containsKey(alert.id())) {
        continue;
      }
      String line = line(alert);
      room -= bytes(line);
      if (room >= 0) {
        lines.put(alert.id(), line);
      } else {
        leftOut.merge(alert.severity(), 1, Integer::sum);
      }
    }
  }

  /** The first of each kind, then the second of each and so on; the worst kinds first. */
  private static List<Alert> byTurns(List<Alert> alerts) {
    Map<String, Integer> turns = new HashMap<>();
    Map<Integer, List<Alert>> byTurn = new LinkedHashMap<>();
    for (Alert alert : alerts) {
      String kind = alert.detection() + "\0" + alert.severity();
      int turn = turns.merge(kind, 1, Integer::sum);
      byTurn.computeIfAbsent(turn, unseen -> new ArrayList<>()).add(alert);
    }
    return byTurn.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(turn -> turn.getValue().stream())
        .toList();
  }

  private String line(Alert alert) {
    return "<li"
        + attributes(alert)
        + "><span class=\"is-"
        + alert.severity().key()
        + "\" title=\""
        + HtmlText.line(texts.severity(alert.severity()))
        + "\">"
        + Shape.of(alert.severity())
        + "</span> <time>"
        + Numbers.clock(alert.time())
        + "</time> <b>"
        + HtmlText.line(alert.title(texts.language()))
        + "</b> "
        + HtmlText.line(Abridged.sentence(alert.summary(texts.language())))
        + "</li>\n";
  }

  private static long bytes(CharSequence text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}
