package org.hansho.testkit.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.content.Detection;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.event.Event;
import org.hansho.format.Format;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.Pipeline;
import org.hansho.pipeline.ResultEvents;
import org.hansho.sigma.Rule;
import org.hansho.time.PlaceClock;

/**
 * The simplest run there is, as a scan does it: all facts sorted, all layers in one thread. The
 * truth of tests.
 */
public final class OneThread implements Output {
  private final Engine engine;
  private final AlertFold fold;
  private final Pipeline pipeline;
  private final List<Observation> observations = new ArrayList<>();
  private final Map<String, Place> places = new TreeMap<>();
  private PlaceClock clock = new PlaceClock();

  /** How far a source was read. */
  private static final class Place {
    private final OpenSource source;
    private final PlaceClock clock = new PlaceClock();
    private byte[] rest = new byte[0];
    private long position;

    Place(OpenSource source) {
      this.source = source;
    }
  }

  /** Nothing was read. */
  public OneThread(Engine engine, String tenant) {
    this.engine = engine;
    this.fold = new AlertFold(tenant, AlertRoom.UNBOUNDED, engine.detectors().hashes());
    this.pipeline = engine.pipeline(this);
  }

  /** Reads whole records of a source of JSON. */
  public void read(String source, byte[] records) {
    read(source, new JsonFormat(), records);
  }

  /** Reads whole records of a source of that format. */
  public void read(String source, Format format, byte[] records) {
    Place place = places.computeIfAbsent(source, name -> begin(name, format));
    byte[] rest = place.rest;
    byte[] given = Arrays.copyOf(rest, rest.length + records.length);
    System.arraycopy(records, 0, given, rest.length, records.length);
    read(place, given, false);
    pipeline.suspend();
  }

  private void read(Place place, byte[] given, boolean last) {
    clock = place.clock;
    pipeline.resume(place.source);
    int consumed = pipeline.read(given, 0, given.length, place.position, last);
    place.position += consumed;
    place.rest = Arrays.copyOfRange(given, consumed, given.length);
  }

  private Place begin(String source, Format format) {
    pipeline.begin(format, source);
    return new Place(pipeline.suspend());
  }

  /** What comes of all that was read; nothing can be read afterwards. */
  public List<Outcome> end() {
    for (Place place : places.values()) {
      read(place, place.rest, true);
      pipeline.end();
    }
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
  public void event(Event event) {
    clock.judge(event);
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
