package org.hansho.benchmark.network;

import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.FactQueue;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.hansho.record.Format;
import org.hansho.record.Malformed;

/** Detects in flows that come out of order by a bound, as a runner does. */
final class QueuedDetection implements Output {
  private static final int BLOCK = 1 << 20;

  /**
   * How long facts wait for others, nanoseconds: flows of a capture are exported up to a minute
   * late.
   */
  private static final long LAG = 120_000_000_000L;

  private final Engine engine;
  private final AlertFold fold = new AlertFold("simulated");
  private final KeyedSession keyed;
  private FactQueue<Observation> queue = emptyQueue();
  private long newest = Long.MIN_VALUE + LAG;
  private long flows;
  private long observations;

  QueuedDetection(Engine engine) {
    this.engine = engine;
    keyed = engine.keyed(KeyedOutput.into(fold));
  }

  private static FactQueue<Observation> emptyQueue() {
    return new FactQueue<>(Observation.ORDER);
  }

  /** Gives back the room that waiting facts took. */
  void forgetQueue() {
    queue = emptyQueue();
  }

  /** Reads a source whole, block by block. */
  void read(String name, Format format, byte[] bytes) {
    ReadingSession reading = engine.reading(this);
    OpenSource source = reading.open(format, name);
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + BLOCK);
      at = reading.read(source, bytes, at, to, at, to == bytes.length);
      queue.advance(newest - LAG, keyed::accept);
    }
    reading.end(source);
    queue.advance(newest, keyed::accept);
    keyed.flush();
  }

  @Override
  public void event(Event event) {
    flows++;
    newest = Math.max(newest, event.time());
  }

  @Override
  public void finding(Finding finding) {
    fold.add(finding);
  }

  @Override
  public void observed(Observation observation) {
    observations++;
    if (!queue.add(observation)) {
      throw new IllegalStateException("a fact came too late");
    }
  }

  @Override
  public void malformed(Malformed record, String source) {
    throw new IllegalStateException(source + ": " + record.reason());
  }

  KeyedSession keyed() {
    return keyed;
  }

  List<Alert> alerts() {
    return fold.alerts();
  }

  long flows() {
    return flows;
  }

  long observations() {
    return observations;
  }
}
