package org.hansho.detect.baseline;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.CompactForm;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code volume}: the running bucket of a key exceeds all bounds that are given.
 *
 * <p>A bucket that gave a result is left out of the past until it is known after the alert. What
 * creeps up so slowly that no bucket is unusual is a result of its own, see {@link SlowDrift}.
 *
 * <p>Each fact adds to the running bucket and is judged; the past are the buckets before it. The
 * first fact by which all bounds hold is a result that stands for the facts of the bucket so far;
 * each further one of the bucket counts as one more.
 *
 * <p>Constant time for each fact below the floor; beyond it the past is read once for each bucket.
 * See {@link VolumeState} for the size and {@link PastReader} for the statistics.
 */
final class VolumeDetector implements Detector<VolumeState> {
  /** A month-end batch is known from the last month end. */
  private static final Duration PEAK = Duration.ofDays(35);

  /** A key that is idle for longer is new again. */
  private static final long IDLE = 180 * Buckets.DAY;

  private final Buckets buckets;
  private final int horizon;
  private final PastReader reader;
  private final VolumeMeasure measure;
  private final VolumeLimits bounds;
  private final VolumeGrounds grounds;
  private final Learning learning;
  private final KnownAfterAlert known;

  VolumeDetector(Baseline baseline, Baseline.Volume condition, Columns columns) {
    buckets = new Buckets(condition.bucket().toNanos(), baseline.memory().season());
    int reach = buckets.in(baseline.memory().history());
    int peakReach = Math.max(reach, buckets.in(PEAK));
    bounds = new VolumeLimits(condition.bounds());
    horizon = bounds.hasPeak() ? peakReach : reach;
    known = KnownAfterAlert.of(baseline.memory().knownAfterAlert());
    reader = new PastReader(buckets, reach, horizon, known);
    measure = new VolumeMeasure(condition, baseline.subject().rules().size(), columns);
    grounds = new VolumeGrounds(condition, bounds.hasTail(), known);
    learning = Learning.of(baseline.learning());
  }

  @Override
  public StateKind kind() {
    return StateKind.of("volume");
  }

  @Override
  public VolumeState newState() {
    return new VolumeState();
  }

  @Override
  public CompactForm<VolumeState> compactForm() {
    return new FirstBucket(buckets);
  }

  @Override
  public void accept(VolumeState state, int role, Fact fact, Emission out) {
    boolean added = add(state, role, fact, out);
    drift(state, fact, out);
    if (!added || state.expected) {
      return;
    }
    if (state.exceeded) {
      emit(state, fact, 1, out);
    } else if (state.exceededWhileLearning || exceeds(state, out)) {
      boolean learned = learning.isOver(state.first, state.samples - 1, fact.time(), out);
      if (learned) {
        state.exceeded = true;
        emit(state, fact, state.events, out);
      } else if (!state.exceededWhileLearning) {
        state.exceededWhileLearning = true;
        state.wouldHaveFired++;
      }
    }
  }

  /** Reports a slow drift when it begins and once a week, until it is known after the alert. */
  private void drift(VolumeState state, Fact fact, Emission out) {
    SlowDrift drift = state.drift;
    if (drift == null) {
      return;
    }
    if (drift.isReported()
        && (!drift.isFar()
            || (!drift.isObjected() && !known.isPending(drift.reportedAt(), fact.time())))) {
      drift.settle();
    }
    if (state.events == 1 && drift.isDue() && bounds.floorAdmits(drift.level())) {
      drift.report();
      VolumePast past = summary(state, first(state, out));
      out.emit(
          new Conclusion(
              fact,
              fact.time(),
              List.of(fact.origin()),
              1,
              Level.LOW,
              () -> grounds.ofDrift(state, past, drift)));
    }
  }

  private boolean exceeds(VolumeState state, Emission out) {
    return bounds.floorAdmits(state.value)
        && bounds.pastAdmits(state.value, summary(state, first(state, out)));
  }

