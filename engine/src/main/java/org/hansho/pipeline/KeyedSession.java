package org.hansho.pipeline;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.FactExchange;
import org.hansho.detect.FactQueue;
import org.hansho.detect.KeyedFact;
import org.hansho.detect.Knowledge;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Matter;
import org.hansho.detect.Matters;
import org.hansho.detect.Observation;
import org.hansho.detect.Opinion;
import org.hansho.detect.Origin;
import org.hansho.detect.Restoration;
import org.hansho.detect.Result;
import org.hansho.detect.ResultSink;
import org.hansho.detect.SavedState;
import org.hansho.detect.SentFacts;
import org.hansho.detect.StateBudget;
import org.jspecify.annotations.Nullable;

/**
 * The second door: facts in, findings out (stage 5). Belongs to one thread, the one writer of its
 * states.
 *
 * <p><b>Alone</b>, a session holds all key groups. It takes observations: in order ({@link
 * #accept}), or as they come ({@link #take(Observation)}), when they wait until {@link
 * #advance(long)} has passed them. A few wait inside until others have come behind them, since
 * their states are read ahead: {@link #flush} brings out what they find, and whatever needs states
 * or time does so by itself.
 *
 * <p><b>With others</b>, it holds some of the key groups, on a thread or a machine of its own. The
 * {@link FactExchange} it was made with carries facts to the session that holds their key. All
 * sessions go on together, layer by layer from the lowest: when every session has been advanced in
 * a layer and what it sent has arrived, the next layer may follow.
 *
 * <p>A detector that fails at a fact is reported as a failure; its document goes on, and is asked
 * no more after {@value #FAILURES} of them.
 */
public final class KeyedSession {
  /** After so many failures a document is asked no more. */
  public static final int FAILURES = LayerStack.FAILURES;

  private final DetectorPlan plan;
  private final LayerStack layers;
  private final ResultFindings findings;
  private final KeyedOutput output;
  private final Consumer<Finding> host;
  private final FactQueue<Observation> queue = new FactQueue<>(Observation.ORDER);
  private long waitingBytes;

  KeyedSession(
      Engine engine, StateBudget budget, KeyedOutput output, @Nullable FactExchange exchange) {
    this.plan = engine.detectors();
    this.output = output;
    this.host = output::finding;
    this.findings = new ResultFindings(engine, output.keepsMatters() ? new Matters(plan) : null);
    this.layers = new LayerStack(plan, budget, new Results(), exchange);
    layers.onFailure(output::failed);
  }

  /** Hands on what detectors find. */
  private final class Results implements ResultSink {
    @Override
    public boolean counts(Result result) {
      output.result(result);
      AlertFold fold = output.fold();
      return fold != null && findings.count(result, fold);
    }

    @Override
    public void accept(Result result) {
      findings.handOn(result, host);
    }
  }

  // -- alone ------------------------------------------------------------------------------------

  /** Hands over the facts of the next record; one that is earlier than the one before is late. */
  public void accept(Observation observation) {
    layers.accept(observation);
  }

  /**
   * Takes the facts of a record, which wait until time has passed it. One whose time has passed is
   * late: nothing is learned from it; returns false then.
   */
  public boolean take(Observation observation) {
    if (queue.add(observation)) {
      waitingBytes += observation.bytes();
      return true;
    }
    layers.late(observation);
    return false;
  }

  /**
   * Hands over the facts of a record whose time cannot be trusted; nothing is learned from them.
   */
  public void late(Observation observation) {
    layers.late(observation);
  }

  /**
   * Says that everything at or before this time has come. A time before the present one changes
   * nothing.
   */
  public void advance(long time) {
    queue.advance(time, this::pass);
    layers.advance(queue.watermark());
  }

  private void pass(Observation observation) {
    waitingBytes -= observation.bytes();
    layers.accept(observation);
  }

  /** Hands over what waits inside for others to come behind it. */
  public void flush() {
    layers.flush();
  }

  /** The input has ended: whatever waits for a time is decided. */
  public void end() {
    queue.advance(Long.MAX_VALUE, this::pass);
    layers.end();
  }

  /** How far time was advanced; the least number before that. */
  public long time() {
    return queue.watermark();
  }

  /** Every observation that waits, in no order. */
  Iterable<Observation> waitingObservations() {
    return queue.waiting();
  }

  /** How many facts came too late to be put in order, or could not be trusted. */
  public long late() {
    return layers.late();
  }

  // -- with others --------------------------------------------------------------------------------

