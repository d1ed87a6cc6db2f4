package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.hansho.event.Timing;
import org.hansho.event.WholeNumber;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What detectors learn of a match: which document matched, when, and the values of the few fields
 * that somebody needs. Immutable; the facts of one {@link Observation} share everything but the
 * document. The record itself stays where it is.
 *
 * <p>Values are packed by column of the document's {@link FactLayout} as {@link Values} says.
 */
public final class Fact {
  /** No value. */
  public static final int NONE = -1;

  /** Most values of a field that are kept. */
  public static final int VALUES = 16;

  /** Longest value kept, in bytes; the rest is cut at the border of a character. */
  public static final int VALUE_BYTES = 4096;

  /** By time, then by what the facts say, never by arrival. */
  public static final Comparator<Fact> ORDER = Fact::compare;

  private static final int LENGTH_BYTES = 2;
  private static final int DIGITS = 15;
  private static final long PREVALENCE = 0xFF;

  private static final int DOCUMENT_BITS = 24;
  private static final int DOUBT = 1 << 4;

  /** Of a saved fact: more follows, since it does not stand for one record. */
  private static final int MANY = 1 << 5;

  /** The document, and above its bits how the time was come by and whether it rests on doubt. */
  private final int documentAndTiming;

  private final long time;
  private final Origin origin;
  private final byte[] values;
  private final long prevalences;
  private final @Nullable ValueHashes hashes;
  private final int turn;
  private final int records;

  /**
   * A fact.
   *
   * @param document index in the plan of the document that matched
   * @param time event time in nanoseconds since 1970; for a result decided by the passing of time,
   *     when it was decided
   * @param values packed as said above; not copied
   */
  public Fact(int document, long time, Origin origin, byte[] values) {
    this(document, time, origin, values, Timing.CLAIMED);
  }

  /** The same, and how its time was come by. */
  public Fact(int document, long time, Origin origin, byte[] values, Timing timing) {
    this(document, time, origin, values, timing, 0, null);
  }

  /** The same with hashes of the observation's values. */
  Fact(
      int document,
      long time,
      Origin origin,
      byte[] values,
      Timing timing,
      long prevalences,
      @Nullable ValueHashes hashes) {
    this(packed(document, timing.number()), time, origin, values, prevalences, hashes, 1);
  }

  private Fact(
      int documentAndTiming,
      long time,
      Origin origin,
      byte[] values,
      long prevalences,
      @Nullable ValueHashes hashes,
      int records) {
    this.documentAndTiming = documentAndTiming;
    this.time = time;
    this.origin = origin;
    this.values = values;
    this.prevalences = prevalences;
    this.hashes = hashes;
    this.turn = hashes == null ? 0 : hashes.turn();
    this.records = records;
  }

  /** A fact of which {@link #judgement} was saved. */
  static Fact restored(
      int document,
      long time,
      Origin origin,
      byte[] values,
      int judgement,
      long prevalences,
      int records) {
    Timing.of(judgement & ~DOUBT);
    int packed = packed(document, judgement);
    return new Fact(packed, time, origin, values, prevalences, null, records);
  }

  private static int packed(int document, int judgement) {
    return document | judgement << DOCUMENT_BITS;
  }

  /** The same with another document, judgement and numbers counted across keys. */
  private Fact with(int packed, long numbers) {
    return new Fact(packed, time, origin, values, numbers, known(), records);
  }

