package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorFailure;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedObservations;
import org.hansho.detect.StateBudget;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * All of a session that belongs to one engine, and is replaced with it: a {@link ReadingSession}, a
 * {@link KeyedSession}, and between them the facts that wait for time to pass them. Belongs to one
 * thread.
 */
final class SessionStages implements Output, KeyedOutput {
  private final Engine engine;
  private final MemoryBudget memory;
  private final SessionOutput output;
  private final SessionAlerts alerts;
  private final ReadingSession reading;
  private final KeyedSession keyed;
  private final SessionStates states;
  private final Map<String, SessionSource> sources = new TreeMap<>();
  private @Nullable SessionSource present;
  private long late;
  private long forced;

  SessionStages(Engine engine, MemoryBudget memory, SessionOutput output, SessionAlerts alerts) {
    this.engine = engine;
    this.memory = memory;
    this.output = output;
    this.alerts = alerts;
    this.states = new SessionStates(engine.detectors());
    this.reading = engine.reading(this, TimeRange.ALL, Guard.SINCE_SAVED);
    this.keyed =
        engine.keyed(
            this,
            memory.states() == Long.MAX_VALUE
                ? StateBudget.UNLIMITED
                : StateBudget.ofLayers(engine.detectors(), memory.states()));
  }

  /** The same with another engine, which goes on from here; this one stays as it is. */
  SessionStages with(Engine next) {
    StateWriter out = new StateWriter();
    write(out);
    SessionStages other = new SessionStages(next, memory, output, alerts);
    other.restore(new StateReader(out.toBytes()));
    return other;
  }

  Engine engine() {
    return engine;
  }

  KeyedSession keyed() {
    return keyed;
  }

  SessionStates states() {
    return states;
  }

  // -- reading --------------------------------------------------------------------------------

  void open(String name, Format format, UnstatedTime assumed) {
    if (sources.containsKey(name)) {
      throw new IllegalStateException("the source " + name + " is open already");
    }
    sources.put(name, new SessionSource(name, format, assumed, reading));
  }

  SessionSource source(String name) {
    SessionSource source = sources.get(name);
    if (source == null) {
      throw new IllegalStateException("no source " + name + " is open");
    }
    return source;
  }

  List<String> sources() {
    return List.copyOf(sources.keySet());
  }

  void feed(String name, byte[] bytes, int from, int to) {
    take(name).feed(bytes, from, to);
    makeRoom();
  }

  void handOver(String name) {
    take(name).handOver();
    makeRoom();
  }

  Counts close(String name) {
    Counts counts = take(name).end();
    sources.remove(name);
    makeRoom();
    return counts;
  }

  private SessionSource take(String name) {
    SessionSource source = source(name);
    present = source;
    return source;
  }

  private SessionSource present() {
    return Objects.requireNonNull(present);
  }

  // -- time -----------------------------------------------------------------------------------

  void advance(long time) {
    keyed.advance(time);
  }

  void end() {
    keyed.end();
  }

  private void wait(Observation observation) {
    late += keyed.take(observation) ? 0 : observation.size();
  }

  /** Pushes time on until half of what waits is gone, if it is too much. */
  private void makeRoom() {
    if (keyed.waitingBytes() > memory.facts()) {
      long[] times = keyed.waitingTimes().sorted().toArray();
      forced++;
      advance(times[times.length / 2]);
    }
  }

  long time() {
    return keyed.time();
  }

  int waiting() {
    return Math.toIntExact(keyed.waiting());
  }

  long late() {
    return late;
  }

  long forced() {
    return forced;
  }

  // -- saving -----------------------------------------------------------------------------------

  void write(StateWriter out) {
    keyed.flush();
    out.number(keyed.time());
    out.number(late);
    out.number(forced);
    states.write(keyed, out);
    List<Observation> waiting = new ArrayList<>();
    keyed.waitingObservations().forEach(waiting::add);
    byte[] facts = SavedObservations.save(engine.detectors(), waiting);
    out.bytes(facts, 0, facts.length);
    out.count(sources.size());
    sources.values().forEach(source -> source.write(out));
  }

  /** Reads what {@link #write} wrote, into stages that have read nothing. */
  void restore(StateReader in) {
    long time = in.number();
    late = in.number();
    forced = in.number();
    states.restore(keyed, in);
    if (time != Long.MIN_VALUE) {
      advance(time);
    }
    SavedObservations.restore(engine.detectors(), in.bytes()).forEach(this::wait);
    for (int left = in.count(); left > 0; left--) {
      SessionSource source = SessionSource.read(in, engine, reading);
      sources.put(source.name(), source);
    }
  }

  // -- what the parts report --------------------------------------------------------------------

  @Override
  public void event(Event event) {
    SessionSource source = present();
    source.clock().judge(event);
    if (event.time() != Event.NO_TIME && event.time() <= keyed.time()) {
      event.judge(event.time(), Timing.LATE);
    }
    output.event(event, source.name());
  }

  @Override
  public void finding(Finding finding) {
    output.finding(finding);
    alerts.fold().add(finding);
  }

  @Override
  public void observed(Observation observation) {
    output.observed(observation);
    wait(observation);
  }

  @Override
  public void malformed(Malformed record, String source) {
    output.malformed(record, source);
  }

  @Override
  public void failed(Failure failure, String source) {
    output.failed(failure, source);
  }

  @Override
  public void note(String note, String source) {
    output.note(note, source);
  }

  @Override
  public AlertFold fold() {
    return alerts.fold();
  }

  @Override
  public void result(Result result) {
    output.result(result);
  }

  @Override
  public void failed(DetectorFailure failure) {
    output.failed(Failure.of(failure), failure.fact().origin().source());
  }

  /** Analyzers, detections and documents that are asked no more, since they kept failing. */
  List<String> quarantined() {
    List<String> parts = new ArrayList<>(reading.quarantined());
    keyed.quarantined().forEach(part -> parts.add(Stage.DETECTOR.text() + " " + part));
    return parts;
  }
}
