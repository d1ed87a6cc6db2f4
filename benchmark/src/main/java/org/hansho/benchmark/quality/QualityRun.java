package org.hansho.benchmark.quality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.content.Detection;
import org.hansho.detect.FactQueue;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.event.Event;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;
import org.hansho.testkit.tenant.Simulation;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.LogSink;

/**
 * Sends the records of a simulation through an engine as they come, in flat memory: a block for
 * each kind of log, facts in a queue until all kinds have passed their time.
 */
final class QualityRun implements LogSink, Output {
  private static final int BLOCK = 1 << 18;
  private static final long LAG_NANOS = 60_000_000_000L;
  private static final long FLUSH_MICROS = 600_000_000L;

  private final Engine engine;
  private final AlertFold fold = new AlertFold("default", AlertRoom.UNBOUNDED);
  private final Map<LogKind, Source> sources = new EnumMap<>(LogKind.class);
  private final FactQueue<Observation> queue = new FactQueue<>(Observation.ORDER);
  private final ResultEvents events;
  private final LayerStack layers;
  private final List<Finding> findings = new ArrayList<>();
  private long nextFlush = Long.MIN_VALUE;
  private long records;
  private long facts;

  /**
   * What a detection found.
   *
   * @param time when, nanoseconds since 1970
   * @param text lower case: the record, or the fields of the result
   */
  record Finding(String detection, long time, String text) {}

  QualityRun(Engine engine) {
    this.engine = engine;
    this.events = new ResultEvents(engine);
    this.layers = new LayerStack(engine.detectors(), this::result);
  }

  /** One log with what of it has not been read yet. */
  private static final class Source {
    private final Pipeline pipeline;
    private byte[] block = new byte[BLOCK];
    private int filled;
    private long position;

    Source(Pipeline pipeline) {
      this.pipeline = pipeline;
    }

    void add(byte[] bytes, int length) {
      if (filled + length > block.length) {
        block = Arrays.copyOf(block, Math.max(block.length * 2, filled + length));
      }
      System.arraycopy(bytes, 0, block, filled, length);
      filled += length;
    }

    void read() {
      int consumed = pipeline.read(block, 0, filled, position, false);
      position += consumed;
      filled -= consumed;
      System.arraycopy(block, consumed, block, 0, filled);
    }
  }

  /** Runs a simulation to its end. */
  void run(Simulation simulation) {
    simulation.run(this);
    sources.values().forEach(Source::read);
    sources.values().forEach(source -> source.pipeline.end());
    queue.advance(Long.MAX_VALUE, layers::accept);
    layers.end();
  }

  @Override
  public void accept(LogKind kind, long time, byte[] bytes, int length) {
    records++;
    sources.computeIfAbsent(kind, this::open).add(bytes, length);
    if (time >= nextFlush) {
      sources.values().forEach(Source::read);
      queue.advance(time * 1_000 - LAG_NANOS, layers::accept);
      nextFlush = time + FLUSH_MICROS;
    }
  }

  private Source open(LogKind kind) {
    Pipeline pipeline = engine.pipeline(this);
    pipeline.begin(new AzureJsonFormat(), kind.fileName());
    return new Source(pipeline);
  }

  @Override
  public void finding(Detection detection, Rule rule, Event event, String source) {
    fold.add(detection.alert(), rule, event, source);
    findings.add(
        new Finding(detection.id(), event.time(), event.recordText().toLowerCase(Locale.ROOT)));
  }

  @Override
  public void observed(Observation observation) {
    facts += observation.size();
    if (!queue.add(observation)) {
      throw new IllegalStateException("a fact came later than " + LAG_NANOS + " ns");
    }
  }

  private void result(Result result) {
    Detection detection = engine.detectionOfDocument(result.document());
    if (detection != null) {
      events.fold(result, fold);
      byte[] values = result.fact().buffer();
      String text = new String(values, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      findings.add(new Finding(detection.id(), result.fact().time(), text));
    }
  }

  List<Finding> findings() {
    return findings;
  }

  AlertFold fold() {
    return fold;
  }

  long records() {
    return records;
  }

  long facts() {
    return facts;
  }

  LayerStack layers() {
    return layers;
  }
}
