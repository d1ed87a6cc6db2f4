package org.hansho.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.alert.AlertFold;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Heeding;
import org.hansho.detect.Layer;
import org.hansho.detect.Matters;
import org.hansho.detect.Restoration;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.detect.StateBudget;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.StateChunk;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Guard;
import org.hansho.pipeline.ReadingSession;
import org.hansho.pipeline.ResultEvents;
import org.hansho.pipeline.Stage;
import org.hansho.pipeline.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One worker: reads the sources that are its own, and holds the states of the key groups that are
 * its own, layer by layer. In a step it is run by one thread; between steps the runner looks at it.
 */
final class Worker {
  private final int number;
  private final SourceReading reading;
  private final Routes routes;
  private final List<LayerQueue> layers = new ArrayList<>();
  private final Map<String, SourceState> sources = new TreeMap<>();
  private final ResultEvents resultEvents;
  private final DetectorPlan plan;
  private final ReadingSession session;
  private final Engine engine;
  private final SavedReaders saved = new SavedReaders();
  private AlertFold fold;
  private @Nullable Heeding heeding;
  private List<Input> inputs = new ArrayList<>();
  private List<DeadLetter> again = new ArrayList<>();

  Worker(
      int number,
      Engine engine,
      RunnerSettings settings,
      DeclaredFormats declared,
      Alarms alarms,
      AlertFold fold) {
    StateBudget budget = StateBudget.ofLayers(engine.detectors(), settings.memory().states());
    this.number = number;
    this.engine = engine;
    this.fold = fold;
    this.resultEvents = new ResultEvents(engine, new Matters(engine.detectors()));
    this.plan = engine.detectors();
    this.routes = new Routes(engine.detectors(), settings.workers());
    this.reading = new SourceReading(settings, engine, declared, alarms, routes, this::fold);
    this.session = engine.reading(reading, TimeRange.ALL, Guard.SINCE_SAVED);
    for (int layer = 1; layer <= engine.detectors().layers(); layer++) {
      Layer detectors = new Layer(engine.detectors(), layer, budget, this::result);
      detectors.onFailure(reading::failed);
      layers.add(new LayerQueue(engine.detectors(), detectors, number));
    }
  }

  private AlertFold fold() {
    return fold;
  }

  /** Findings since the last call; those that follow go into another fold. */
  AlertFold takeFold(AlertFold next) {
    AlertFold taken = fold;
    fold = next;
    return taken;
  }

  /** Leaves to this one what comes of telling opinions. */
  void heed(Heeding by) {
    heeding = by;
  }

  private void result(Result result) {
    Heeding telling = heeding;
    if (telling != null && telling.takes(result)) {
      return;
    }
    resultEvents.fold(result, fold);
    if (plan.isHeard(result.document())) {
      routes.send(result.fact(), result.late());
    }
  }

  // -- reading ----------------------------------------------------------------------------------

  /** Hands over input to be read in the next step. */
  void give(Input input) {
    inputs.add(input);
  }

  /**
   * Reads what it was given.
   *
   * @param time how far event time had come before
   * @param now up to when all has come that came
   * @param clockAhead by how much the system's clock is ahead of arrival; 0 if it is not
   */
  void read(Watermark time, long now, long clockAhead) {
    long watermark = time.time();
    reading.watchFor(clockAhead);
    List<Input> given = inputs;
    inputs = new ArrayList<>();
    for (Input input : given) {
      SourceState source = sources.get(input.source());
      if (source == null) {
        source = reading.begin(input, session);
      }
      if (source != null) {
        sources.put(source.id, source);
        if (input.journal() != null) {
          handOverIfDue(source, time, input.arrival());
        }
        sources.put(source.id, reading.read(source, input, session, watermark));
      }
    }
    for (SourceState source : sources.values()) {
      if (!source.isAsleep()) {
        handOverIfDue(source, time, now);
      }
    }
    again.forEach(letter -> again(letter, watermark));
    again = new ArrayList<>();
  }

  /**
   * What the reader of a source holds back is handed over if nothing came for long. A stream has
   * not gone on if it was asked and gave nothing.
   */
  private void handOverIfDue(SourceState source, Watermark time, long at) {
    if (source.isDue(time.silence(source.clock, at))) {
      reading.handOver(source, session, time.time());
    }
  }

  /** Hands over a dead letter of one of its sources, to be processed again in the next step. */
  void giveAgain(DeadLetter letter) {
    again.add(letter);
  }

