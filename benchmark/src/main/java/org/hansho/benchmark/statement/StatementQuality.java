package org.hansho.benchmark.statement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.content.Detection;
import org.hansho.detect.FactQueue;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.sigma.Rule;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.database.DatabaseSimulation;
import org.hansho.testkit.database.Incident;
import org.hansho.testkit.database.ServerLog;

/**
 * What the detections of SQL injection find in simulated weeks at three servers, and how often they
 * are wrong.
 */
public final class StatementQuality implements Output {
  private static final long LAG = Duration.ofMinutes(10).toNanos();
  private static final Duration AFTER = Duration.ofMinutes(1);
  private static final int SHOWN = 12;

  private final Engine engine;
  private final LayerStack layers;
  private final FactQueue<Observation> queue = new FactQueue<>(Observation.ORDER);
  private final Map<ServerLog, Pipeline> pipelines = new EnumMap<>(ServerLog.class);
  private final Map<ServerLog, Long> positions = new EnumMap<>(ServerLog.class);
  private final TreeMap<String, Found> found = new TreeMap<>();
  private long ordinary;

  /** What one detection said of one account, by the day. */
  private record Found(String detection, Instant time, String text) {}

  private StatementQuality(Engine engine) {
    this.engine = engine;
    this.layers = new LayerStack(engine.detectors(), this::result);
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
    Pipeline pipeline = pipelines.computeIfAbsent(log, this::open);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    long position = positions.merge(log, (long) bytes.length, Long::sum) - bytes.length;
    pipeline.read(bytes, 0, bytes.length, position, false);
    ordinary += byProgram ? 1 : 0;
    queue.advance(time.getEpochSecond() * 1_000_000_000L - LAG, layers::accept);
  }

  private Pipeline open(ServerLog log) {
    Format format =
        Formats.ALL.stream()
            .filter(one -> one.name().equals(log.format()))
            .findFirst()
            .orElseThrow();
    Pipeline pipeline = engine.pipeline(this);
    pipeline.begin(format, log.name());
    return pipeline;
  }

  private void end() {
    pipelines.values().forEach(Pipeline::end);
    queue.advance(Long.MAX_VALUE, layers::accept);
    layers.end();
  }

  @Override
  public void finding(Detection detection, Rule rule, Event event, String source) {}

  @Override
  public void observed(Observation observation) {
    queue.add(observation);
  }

  private void result(Result result) {
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
