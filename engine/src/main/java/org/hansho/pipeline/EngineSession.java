package org.hansho.pipeline;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.detect.Knowledge;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;

/**
 * The third door: the whole engine for one thread. Bytes of sources go in, alerts come out.
 *
 * <p>Nothing here has a clock. What one event shows is found when its bytes are fed. What
 * correlations and baselines find needs order: facts wait until {@link #advance} says that nothing
 * earlier will come, or until {@link #end}. A record that comes later all the same is late: its
 * single events fire, detectors only count it. So alerts do not depend on how input is cut, in
 * which order sources are fed, or where the session was saved and restored.
 *
 * <p>Belongs to one thread. Never throws on input: where a part of the program fails, that costs
 * the record, and the {@link SessionOutput} is notified. Memory is bounded by the {@link
 * MemoryBudget}: when more facts wait than it allows, time is pushed on until half of them are
 * gone; alerts that have not changed for longest are forgotten, and begin anew if more comes.
 */
public final class EngineSession {
  /** As much as there is: for input that is known to be small. */
  public static final MemoryBudget UNBOUNDED =
      new MemoryBudget(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  private static final long SECOND = 1_000_000_000L;

  private final String tenant;
  private final SessionAlerts alerts;
  private SessionStages stages;
  private boolean ended;

  /** A session that has read nothing. */
  public EngineSession(Engine engine, String tenant, MemoryBudget memory) {
    this(engine, tenant, memory, SessionOutput.NONE);
  }

  /** The same, at which somebody looks on. */
  public EngineSession(Engine engine, String tenant, MemoryBudget memory, SessionOutput output) {
    this.tenant = tenant;
    this.alerts = new SessionAlerts(tenant, engine.detectors().hashes(), memory.alerts());
    this.stages = new SessionStages(engine, memory, output, alerts);
  }

  // -- reading --------------------------------------------------------------------------------

  /**
   * Opens a source.
   *
   * @param source what evidence calls it; not the name of one that is open
   */
  public void open(String source, Format format) {
    open(source, format, UnstatedTime.UNKNOWN);
  }

  /**
   * Opens a source whose time stamps leave something out. What is assumed here is part of a
   * snapshot; what {@link Format#assuming} was given is not.
   */
  public void open(String source, Format format, UnstatedTime assumed) {
    requireInput();
    stages.open(source, format, assumed);
  }

  /** Reads the next bytes of a source, cut anywhere; a record that is not whole waits. */
  public void feed(String source, byte[] bytes) {
    feed(source, bytes, 0, bytes.length);
  }

  /** Reads the next bytes of a source; they are copied. */
  public void feed(String source, byte[] bytes, int from, int to) {
    requireInput();
    stages.feed(source, bytes, from, to);
  }

  /** Nothing has come of a source for a while: what its reader holds back of it is whole. */
  public void handOver(String source) {
    requireInput();
    stages.handOver(source);
  }

  /** Closes a source: what is half read comes out. Returns what became of its records. */
  public Counts close(String source) {
    requireInput();
    return stages.close(source);
  }

  private void requireInput() {
    if (ended) {
      throw new IllegalStateException("the input has ended");
    }
  }

  // -- time and alerts --------------------------------------------------------------------------

  /**
   * Says that nothing at or before this event time comes any more, in nanoseconds since 1970. A
   * time before the present one changes nothing.
   */
  public void advance(long time) {
    requireInput();
    stages.advance(time);
  }

  /** The same with a point of time. */
  public void advance(Instant time) {
    advance(Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano()));
  }

  /** Closes all sources and decides whatever waits for a time; nothing can be fed afterwards. */
  public void end() {
    sources().forEach(this::close);
    stages.end();
    ended = true;
  }

  /**
   * Every alert that has changed since the last call, as it stands now, in order of id. Whoever
   * keeps alerts by id puts each in place of the one before.
   */
  public List<Alert> takeChanges() {
    stages.keyed().flush();
    return alerts.take();
  }

  // -- saving -----------------------------------------------------------------------------------

  /**
   * Everything by which another process goes on from here: sources, facts that wait, states and
   * alerts. Store it together with the changes taken just before.
   *
   * @throws IllegalStateException if changes were not taken, which would be lost
   */
  public byte[] snapshot() {
    requireInput();
    stages.keyed().flush();
    alerts.settle();
    if (alerts.hasChanges()) {
      throw new IllegalStateException("take the changes before a snapshot, or they are lost");
    }
    return SessionSnapshot.write(tenant, stages, alerts);
  }

  /**
   * A session that goes on from a snapshot, under the same content or other: what was learned for
   * detections that mean the same is known again, the rest is kept for their return.
   *
   * @throws IllegalStateException if the bytes are damaged, of a newer program, or of another seed;
   *     the message says which
   */
  public static EngineSession restore(
      Engine engine, byte[] snapshot, MemoryBudget memory, SessionOutput output) {
    StateReader in = SessionSnapshot.open(engine, snapshot);
    EngineSession session = new EngineSession(engine, in.text(), memory, output);
    session.stages.restore(in);
    session.alerts.restore(in);
    return session;
  }

  /**
   * Goes on with other content from here on, as {@link #restore} does; the session stays as it was
   * if that fails. Quarantine ends.
   *
   * @throws IllegalStateException if its detectors have another seed
   */
  public void replaceContent(Engine next) {
    requireInput();
    if (SessionSnapshot.seed(next) != SessionSnapshot.seed(stages.engine())) {
      throw new IllegalStateException("the other content has another secret seed");
    }
    stages = stages.with(next);
    alerts.forgetDetections();
  }

  // -- what a person may ask --------------------------------------------------------------------

  /** Whose alerts these are. */
  public String tenant() {
    return tenant;
  }

  /** What runs. */
  public Engine engine() {
    return stages.engine();
  }

  /** The sources that are open, in order of their names. */
  public List<String> sources() {
    return stages.sources();
  }

  /** What became of the records of an open source since it was opened or restored. */
  public Counts counts(String source) {
    return stages.source(source).counts();
  }

  /** How far time has come; the least number before {@link #advance} was called. */
  public long time() {
    return stages.time();
  }

  /** How many records wait for time to pass them, because they have facts for detectors. */
  public int waiting() {
    return stages.waiting();
  }

  /** How many facts came behind the time that had passed. */
  public long late() {
    return stages.late();
  }

  /** How often time was pushed on because too many facts waited. */
  public long forced() {
    return stages.forced();
  }

  /** How many alerts were forgotten for want of room. */
  public long forgotten() {
    return alerts.forgotten();
  }

  /** Analyzers, detections and documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return stages.quarantined();
  }

  /** References of documents that are not in the content and whose states are kept. */
  public Collection<String> setAside() {
    return stages.states().setAside();
  }

  /** Forgets the states that say nothing any more at this time. */
  void sweep(long time) {
    stages.keyed().sweep(time);
  }

  /** What the detectors remember. */
  public Knowledge knowledge() {
    return stages.keyed().knowledge();
  }
}