  /**
   * The same fact as a result that stands for so many records which no earlier result of its key
   * stood for.
   */
  Fact standingFor(long number) {
    int most = (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    return new Fact(documentAndTiming, time, origin, values, prevalences, known(), most);
  }

  /** How many records it stands for: one, but for results that tell of several. */
  public int records() {
    return records;
  }

  /** What it takes of the heap, in bytes. */
  public long bytes() {
    return 64 + HeapBytes.ORIGIN + HeapBytes.array(values.length, 1);
  }

  /**
   * The same fact as another document passes it on, with a number counted across keys.
   *
   * @param place of the number among those of the baseline that needs it, at most 7
   * @param number at most 255
   */
  Fact passedBy(int passing, int place, int number) {
    long more = (number & PREVALENCE) << (place * Byte.SIZE);
    return with(packed(passing, judgement()), prevalences | more);
  }

  /** The same fact, but nothing may be learned from it since it rests on a doubted time. */
  Fact doubted() {
    int judgement = judgement() | DOUBT;
    return with(packed(document(), judgement), prevalences);
  }

  /**
   * Whether nothing may be learned of it although its own time is sound: a result that rests on a
   * record whose time is doubted.
   */
  boolean isDoubted() {
    return (judgement() & DOUBT) != 0;
  }

  /** Whether detectors may learn from it. */
  boolean teaches() {
    return timing().teaches() && !isDoubted();
  }

  /** How the time was come by and whether it rests on doubt, as it is saved. */
  int judgement() {
    return documentAndTiming >>> DOCUMENT_BITS;
  }

  /** A number counted across keys; 0 for a place that there is not. */
  public int prevalence(int place) {
    return place < 0 ? 0 : (int) (prevalences >>> (place * Byte.SIZE) & PREVALENCE);
  }

  /** Index of the document that matched, in the plan. */
  public int document() {
    return documentAndTiming & (1 << DOCUMENT_BITS) - 1;
  }

  /** {@link #judgement} as it is saved, and whether {@link #records} is saved behind it. */
  int savedJudgement() {
    return records == 1 ? judgement() : judgement() | MANY;
  }

  /** Whether {@link #records} was saved. */
  static boolean isOfMany(int savedJudgement) {
    return (savedJudgement & MANY) != 0;
  }

  /** The judgement that was saved. */
  static int judgement(int savedJudgement) {
    return savedJudgement & ~MANY;
  }

  /** How its time was come by; of a result that of the record that completed it. */
  public Timing timing() {
    return Timing.of(judgement() & ~DOUBT);
  }

  /** Event time in nanoseconds since 1970. */
  public long time() {
    return time;
  }

  /** The record it comes from; of a result the record that completed it. */
  public Origin origin() {
    return origin;
  }

  /** The bytes that hold values; see {@link #first}. */
  public byte[] buffer() {
    return values;
  }

  /** How many values a column has. */
  public int count(int column) {
    int start = columnStart(column);
    return start == NONE ? 0 : values[start];
  }

  /** Where the first value of a column begins in {@link #buffer}, or {@link #NONE}. */
  public int first(int column) {
    int start = columnStart(column);
    return start == NONE ? NONE : start + 1 + LENGTH_BYTES;
  }

  /** Where the value behind another begins; only called where there is one. */
  public int next(int at) {
    return at + length(at) + LENGTH_BYTES;
  }

  /** Bytes of the value that begins at {@code at}. */
  public int length(int at) {
    return (values[at - 2] & 0xFF) << 8 | (values[at - 1] & 0xFF);
  }

  /** The first value of a column as text, or an empty text. Allocates. */
  public String text(int column) {
    int at = first(column);
    return at == NONE ? "" : new String(values, at, length(at), StandardCharsets.UTF_8);
  }

  /** The first value of a column as a whole number of at most 15 digits, or -1 if it is none. */
  public long number(int column) {
    int at = first(column);
    int length = at == NONE ? 0 : length(at);
    return length > DIGITS ? -1 : WholeNumber.of(values, Math.max(0, at), length);
  }

  /** Where a packed column begins, or {@link #NONE} for one without values. */
  int columnStart(int column) {
    return Values.start(values, column);
  }

  /** Where the packed column that begins at {@code start} ends. */
  int columnEnd(int start) {
    return end(values, start);
  }

  static int end(byte[] packed, int start) {
    int at = start + 1;
    for (int i = packed[start]; i > 0; i--) {
      at += LENGTH_BYTES + ((packed[at] & 0xFF) << 8 | (packed[at + 1] & 0xFF));
    }
    return at;
  }

  /**
   * A hash of the first value of a column, which there is; cheap where others asked before.
   *
   * @param seeded the hashes of the plan that the fact belongs to
   */
  public long valueHash(int column, SeededHashes seeded) {
    ValueHashes known = known();
    return known == null ? ValueHashes.hash(this, column, seeded) : known.of(this, column);
  }

  /** The hashes, as long as they are those of this fact's observation. */
  private @Nullable ValueHashes known() {
    return hashes != null && hashes.turn() == turn ? hashes : null;
  }

  private static int compare(Fact one, Fact other) {
    int byTime = Long.compare(one.time, other.time);
    int byOrigin = byTime != 0 ? byTime : one.origin.compareTo(other.origin);
    return byOrigin != 0 ? byOrigin : Integer.compare(one.document(), other.document());
  }

  /** Numbers counted across keys, all together. */
  long prevalences() {
    return prevalences;
  }

  /**
   * Writes all of it, under the identity of its document.
   *
   * @param out a {@link FactStateWriter}
   */
  public void write(StateWriter out) {
    if (!(out instanceof FactStateWriter facts)) {
      throw new IllegalStateException("a fact is saved without the plan it belongs to");
    }
    facts.fact(this);
  }

  /**
   * Reads what {@link #write} wrote, as the present plan has it.
   *
   * @param in a {@link FactStateReader}
   */
  public static Fact read(StateReader in) {
    if (!(in instanceof FactStateReader facts)) {
      throw new IllegalStateException("a fact is restored without the plan it belongs to");
    }
    Fact fact = facts.fact();
    if (fact == null) {
      throw new UnknownDocumentException();
    }
    return fact;
  }
}
