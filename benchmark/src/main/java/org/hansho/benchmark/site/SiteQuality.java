package org.hansho.benchmark.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.content.Content;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.site.Scans;
import org.hansho.testkit.site.SiteLog;
import org.hansho.testkit.site.Strike;

/**
 * Measures the detections of web sites on invented ones: of each kind of scan how many are found,
 * how soon and after how many requests, and how many alerts without a scan a site raises a week.
 *
 * <p>Options: {@code --content DIR}, {@code --sites}, {@code --days}, {@code --readers}, {@code
 * --show N} (false alerts shown), {@code --write FILE} (puts the tables between the marks in a
 * file).
 */
public final class SiteQuality {
  private static final double WEEK = 7;

  private final Map<String, String> options = new HashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Map<String, Integer> falseAlerts = new TreeMap<>();
  private int shown;
  private long lines;

  private SiteQuality(String[] arguments) {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
  }

  /** What became of the scans of one kind. */
  private static final class Tally {
    int runs;
    int found;
    long slowest;
    int mostRequests;
    final Map<String, Integer> by = new TreeMap<>();
  }

  /** Runs the measurement. */
  public static void main(String[] arguments) throws IOException {
    new SiteQuality(arguments).measure();
  }

  private void measure() throws IOException {
    Content content = ContentFolder.read(Path.of(options.getOrDefault("--content", "content")));
    Engine engine = Engine.compile(content);
    int sites = number("--sites", 8);
    int days = number("--days", 28);
    for (int site = 0; site < sites; site++) {
      SiteLog log = new SiteLog(site, days, number("--readers", 400), true);
      lines += log.size();
      List<SiteRun.Found> findings = new ArrayList<>();
      SiteRun run = new SiteRun(engine, findings::add);
      run.read(log.bytes());
      log.strikes().forEach(strike -> count(strike, findings));
      run.alerts().forEach(alert -> countFalse(alert, log.strikes()));
    }
    String tables = tables(sites, days);
    System.out.println(tables);
    if (options.containsKey("--write")) {
      write(Path.of(options.getOrDefault("--write", "")), tables);
    }
  }

  private void count(Strike strike, List<SiteRun.Found> findings) {
    Tally tally = tallies.computeIfAbsent(strike.kind(), unseen -> new Tally());
    tally.runs++;
    long begin = strike.times()[0] / 1_000;
    long first = Long.MAX_VALUE;
    List<String> by = new ArrayList<>();
    for (SiteRun.Found finding : findings) {
      if (finding.text().get().contains(strike.client()) && finding.time() >= begin) {
        first = Math.min(first, finding.time());
        if (!by.contains(finding.detection())) {
          by.add(finding.detection());
        }
      }
    }
    by.forEach(detection -> tally.by.merge(detection, 1, Integer::sum));
    if (first != Long.MAX_VALUE) {
      tally.found++;
      tally.slowest = Math.max(tally.slowest, first - begin);
      tally.mostRequests = Math.max(tally.mostRequests, strike.requestsUntil(first));
    }
  }

  private void countFalse(Alert alert, List<Strike> strikes) {
    for (Entity entity : alert.entities()) {
      if (strikes.stream().anyMatch(strike -> entity.attributes().containsValue(strike.client()))) {
        return;
      }
    }
    falseAlerts.merge(alert.detection(), 1, Integer::sum);
    if (shown++ < number("--show", 0)) {
      System.out.println(alert.detection() + ": " + alert.summary(Language.ENGLISH));
    }
  }

  private String tables(int sites, int days) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d sites, %d days, %,d requests.%n%n| scan | runs | found | slowest, s | most requests"
                + " | by |%n",
            sites,
            days,
            lines));
    text.append("|---|---:|---:|---:|---:|---|\n");
    for (String kind : Scans.KINDS) {
      Tally tally = tallies.getOrDefault(kind, new Tally());
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d | %s |%n",
              kind,
              tally.runs,
              tally.found,
              tally.slowest,
              tally.mostRequests,
              tally.by));
    }
    text.append("\n| detection | false alerts | per site and week |\n|---|---:|---:|\n");
    falseAlerts.forEach(
        (detection, count) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %.2f |%n",
                    detection,
                    count,
                    count / (sites * days / WEEK))));
    if (falseAlerts.isEmpty()) {
      text.append("| all | 0 | 0.00 |\n");
    }
    return text.toString();
  }

  private static void write(Path file, String tables) throws IOException {
    String text = Files.readString(file);
    String begin = "<!-- tables of sites: begin -->\n";
    String end = "<!-- tables of sites: end -->";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(file + " has no marks for the tables");
    }
    String changed = text.substring(0, from + begin.length()) + tables + text.substring(to);
    Files.write(file, changed.getBytes(StandardCharsets.UTF_8));
  }

  private int number(String option, int otherwise) {
    return Integer.parseInt(options.getOrDefault(option, Integer.toString(otherwise)));
  }
}
