package org.hansho.benchmark.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hansho.alert.Finding;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.Detection;
import org.hansho.content.DetectionFile;
import org.hansho.content.ListText;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.intelligence.Intelligence;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.sigma.Level;
import org.hansho.testkit.traffic.OrdinaryTraffic;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;

/** Sends bytes of several sources through the detections of floods, in flat memory. */
final class FloodRun implements SessionOutput {
  private static final int BLOCK = 1 << 18;

  /** How long facts wait for others in a runner, nanoseconds. */
  static final long LAG = 60_000_000_000L;

  private final Engine engine;
  private final long lag;
  private final EngineSession session;
  private int unread;
  private final List<Raised> raised = new ArrayList<>();
  private long newest = Long.MIN_VALUE;
  private long events;

  /**
   * A result that raises an alert.
   *
   * @param time of its record, nanoseconds since 1970
   * @param target what is flooded, as the alert names it
   */
  record Raised(
      String detection, long time, String target, @Nullable Level severity, String text) {}

  FloodRun(Path content) throws IOException {
    this(content, LAG);
  }

  FloodRun(Path content, long lag) throws IOException {
    this.lag = lag;
    engine =
        Engine.compile(read(content), new ArrayList<>(Analyzers.ALL), Intelligence.of(List.of()));
    session = new EngineSession(engine, "default", EngineSession.UNBOUNDED, this);
  }

  private static Content read(Path folder) throws IOException {
    List<DetectionFile> files = new ArrayList<>();
    for (Path path : yaml(folder.resolve("detections/ddos"))) {
      files.add(new DetectionFile("ddos/" + path.getFileName(), true, source(path)));
    }
    List<ListText> lists = new ArrayList<>();
    for (Path path : yaml(folder.resolve("lists"))) {
      SourceText text = source(path);
      boolean delivery = text.text().contains("name: delivery_networks");
      String entries = "entries: [" + OrdinaryTraffic.DELIVERY + "]";
      String changed = delivery ? text.text().replace("entries: []", entries) : text.text();
      lists.add(new ListText("", new SourceText(text.file(), changed)));
    }
    return ContentReader.read(files, lists);
  }

  private static SourceText source(Path path) throws IOException {
    return new SourceText(path.toString(), Files.readString(path));
  }

  private static List<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    }
  }

  /** Gives a piece of a source; pieces of all sources come in order of time. */
  void accept(String name, Format format, byte[] bytes) {
    if (!session.sources().contains(name)) {
      session.open(name, format);
    }
    session.feed(name, bytes);
    unread += bytes.length;
    if (unread > BLOCK) {
      session.advance(newest - lag);
      unread = 0;
    }
  }

  /** Reads a source whole, detecting as it goes. */
  void whole(String name, Format format, byte[] bytes) {
    session.open(name, format);
    for (int at = 0; at < bytes.length; at += BLOCK) {
      session.feed(name, bytes, at, Math.min(bytes.length, at + BLOCK));
      session.advance(newest - lag);
    }
    session.close(name);
    catchUp();
  }

  /** Detects in what was given so far. */
  void catchUp() {
    session.advance(newest);
    if (session.late() > 0) {
      throw new IllegalStateException("a fact came too late");
    }
  }

  @Override
  public void event(Event event, String source) {
    events++;
    newest = Math.max(newest, event.time());
  }

  @Override
  public void finding(Finding finding) {
    if (finding.isOfRule()) {
      String detection = finding.detection().detection();
      raised.add(new Raised(detection, finding.time(), "", null, finding.record()));
    }
  }

  @Override
  public void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null) {
      Map<String, String> numbers = result.grounds().numbers();
      String target = numbers.getOrDefault("target", "");
      raised.add(
          new Raised(
              detection.id(),
              result.fact().time(),
              target,
              result.severity(),
              result.grounds().english() + " " + numbers));
    }
  }

  List<Raised> raised() {
    return raised;
  }

  long events() {
    return events;
  }
}