  /**
   * Joins sessions that hold the key groups between them: the one at {@code GroupKey.holder} holds
   * a group. From then on {@link #applyFeedback} of each reaches the states of all, while no thread
   * works with any of them.
   */
  public static void share(List<KeyedSession> all) {
    LayerStack.share(all.stream().map(session -> session.layers).toList());
  }

  /** Sends a fact of any key to all who listen, through the exchange. */
  public void send(Fact fact, boolean late) {
    layers.shared().send(fact, late);
  }

  /** Sends a fact to one document, if it listens; returns whether there is such a document. */
  public boolean sendTo(String document, Fact fact, boolean late) {
    for (DetectorPlan.Document keyed : plan.keyed()) {
      if (keyed.reference().equals(document)) {
        layers.shared().sendTo(keyed.index(), fact, late);
        return true;
      }
    }
    return false;
  }

  /** Takes a fact that the exchange has carried here; it waits for its layer to be advanced. */
  public void take(KeyedFact fact, boolean late) {
    layers.shared().take(fact, late);
  }

  /** Says that everything at or before this time has come to a layer, numbered from 1. */
  public void advance(int layer, long time) {
    layers.shared().advance(layer, time);
  }

  /** The input has ended: a layer gets everything that waits, and every timer of it goes off. */
  public void end(int layer) {
    layers.shared().end(layer);
  }

  /** How many facts were sent since the last call, those of results among them. */
  public SentFacts takeSent() {
    return layers.shared().takeSent();
  }

  /** How many facts in order were handed to detectors since the last call. */
  public long takeDetected() {
    return layers.shared().takeDetected();
  }

  /**
   * The earliest fact in order that this session has sent to a document and that may teach it; the
   * greatest number if there is none. Sessions that share key groups notify each other ({@link
   * #seen}) before they advance the layer of the document.
   */
  public long earliestSent(int document) {
    return layers.shared().earliestSent(document);
  }

  /** Notes when a document saw its first fact, which may have been elsewhere or earlier. */
  public void seen(int document, long time) {
    layers.seen(document, time);
  }

  // -- what waits ---------------------------------------------------------------------------------

  /** How many observations and sent facts wait for time to pass them. */
  public long waiting() {
    return queue.size() + layers.shared().waiting();
  }

  /** About how many bytes of the heap they take. */
  public long waitingBytes() {
    return waitingBytes + layers.shared().waitingBytes();
  }

  /** The times they wait for, in no order. */
  public LongStream waitingTimes() {
    return LongStream.concat(
        StreamSupport.stream(queue.waiting().spliterator(), false).mapToLong(Observation::time),
        layers.shared().waitingTimes());
  }

  /** The records of what waits, some of them many times. */
  public Stream<Origin> waitingRecords() {
    return Stream.concat(
        StreamSupport.stream(queue.waiting().spliterator(), false).map(Observation::origin),
        layers.shared().waitingRecords());
  }

  /** Whether a detector has asked to be woken by then. */
  public boolean wakesBy(long time) {
    return layers.wakesBy(time);
  }

  // -- what is known ------------------------------------------------------------------------------

  /** Applies a person's opinion on an alert; returns how many baselines have learned of it. */
  public int applyFeedback(Matter matter, Opinion opinion) {
    return layers.applyFeedback(matter, opinion);
  }

  /** What the detectors remember, for whoever shows it. */
  public Knowledge knowledge() {
    return layers.knowledge();
  }

  /** Forgets the states that say nothing any more at this time. */
  void sweep(long time) {
    layers.sweep(time);
  }

  /** References of the documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return layers.quarantined();
  }

  /** Saves what has changed since the last save, or since the session was made. */
  public List<SavedState> saveChanged() {
    return layers.saveChanged();
  }

  /** Restores one piece that was saved, before any fact is handed over. */
  public Restoration restore(SavedState saved) {
    return layers.restore(saved);
  }

  /**
   * Forgets all that a document has learned, and since when, also while facts come.
   *
   * @return for each piece that is to be deleted where it was saved, one without bytes; some are of
   *     key groups that other sessions hold
   */
  public List<SavedState> forget(int document) {
    return layers.forget(document);
  }

  /**
   * Takes over one piece that was learned elsewhere under the same seed of hashes, also while facts
   * come: of a key that is known in both places the state stays with which more would be lost. Only
   * baselines take anything over.
   *
   * @return how many states were taken over
   */
  public long adopt(SavedState saved) {
    return layers.adopt(saved);
  }
}