  private void again(DeadLetter letter, long watermark) {
    if (letter.stage().equals(Stage.DETECTOR.text())) {
      if (letter.aids().fact().length > 0) {
        reading.tellAgain(letter);
      }
      return;
    }
    SourceState source = sources.get(letter.source());
    if (source == null) {
      Input input = new Input(letter.source(), letter.arrival(), letter.record(), null);
      source = reading.beginAgain(input, session);
    }
    if (source != null) {
      sources.put(source.id, source);
      reading.again(source, letter, session, watermark);
    }
  }

  /** Stage and part of what kept failing and is asked no more. */
  List<String> quarantined() {
    List<String> parts = new ArrayList<>(session.quarantined());
    parts.addAll(saved.quarantined());
    for (LayerQueue layer : layers) {
      layer.layer().quarantined().forEach(part -> parts.add(Stage.DETECTOR.text() + " " + part));
    }
    return parts;
  }

  /** Ends the sources that are awake: what is half assembled comes out. */
  void end(long watermark) {
    for (SourceState source : sources.values()) {
      if (!source.isAsleep() && !source.ended) {
        reading.end(source, session, watermark);
      }
    }
  }

  /** Keeps where the reading of a source stood, of which nothing is read until it is woken. */
  void restoreAsleep(String id, byte[] saved) {
    SourceState source = SourceState.restore(id, saved, reading.newClock(id), null, engine);
    if (source != null) {
      sources.put(id, source);
    }
  }

  Map<String, SourceState> sources() {
    return sources;
  }

  /** Wakes a source with what was stored of it. */
  void wake(SourceState asleep, byte[] stored) {
    SourceState restored =
        SourceState.restore(asleep.id, stored, reading.newClock(asleep.id), session, engine);
    if (restored != null) {
      asleep.wake(restored);
    }
  }

  /**
   * Wakes a source with a reader that remembers nothing, which is told as a failure.
   *
   * @param stored what was stored of it; null if that cannot be read
   */
  void wakeForgetful(SourceState asleep, byte @Nullable [] stored, Throwable cause) {
    asleep.wakeForgetful(stored, session);
    reading.forget(asleep, session, cause);
  }

  /** Saves where the reading of its sources stands; what cannot be saved is given up and told. */
  void saveSources() {
    saved.save(sources.values(), (source, cause) -> reading.forget(source, session, cause));
  }

  /** Hands over what was saved of its sources. */
  void takeSaved(Map<String, byte[]> positions, List<StateChunk> pieces) {
    saved.take(positions, pieces);
  }

  /** Rules that values were left undecided for since the start. */
  List<CostlyRule> costlyRules() {
    return session.costlyRules();
  }

  SourceReading reading() {
    return reading;
  }

  Routes routes() {
    return routes;
  }

  // -- detecting --------------------------------------------------------------------------------

  /** Hands to the detectors of a layer what was sent to them, as far as event time has come. */
  void detect(int layer, long watermark, List<Worker> all) {
    layers.get(layer - 1).run(watermark, all);
  }

  /** Lets all wishes of a layer come true, for the input has ended. */
  void detectAll(int layer, List<Worker> all) {
    layers.get(layer - 1).runToTheEnd(all);
  }

  void seen(int layer, int document, long time) {
    layers.get(layer - 1).layer().seen(document, time);
  }

  /** Whether a detector wishes to be woken by then. */
  boolean wishes(long watermark) {
    return layers.stream().anyMatch(layer -> layer.layer().wakeTime() <= watermark);
  }

  long takeDetected() {
    return layers.stream().mapToLong(LayerQueue::takeDetected).sum();
  }

  /** About how many bytes of the heap the facts take that wait. */
  long waitingBytes() {
    return layers.stream().mapToLong(LayerQueue::waitingBytes).sum();
  }

  long waiting() {
    return layers.stream().mapToLong(LayerQueue::waiting).sum();
  }

  void send(Fact fact) {
    routes.send(fact, false);
  }

  /** Shows the changed states of each layer. */
  void saveChanged(Consumer<SavedState> visitor) {
    for (LayerQueue layer : layers) {
      layer.layer().saveChanged().forEach(visitor);
    }
  }

  /** Restores what was saved of a key group of its own. */
  Restoration restore(SavedState saved) {
    Restoration restoration = Restoration.UNKNOWN;
    for (LayerQueue layer : layers) {
      if (restoration == Restoration.UNKNOWN) {
        restoration = layer.layer().restore(saved);
      }
    }
    return restoration;
  }

  /** How many restored facts in states lack fields that are carried now. */
  long incomplete() {
    return layers.stream().mapToLong(layer -> layer.layer().states().incomplete()).sum();
  }

  /** The detectors of the layer that a document is in. */
  Layer detectors(DetectorPlan.Document document) {
    return layers.get(document.layer() - 1).layer();
  }

  List<LayerQueue> layers() {
    return layers;
  }

  int number() {
    return number;
  }
}