  private void emit(VolumeState state, Fact fact, long events, Emission out) {
    VolumePast past = summary(state, first(state, out));
    out.emit(
        new Conclusion(
            fact,
            fact.time(),
            List.of(fact.origin()),
            events,
            null,
            state.value,
            () -> grounds.ofResult(state, past)));
  }

  /** Since when it is known that a bucket without facts was empty. */
  private long first(VolumeState state, Emission out) {
    return learning.perRule() ? Math.min(state.first, out.since()) : state.first;
  }

  private VolumePast summary(VolumeState state, long first) {
    VolumePast summary = state.summary;
    if (summary == null) {
      summary = reader.read(state.past(), buckets.of(first), state.bucket);
      state.summary = summary;
    }
    return summary;
  }

  /** Adds a fact that is not older than the running bucket; false if it has nothing to add. */
  private boolean add(VolumeState state, int role, Fact fact, Emission out) {
    long time = fact.time();
    long bucket = buckets.of(time);
    if (bucket != state.bucket) {
      turn(state, bucket, out);
    }
    state.first = state.first == VolumeState.NONE ? time : state.first;
    if (!measure.isPart(role, fact)) {
      state.sample();
      return false;
    }
    double before = state.value;
    if (measure.isAdditive()) {
      state.value += measure.amount(role, fact);
    } else {
      measure.addValues(role, fact, state.distinct());
      state.value = state.distinct().count();
    }
    state.event();
    return state.value > before || state.exceeded;
  }

  /** Ends the running bucket. */
  private void turn(VolumeState state, long bucket, Emission out) {
    boolean held = state.exceeded && !state.expected;
    if (state.value > 0) {
      if (state.past().append(state.bucket, state.value, horizon)) {
        out.overflow();
      }
      if (held) {
        state.past().holdLatest();
      }
    }
    if (state.bucket != VolumeState.NONE) {
      SlowDrift drift = state.drift();
      drift.add(day(state.bucket), state.value, held, measure.isAdditive());
      drift.pass(day(bucket));
    }
    state.bucket = bucket;
    state.expected = false;
    state.value = 0;
    state.events = 0;
    state.exceeded = false;
    state.exceededWhileLearning = false;
    state.distinct = null;
    state.summary = null;
  }

  @Override
  public VolumeState join(VolumeState known, VolumeState taught) {
    return new VolumeJoin(buckets, horizon, measure.isAdditive()).join(known, taught);
  }

  private long day(long bucket) {
    return Math.floorDiv(buckets.start(bucket), Times.DAY);
  }

  /**
   * The bucket of the fact, and where the days stand, are known from now on, or never; what is
   * taken back leaves the days where they stand.
   */
  @Override
  public void applyFeedback(VolumeState state, int role, Fact fact, Opinion opinion, Emission out) {
    long bucket = buckets.of(fact.time());
    boolean expected = opinion == Opinion.EXPECTED;
    if (bucket == state.bucket) {
      state.expected = expected;
    } else if (expected) {
      state.past().release(bucket);
    } else if (opinion == Opinion.OBJECTED) {
      state.past().leaveOut(bucket);
    } else {
      state.past().hold(bucket);
    }
    SlowDrift drift = state.drift;
    if (drift != null && expected) {
      drift.settle();
    } else if (drift != null && opinion == Opinion.OBJECTED) {
      drift.object();
    } else if (drift != null) {
      drift.withdraw();
    }
    state.summary = null;
  }

  @Override
  public Grounds describe(VolumeState state, long time) {
    return grounds.of(state, summary(state, state.first));
  }

  @Override
  public long expiry(VolumeState state) {
    return state.first == VolumeState.NONE ? VolumeState.NONE : end(state) + IDLE;
  }

  private long end(VolumeState state) {
    return buckets.start(state.bucket + 1);
  }

  @Override
  public long bytes(VolumeState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(VolumeState state) {
    return state.first == VolumeState.NONE ? VolumeState.NONE : end(state) - state.first;
  }

  @Override
  public void write(VolumeState state, StateWriter out) {
    state.write(out);
  }

  @Override
  public VolumeState read(StateReader in) {
    return VolumeState.read(in);
  }
}
