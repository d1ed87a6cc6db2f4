package org.hansho.local.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * When epochs were committed, in nanoseconds that the folder has lived: passed arrival, of which a
 * jump counts as a day at most. So a clock that is years ahead, at a start too, makes nothing older
 * than that.
 *
 * <p>The resolution is a thousandth of the age, at most twelve hours: at most 80,000 marks in
 * 20,000 days. Belongs to the runner's thread.
 */
final class EpochTimes {
  static final String CHUNK = "epoch-times";

  private static final long DAY = 86_400_000_000_000L;
  private static final int PARTS = 1_000;
  private static final int VERSION = 1;

  private long age;
  private long step;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private @Nullable Mark newest;
  private long lived;
  private long arrival = Long.MIN_VALUE;
  private long saved = -1;

  /** Epochs up to this one were committed at this time or before. */
  private record Mark(long lived, long epoch) {}

  /**
   * Nothing was committed.
   *
   * @param age nanoseconds that are to be covered
   */
  EpochTimes(long age) {
    cover(age);
  }

  /** Covers another age from now on; what was forgotten under a shorter one stays forgotten. */
  final void cover(long nanos) {
    age = nanos;
    step = Math.min(nanos / PARTS, DAY / 2);
  }

  /** Notes that input arrives, or would arrive, at this time. */
  void pass(long now) {
    if (arrival != Long.MIN_VALUE) {
      lived += Math.max(0, Math.min(now - arrival, DAY));
    }
    arrival = Math.max(arrival, now);
  }

  /** Notes that an epoch is being committed. */
  void commit(long epoch) {
    Mark before = newest;
    long last = marks.isEmpty() ? Long.MIN_VALUE : marks.getLast().lived();
    if (before != null && (marks.isEmpty() || lived - last >= step)) {
      marks.add(before);
    }
    newest = new Mark(lived, epoch);
  }

  /** The last epoch that is as old as the age, or older; the least number if none is. */
  long old() {
    Mark old = null;
    while (!marks.isEmpty() && lived - marks.getFirst().lived() >= age) {
      old = marks.removeFirst();
    }
    if (old != null) {
      marks.addFirst(old);
    }
    Mark last = newest;
    if (last != null && lived - last.lived() >= age) {
      return last.epoch();
    }
    return old == null ? Long.MIN_VALUE : old.epoch();
  }

  /** What is to be saved; null while not much has passed since it was asked for last. */
  @Nullable StateChunk change() {
    Mark last = newest;
    if (last == null || (saved >= 0 && lived - saved < step)) {
      return null;
    }
    saved = lived;
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.number(lived);
    out.number(arrival);
    out.count(marks.size() + 1);
    for (Mark mark : marks) {
      write(mark, out);
    }
    write(last, out);
    return new StateChunk(0, 0, CHUNK, out.toBytes());
  }

  private static void write(Mark mark, StateWriter out) {
    out.number(mark.lived());
    out.number(mark.epoch());
  }

  /**
   * Restores what was saved.
   *
   * @param epoch the last one, which was committed a step later at most
   */
  void restore(StateChunk chunk, long epoch) {
    StateReader in = new StateReader(chunk.body());
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException(
          "times of epochs of version " + version + " were saved by a newer Hansho; use that one");
    }
    lived = in.number();
    arrival = in.number();
    saved = lived;
    for (int left = in.count(); left > 0; left--) {
      marks.add(new Mark(in.number(), in.number()));
    }
    newest = new Mark(lived + step, epoch);
  }
}
