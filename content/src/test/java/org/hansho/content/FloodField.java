package org.hansho.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/** Sends bytes through the shipped detections of floods, and keeps what they raise. */
final class FloodField implements SessionOutput {
  private static final int BLOCK = 1 << 18;
  private static final long LAG = 60_000_000_000L;

  private final Engine engine;
  private final EngineSession session;
  private final List<Raised> raised = new ArrayList<>();
  private int unread;
  private long newest = Long.MIN_VALUE;

  /** A result that raises an alert. */
  record Raised(
      String detection,
      long time,
      String target,
      @Nullable Level severity,
      Map<String, String> numbers) {}

  FloodField(Engine engine) {
    this.engine = engine;
    session = new EngineSession(engine, "default", EngineSession.UNBOUNDED, this);
  }

  /** The shipped detections of floods. */
  static Engine engine(List<ListText> lists) {
    return Engine.compile(ShippedContent.only("ddos", lists));
  }

  void accept(String name, Format format, byte[] bytes) {
    if (!session.sources().contains(name)) {
      session.open(name, format);
    }
    session.feed(name, bytes);
    unread += bytes.length;
    if (unread > BLOCK) {
      session.advance(newest - LAG);
      unread = 0;
    }
  }

  /** Detects in what was given so far, and in the quiet after it. */
  void catchUp(long quiet) {
    session.advance(newest + quiet);
  }

  @Override
  public void event(Event event, String source) {
    newest = Math.max(newest, event.time());
  }

  @Override
  public void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null) {
      Map<String, String> numbers = result.grounds().numbers();
      String target = numbers.getOrDefault("target", "");
      raised.add(new Raised(detection.id(), result.time(), target, result.severity(), numbers));
    }
  }

  List<Raised> raised() {
    return raised;
  }
}
