package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How one document decides: the logic of a correlation or a baseline, apart from its states.
 *
 * <p>Immutable and shared by all threads; a state belongs to one thread at a time. Facts of a key
 * come in order of time ({@link Fact#ORDER}), each once. A fact is judged before it is learned.
 * Whatever is decided depends on the facts of the key alone, never on other keys, arrival or a
 * clock. A state is bounded: {@code docs/design/002-state.md} gives the bounds of each kind.
 *
 * @param <S> what is remembered for one key
 */
public interface Detector<S> {
  /** {@link #expiry} of a state that only eviction ends. */
  long NEVER = Long.MAX_VALUE;

  /** What its states look like when they are saved. */
  StateKind kind();

  /** The state of a key of which nothing was seen. */
  S newState();

  /** How states of few numbers are kept; null if each state is an object. */
  default @Nullable CompactForm<S> compactForm() {
    return null;
  }

  /**
   * Reads what {@link #accept} is about to read of a state that is an object with others behind it,
   * so that many states wait for memory at once. The number means nothing.
   */
  default long touch(S state) {
    return 0;
  }

  /**
   * Takes a fact.
   *
   * @param role which of the document's rules it comes from, an index into {@code subject.rules}
   */
  void accept(S state, int role, Fact fact, Emission out);

  /**
   * Whether a fact of that role is taken by a key of which nothing is known; otherwise it is passed
   * over, and costs neither room nor more than a look.
   */
  default boolean begins(int role) {
    return true;
  }

  /**
   * Whether it learns what is normal. If so, facts whose time is not known for sure are shown to
   * drafts of its states only ({@link DraftDetector}); otherwise they are facts like others.
   */
  default boolean learns() {
    return true;
  }

  /**
   * Takes a fact of a key of which something is known, whose time cannot be trusted: it came too
   * late to be put in order, is dated ahead of its arrival, or before its source was known. What is
   * normal is never learned from such a fact, or one record could make a value known, or end the
   * learning. Emits nothing, but for one result marked late where it completes a sequence.
   */
  default void late(S state, int role, Fact fact, Emission out) {}

  /**
   * Somebody has said what to think of what a fact brought, which was taken before. Emits nothing
   * but what is passed on.
   */
  default void applyFeedback(S state, int role, Fact fact, Opinion opinion, Emission out) {}

  /** A time that was asked for with {@link Emission#wakeAt} has come. */
  default void wake(S state, long time, Emission out) {}

  /**
   * Whether results are decided when time has passed, long after their records: whoever saves its
   * states then keeps these records too ({@link SavedState#records}).
   */
  default boolean concludesLater() {
    return false;
  }

  /** The time at which {@link #wake} is to be called for a restored state, or {@link #NEVER}. */
  default long wakeTime(S state) {
    return NEVER;
  }

  /** From which event time on the state says no more than a new one would. */
  long expiry(S state);

  /**
   * How much would be lost with the state; the least is evicted first. A key that was seen later or
   * is known for longer counts more, so that invented names cannot push out established ones.
   */
  long evictionPriority(S state);

  /**
   * By how much {@link #evictionPriority} counts as higher of a key that was evicted and has come
   * back: above names that are seen once, below what is known for long. As if it were known for an
   * hour.
   */
  default long comeback() {
    return 3_600_000_000_000L;
  }

  /**
   * About how much of the heap a state takes, in bytes, where it is an object. Depends on nothing
   * but what {@link #write} saves, since it decides what is evicted. Called before and after each
   * fact, so it looks at a few numbers and counts nothing.
   */
  long bytes(S state);

  /** Saves a state. */
  void write(S state, StateWriter out);

  /** Restores what {@link #write} saved. */
  S read(StateReader in);

  /**
   * Restores what an older program saved.
   *
   * @param version less than that of {@link #kind}
   */
  default S readOlder(int version, StateReader in) {
    throw new IllegalStateException(kind() + " has no reader of version " + version);
  }

  /**
   * Joins what was learned of a key elsewhere into its state, where two pasts of this kind can be
   * joined. No record counts twice that may be in both, what is under alert stays so, and joining
   * the same again changes nothing.
   *
   * @param known may be changed
   * @param taught may be changed and become part of the joined one
   * @return what knows both; null if pasts of this kind cannot be joined, and nothing is changed
   */
  default @Nullable S join(S known, S taught) {
    return null;
  }

  /** What is known for the key, for a person who asks; see {@code hansho state show}. */
  default Grounds describe(S state, long time) {
    return Grounds.NONE;
  }
}
