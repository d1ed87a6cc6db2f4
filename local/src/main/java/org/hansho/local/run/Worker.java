package org.hansho.local.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.StateBudget;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.StateChunk;
import org.hansho.match.CostlyRule;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.Guard;
import org.hansho.pipeline.KeyedOutput;
import org.hansho.pipeline.KeyedSession;
import org.hansho.pipeline.ReadingSession;
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
  private final Outbox outbox;
  private final KeyedSession keyed;
  private final Map<String, SourceState> sources = new TreeMap<>();
  private final Map<String, SourceState> awake = new TreeMap<>();
  private final ReadingSession session;
  private final Engine engine;
  private final SavedReaders saved = new SavedReaders();
  private AlertFold fold;
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
    this.outbox = new Outbox(engine.detectors().layers(), settings.workers());
    this.keyed = engine.keyed(new Found(), budget, outbox);
    this.reading = new SourceReading(settings, engine, declared, alarms, keyed, this::fold);
    this.session = engine.reading(reading, TimeRange.ALL, Guard.SINCE_SAVED);
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

  /** Takes what the detectors find. */
  private final class Found implements KeyedOutput {
    @Override
    public void finding(Finding finding) {
      fold.add(finding);
    }

    @Override
    public AlertFold fold() {
      return fold;
    }

    @Override
    public boolean keepsMatters() {
      return true;
    }

    @Override
    public void failed(DetectorFailure failure) {
      reading.failed(failure);
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
        if (input.journal() != null) {
          handOverIfDue(source, time, input.arrival());
        }
        keep(reading.read(source, input, session, watermark));
      }
    }
    awake.values().forEach(source -> handOverIfDue(source, time, now));
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
        reading.sendAgain(letter);
      }
      return;
    }
    SourceState source = sources.get(letter.source());
    if (source == null) {
      Input input = new Input(letter.source(), letter.arrival(), letter.record(), null);
      source = reading.beginAgain(input, session);
    }
    if (source != null) {
      keep(source);
      reading.again(source, letter, session, watermark);
    }
  }

  private void keep(SourceState source) {
    sources.put(source.id, source);
    awake.put(source.id, source);
  }

  /** Stage and part of what kept failing and is asked no more. */
  List<String> quarantined() {
    List<String> parts = new ArrayList<>(session.quarantined());
    parts.addAll(saved.quarantined());
    keyed.quarantined().forEach(part -> parts.add(Stage.DETECTOR.text() + " " + part));
    return parts;
  }

  /** Ends the sources that are awake: what is half assembled comes out. */
  void end(long watermark) {
    for (SourceState source : awake.values()) {
      if (!source.ended) {
        reading.end(source, session, watermark);
      }
    }
  }

  /**
   * Keeps where the reading of a source stood, of which nothing is read until it is woken; null if
   * there is no such format any more.
   */
  @Nullable SourceState restoreAsleep(String id, byte[] saved) {
    SourceState source = SourceState.restore(id, saved, reading.newClock(id), null, engine);
    if (source != null) {
      sources.put(id, source);
    }
    return source;
  }

  /** All its sources by id. */
  Map<String, SourceState> sources() {
    return sources;
  }

  /** Those of them whose readers are in memory. */
  Map<String, SourceState> awake() {
    return awake;
  }

  /** Forgets of a source what the last epoch has stored. */
  void putToSleep(SourceState source) {
    source.sleep();
    awake.remove(source.id);
  }

  /** Wakes a source with what was stored of it. */
  void wake(SourceState asleep, byte[] stored) {
    SourceState restored =
        SourceState.restore(asleep.id, stored, reading.newClock(asleep.id), session, engine);
    if (restored != null) {
      asleep.wake(restored);
      awake.put(asleep.id, asleep);
    }
  }

  /**
   * Wakes a source with a reader that remembers nothing and reports that as a failure.
   *
   * @param stored what was stored of it; null if that cannot be read
   */
  void wakeForgetful(SourceState asleep, byte @Nullable [] stored, Throwable cause) {
    asleep.wakeForgetful(stored, session);
    awake.put(asleep.id, asleep);
    reading.forget(asleep, session, cause);
  }

  /**
   * Saves where the reading of its sources stands; what cannot be saved is dropped and reported.
   */
  void saveSources() {
    saved.save(awake.values(), (source, cause) -> reading.forget(source, session, cause));
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

  // -- detecting --------------------------------------------------------------------------------

  /** The detectors with the states of its key groups. */
  KeyedSession keyed() {
    return keyed;
  }

  /** Hands to the detectors of a layer what was sent to them, as far as event time has come. */
  void detect(int layer, long watermark, List<Worker> all) {
    all.forEach(sender -> sender.outbox.handOver(layer, number, keyed));
    keyed.advance(layer, watermark);
  }

  /** The input has ended: hands over everything, and lets every timer of a layer go off. */
  void detectAll(int layer, List<Worker> all) {
    all.forEach(sender -> sender.outbox.handOver(layer, number, keyed));
    keyed.end(layer);
  }
}
