package org.hansho.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.cli.terminal.Width;
import org.hansho.demo.Demonstration;
import org.hansho.files.output.Printable;
import org.hansho.report.Shape;
import org.hansho.report.text.Texts;

/** Shows each alert of the demonstration once, when it is raised, and in the end the sum. */
final class DemoTicker {
  /** Where hours and minutes stand in a time. */
  private static final int CLOCK = 11;

  private static final int CLOCK_END = CLOCK + 5;
  private static final int SEVERITIES = 10;
  private static final int LEAST = 40;

  /** How many incidents follow a pattern. */
  private static final int STORIES = 4;

  /** How much of an id is shown: enough to find the alert. */
  private static final int ID = 12;

  private final Environment environment;
  private final Texts texts;
  private final Paint paint;
  private final Set<String> wanted;
  private final Set<String> alerts = new LinkedHashSet<>();
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  /**
   * A ticker that has seen nothing.
   *
   * @param wanted the detections that must raise an alert
   */
  DemoTicker(Environment environment, Texts texts, Paint paint, Set<String> wanted) {
    this.environment = environment;
    this.texts = texts;
    this.paint = paint;
    this.wanted = wanted;
  }

  /** Listens on a thread of its own, which ends with the demonstration. */
  void follow(Demonstration demonstration) {
    Thread thread = new Thread(() -> listen(demonstration), "demo-ticker");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen(Demonstration demonstration) {
    try {
      demonstration.follow(this::alert);
    } catch (IOException ended) {
      if (!ending) {
        environment.talk().println(texts.get("demo.deaf", String.valueOf(ended.getMessage())));
      }
    }
  }

  /** What ends from now on ends as it should. */
  void end() {
    ending = true;
  }

  /** Whether each kind of alert was seen. */
  boolean isComplete() {
    return kinds.containsAll(wanted);
  }

  private void alert(String json) throws IOException {
    Map<String, String> alert = Answer.row(json, texts.language().code());
    if (!alerts.add(alert.getOrDefault("id", ""))) {
      return;
    }
    kinds.add(alert.getOrDefault("detection", ""));
    Severity severity =
        Severity.valueOf(alert.getOrDefault("severity", "low").toUpperCase(Locale.ROOT));
    String head = "  " + alert.getOrDefault("time", "").substring(CLOCK, CLOCK_END) + "  ";
    String word = Shape.of(severity) + " " + texts.severity(severity);
    String tail = "  " + alert.getOrDefault("id", "").substring(0, ID);
    int wide = Math.max(LEAST, environment.screen().columns() - 1);
    int room = wide - head.length() - SEVERITIES - tail.length();
    String title = Width.cut(Printable.line(alert.getOrDefault("title", "")), room);
    environment
        .out()
        .println(
            head
                + paint.paint(SeverityStyle.of(severity), Width.left(word, SEVERITIES))
                + Width.left(title, room)
                + paint.paint(Style.DIM, tail));
    environment.out().flush();
  }

  /** Whether the incidents of the stories are there: they are made a little behind the alerts. */
  boolean hasStories(Demonstration demonstration) throws IOException {
    return incidents(demonstration).stream().filter(DemoTicker::isStory).count() >= STORIES;
  }

  private List<Map<String, String>> incidents(Demonstration demonstration) throws IOException {
    return Answer.read(demonstration.incidents(), "incidents", texts.language().code()).rows();
  }

  private static boolean isStory(Map<String, String> incident) {
    return !incident.getOrDefault("pattern", "").isEmpty();
  }

  /** Shows how many kinds and alerts there are, and the incidents. */
  void sum(Demonstration demonstration, long seconds) throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(kinds);
    List<Map<String, String>> incidents = incidents(demonstration);
    int seen = wanted.size() - missing.size();
    String sum =
        texts.get("demo.sum", seen, wanted.size(), alerts.size(), incidents.size(), seconds);
    environment.out().println();
    environment.out().println(paint.paint(Style.BOLD, sum));
    for (Map<String, String> incident : incidents) {
      if (isStory(incident)) {
        String title = Printable.line(incident.getOrDefault("title", ""));
        String count = texts.get("incident.alerts", incident.getOrDefault("alerts", "0"));
        environment.out().println("  " + title + "  " + count);
      }
    }
    if (!missing.isEmpty()) {
      environment.talk().println(texts.get("demo.missing", String.join(", ", missing)));
    }
    environment.out().flush();
  }
}
