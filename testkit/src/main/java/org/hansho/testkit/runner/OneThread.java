package org.hansho.testkit.runner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.alert.Language;
import org.hansho.content.Detection;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;

/** The simplest run there is: all facts sorted, all layers in one thread. The truth of tests. */
public final class OneThread implements Output {
  private final Engine engine;
  private final AlertFold fold;
  private final Pipeline pipeline;
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, Place> places = new TreeMap<>();

  /** How far a source was read. */
  private static final class Place {
    private final OpenSource source;
    private long position;

    Place(OpenSource source) {
      this.source = source;
    }
  }

  /** Nothing was read. */
  public OneThread(Engine engine, String tenant) {
    this.engine = engine;
    this.fold = new AlertFold(tenant, Language.ENGLISH, AlertRoom.UNBOUNDED);
    this.pipeline = engine.pipeline(this);
  }

  /** Reads whole records of a source. */
  public void read(String source, byte[] records) {
    Place place = places.computeIfAbsent(source, this::begin);
    pipeline.resume(place.source);
    place.position += pipeline.read(records, 0, records.length, place.position, false);
    pipeline.suspend();
  }

  private Place begin(String source) {
    pipeline.begin(new JsonFormat(), source);
    return new Place(pipeline.suspend());
  }

  /** What comes of all that was read; nothing can be read afterwards. */
  public List<Outcome> end() {
    ResultEvents events = new ResultEvents(engine);
    LayerStack layers = new LayerStack(engine.detectors(), result -> events.fold(result, fold));
    observations.sort(Observation.ORDER);
    observations.forEach(layers::accept);
    layers.end();
    return fold.alerts().stream()
        .map(Outcome::of)
        .sorted(Comparator.comparing(Outcome::id))
        .toList();
  }

  @Override
  public void finding(Detection detection, Rule rule, Event event, String source) {
    fold.add(detection.alert(), rule, event, source);
  }

  @Override
  public void observed(Observation observation) {
    observations.add(observation);
  }
}
