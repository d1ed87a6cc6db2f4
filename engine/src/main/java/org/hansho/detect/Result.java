package org.hansho.detect;

import java.util.List;
import org.hansho.event.Timing;
import org.hansho.sigma.Level;
import org.jspecify.annotations.Nullable;

/**
 * A document decided by a detector holds.
 *
 * <p>Most results add to an alert that has all its texts and records already, so {@link
 * ResultSink#counts} is asked first, and what a result says in words is made behind that. A result
 * that is handed over is made, and immutable.
 */
public final class Result {
  private final int document;
  private final GroupKey key;
  private final Fact completing;
  private final long time;
  private final List<Origin> evidence;
  private final long events;
  private final boolean late;
  private final double amount;
  private boolean doubted;

  /** Makes the rest; null once it is made. */
  private @Nullable ResultWriter writer;

  private @Nullable Conclusion conclusion;
  private int @Nullable [] copy;
  private @Nullable Fact fact;
  private Grounds grounds;
  private final @Nullable Level severity;
  private boolean spent;

  /** A result that passes a fact on and says nothing more. */
  Result(int document, GroupKey key, Fact fact, boolean late) {
    this.document = document;
    this.key = key;
    this.completing = fact;
    this.time = fact.time();
    this.evidence = List.of();
    this.events = 1;
    this.late = late;
    this.amount = Conclusion.NO_AMOUNT;
    this.doubted = fact.isDoubted();
    this.fact = fact;
    this.grounds = Grounds.NONE;
    this.severity = null;
  }

  /**
   * A result that its writer makes when asked.
   *
   * @param severity level to use in place of the document's own, or null
   * @param copy for each column of its fact that of the completing fact; null if there is none
   */
  Result(
      int document,
      GroupKey key,
      Conclusion conclusion,
      @Nullable Level severity,
      boolean late,
      int @Nullable [] copy,
      ResultWriter writer) {
    this.document = document;
    this.key = key;
    this.completing = conclusion.completing();
    this.time = conclusion.time();
    this.evidence = List.copyOf(conclusion.evidence());
    this.events = conclusion.events();
    this.late = late;
    this.amount = conclusion.amount();
    this.doubted = conclusion.completing().isDoubted();
    this.grounds = Grounds.NONE;
    this.severity = severity;
    this.conclusion = conclusion;
    this.copy = copy;
    this.writer = writer;
  }

  /** The document's index in the plan. */
  public int document() {
    return document;
  }

  /** The key for which it holds. */
  public GroupKey key() {
    return key;
  }

  /** When it was decided, in nanoseconds since 1970. */
  public long time() {
    return time;
  }

  /** The record that completed it. */
  public Origin origin() {
    return completing.origin();
  }

  /** How the time of that record was come by. */
  public Timing timing() {
    return late ? Timing.LATE : completing.timing();
  }

  /**
   * The result as a fact for other detectors: fields are those of the completing record.
   *
   * @throws IllegalStateException of a result that was counted, once whoever did so has returned
   */
  public Fact fact() {
    make();
    Fact made = fact;
    if (made == null) {
      throw new IllegalStateException(
          "a result that was counted is asked for what it says later on");
    }
    return made;
  }

  /** Records that led to it, in order, at most {@link Emission#EVIDENCE}. */
  public List<Origin> evidence() {
    return evidence;
  }

  /** How many records it adds to those of earlier results of the same key. */
  public long events() {
    return events;
  }

  /**
   * Why it is one.
   *
   * @throws IllegalStateException as {@link #fact} does
   */
  public Grounds grounds() {
    fact();
    return grounds;
  }

  /** Level to use in place of the document's own, or null. */
  public @Nullable Level severity() {
    return severity;
  }

  /** How much it is, as {@link Conclusion#amount()} has it. */
  public double amount() {
    return amount;
  }

  /** Whether it was completed by a record that came too late to be put in order. */
  public boolean late() {
    return late;
  }

  /**
   * The fact from which {@link #fact} would copy a column, and {@link #copied} where it stands
   * there; null once that is made.
   */
  public @Nullable Fact source() {
    return writer == null ? null : completing;
  }

  /** The column of the source that a column of the fact is copied from, or a negative number. */
  public int copied(int column) {
    return copy == null ? FactLayout.ABSENT : copy[column];
  }

  /** It rests on a record whose time is doubted, so nothing may be learned from it. */
  void doubt() {
    doubted = true;
  }

  /** Says that nobody will ask for what has not been made. */
  void spend() {
    spent = true;
  }

  /** Nothing can be made from here on, since what detectors know will change. */
  void settle() {
    if (!spent) {
      make();
    }
    writer = null;
    conclusion = null;
  }

  /** Makes what it says, unless that was asked for before. */
  void make() {
    Conclusion open = conclusion;
    if (writer != null && open != null) {
      ResultWriter making = writer;
      writer = null;
      Grounds own = making.grounds(document, open);
      Fact made = making.fact(document, open, own);
      grounds = making.withCarried(document, made, own);
      fact = doubted ? made.doubted() : made;
    }
  }
}
