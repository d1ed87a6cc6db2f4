package org.hansho.benchmark.statement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.content.Detection;
import org.hansho.detect.Result;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.database.DatabaseSimulation;
import org.hansho.testkit.database.Incident;
import org.hansho.testkit.database.ServerLog;

/**
 * What the detections of SQL injection find in simulated weeks at three servers, and how often they
 * are wrong.
 */
public final class StatementQuality implements SessionOutput {
  private static final long LAG = Duration.ofMinutes(10).toNanos();
  private static final Duration AFTER = Duration.ofMinutes(1);
  private static final int SHOWN = 12;

  private final Engine engine;
  private final EngineSession session;
  private final Set<ServerLog> logs = EnumSet.noneOf(ServerLog.class);
  private final TreeMap<String, Found> found = new TreeMap<>();
  private long ordinary;

  /** What one detection said of one account, by the day. */
  private record Found(String detection, Instant time, String text) {}

  private StatementQuality(Engine engine) {
    this.engine = engine;
    this.session = new EngineSession(engine, "default", EngineSession.UNBOUNDED, this);
  }

  /** {@code --content DIR [--seed N] [--days N] [--load N]}. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = InjectionTruth.options(args);
    Engine engine =
        Engine.compile(ContentFolder.read(Path.of(options.getOrDefault("content", "content"))));
    int seed = Integer.parseInt(options.getOrDefault("seed", "1"));
    int days = Integer.parseInt(options.getOrDefault("days", "42"));
    int load = Integer.parseInt(options.getOrDefault("load", "2000"));
    DatabaseSimulation simulation = new DatabaseSimulation(seed, days, load);
    StatementQuality quality = new StatementQuality(engine);
    simulation.run(quality::line);
    quality.end();
    quality.print(simulation.incidents());
  }

  private void line(ServerLog log, Instant time, String line, boolean byProgram) {
    if (logs.add(log)) {
      session.open(log.name(), format(log));
    }
    session.feed(log.name(), line.getBytes(StandardCharsets.UTF_8));
    ordinary += byProgram ? 1 : 0;
    session.advance(time.getEpochSecond() * 1_000_000_000L - LAG);
  }

  private static Format format(ServerLog log) {
    return Formats.ALL.stream()
        .filter(one -> one.name().equals(log.format()))
        .findFirst()
        .orElseThrow();
  }

  private void end() {
    session.end();
  }

  @Override
  public void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null && detection.id().startsWith("sql/injection")) {
      long nanos = result.fact().time();
      Instant time = Instant.ofEpochSecond(0, nanos);
      byte[] values = result.fact().buffer();
      String text = new String(values, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " | ");
      found.put(
          detection.id() + " " + nanos + " " + found.size(), new Found(detection.id(), time, text));
    }
  }

  private void print(List<Incident> incidents) {
    System.out.println("| attacks | number | injection | vulnerability |");
    System.out.println("|---|---:|---:|---:|");
    for (String kind : List.of("by-hand", "by-tool")) {
      List<Incident> some = incidents.stream().filter(one -> one.kind().equals(kind)).toList();
      System.out.printf(
          "| %s | %d | %d | %d |%n",
          kind,
          some.size(),
          some.stream().filter(one -> isFound(one, "sql/injection")).count(),
          some.stream().filter(one -> isFound(one, "sql/injection-vulnerability")).count());
    }
    incidents.stream()
        .filter(one -> !isFound(one, "sql/injection"))
        .forEach(one -> System.err.println("not found: " + one));
    TreeSet<String> wrong = new TreeSet<>();
    int shown = 0;
    for (Found one : found.values()) {
      boolean right = incidents.stream().anyMatch(incident -> isOf(one, incident));
      String account = one.text().replaceAll(".*(mssql|postgresql|mariadb)/([^|]*)/ .*", "$1/$2");
      boolean first =
          !right
              && wrong.add(
                  one.detection()
                      + " "
                      + account
                      + " "
                      + one.time().atZone(ZoneOffset.UTC).toLocalDate());
      if (first && shown++ < SHOWN) {
        System.err.println(one);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%nfalse alerts: %d on %,d statements of programs and people (%.2f for 100,000)%n",
        wrong.size(),
        ordinary,
        100_000.0 * wrong.size() / ordinary);
  }

  private boolean isFound(Incident incident, String detection) {
    return found.values().stream()
        .anyMatch(one -> one.detection().equals(detection) && isOf(one, incident));
  }

  private static boolean isOf(Found one, Incident incident) {
    return one.text().contains("/" + incident.principal() + "/")
        && !one.time().isBefore(incident.from().minus(AFTER))
        && !one.time().isAfter(incident.to().plus(AFTER));
  }
}
