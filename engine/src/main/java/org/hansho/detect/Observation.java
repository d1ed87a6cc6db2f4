package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Timing;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What detectors learn of one record: which rules matched it that somebody listens to, when it
 * happened, and the values that are needed, each once. Immutable, 200 to 500 bytes; the record
 * itself stays where it is.
 *
 * <p>For each of the rules it is a {@link Fact}. Values are packed as {@link Values} says, by the
 * columns of the one {@link FactLayout} that all rules share.
 */
public final class Observation {
  /** By time, then by what the records say, never by arrival. */
  public static final FactOrder<Observation> ORDER = new Order();

  private final Subscribers subscribers;
  private final long time;
  private final Origin origin;
  private final byte[] values;
  private final Timing timing;

  /** An observation at the time that its record claims. */
  public Observation(Subscribers subscribers, long time, Origin origin, byte[] values) {
    this(subscribers, time, origin, values, Timing.CLAIMED);
  }

  /**
   * An observation.
   *
   * @param subscribers the rules, and who listens to them
   * @param time event time in nanoseconds since 1970
   * @param values packed; not copied
   * @param timing how the time was come by
   */
  public Observation(
      Subscribers subscribers, long time, Origin origin, byte[] values, Timing timing) {
    this.subscribers = subscribers;
    this.time = time;
    this.origin = origin;
    this.values = values;
    this.timing = timing;
  }

  private static final class Order implements FactOrder<Observation> {
    @Override
    public int compare(Observation one, Observation other) {
      int byTime = Long.compare(one.time, other.time);
      int byOrigin = byTime != 0 ? byTime : one.origin.compareTo(other.origin);
      return byOrigin != 0
          ? byOrigin
          : Subscribers.ORDER.compare(one.subscribers, other.subscribers);
    }

    @Override
    public long time(Observation observation) {
      return observation.time;
    }

    @Override
    public long hint(Observation observation) {
      return observation.origin.hash();
    }
  }

  /** The rules that matched, and who listens to them. */
  public Subscribers subscribers() {
    return subscribers;
  }

  /** The same with other subscribers. */
  Observation before(Subscribers other) {
    return new Observation(other, time, origin, values, timing);
  }

  /** The same at another time, which it is judged to have. */
  public Observation judged(long judgedTime, Timing how) {
    Origin judged = new Origin(origin.source(), origin.position(), judgedTime, origin.hash());
    return new Observation(subscribers, judgedTime, judged, values, how);
  }

  /** Event time in nanoseconds since 1970. */
  public long time() {
    return time;
  }

  /** How that time was come by. */
  public Timing timing() {
    return timing;
  }

  /** The record. */
  public Origin origin() {
    return origin;
  }

  /** About how many bytes of the heap it takes. */
  public long bytes() {
    return 40 + HeapBytes.ORIGIN + HeapBytes.array(values.length, 1);
  }

  /** The packed values. */
  byte[] values() {
    return values;
  }

  /** How many facts it is. */
  public int size() {
    return subscribers.documents().length;
  }

  /** One of its facts, in the order of their documents. */
  public Fact fact(int index) {
    return new Fact(subscribers.documents()[index], time, origin, values, timing);
  }

  /** One of its facts, with hashes of its values. */
  Fact fact(int index, ValueHashes hashes) {
    return new Fact(subscribers.documents()[index], time, origin, values, timing, 0, hashes);
  }

  /** All its facts. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(size());
    for (int index = 0; index < size(); index++) {
      facts.add(fact(index));
    }
    return facts;
  }

  /** Writes all of it but its subscribers, and a number for the name of its source. */
  public void write(StateWriter out, int source) {
    out.number(time);
    out.count(timing.number());
    out.count(source);
    out.number(origin.position());
    out.number(origin.time());
    out.number(origin.hash());
    out.bytes(values, 0, values.length);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param sources the names that the numbers stand for
   */
  public static Observation read(StateReader in, Subscribers subscribers, List<String> sources) {
    long time = in.number();
    Timing timing = Timing.of(in.count());
    String source = sources.get(in.count());
    Origin origin = new Origin(source, in.number(), in.number(), in.number());
    return new Observation(subscribers, time, origin, in.bytes(), timing);
  }
}
