package org.hansho.detect.correlation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.HeapBytes;
import org.hansho.sigma.Correlation.Presence;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Which rules have a result in a window, for {@code temporal}: how many, or one and nothing where a
 * Boolean condition decides. Eight bytes a rule.
 */
final class SeenRules implements Measure<long[]> {
  private static final long NEVER_SEEN = Presences.NEVER_SEEN;

  private final int rules;
  private final Presences.@Nullable Test condition;

  /**
   * A measure.
   *
   * @param presence what must be seen; null to count the rules seen
   */
  SeenRules(List<String> rules, @Nullable Presence presence) {
    this.rules = rules.size();
    this.condition = presence == null ? null : Presences.test(presence, rules);
  }

  @Override
  public String kind() {
    return "seen_rules";
  }

  @Override
  public long[] newState() {
    long[] times = new long[rules];
    Arrays.fill(times, NEVER_SEEN);
    return times;
  }

  @Override
  public void add(long[] state, int role, Fact fact, Emission out) {
    state[role] = Math.max(state[role], fact.time());
  }

  @Override
  public void expire(long[] state, long time) {
    for (int role = 0; role < state.length; role++) {
      if (state[role] <= time) {
        state[role] = NEVER_SEEN;
      }
    }
  }

  @Override
  public double number(long[] state) {
    return condition == null || condition.holds(state) ? soFar(state) : Double.NaN;
  }

  @Override
  public double soFar(long[] state) {
    int count = 0;
    for (long time : state) {
      count += time != NEVER_SEEN ? 1 : 0;
    }
    return count;
  }

  @Override
  public BitSet roles(long[] state) {
    BitSet roles = new BitSet(state.length);
    for (int role = 0; role < state.length; role++) {
      roles.set(role, state[role] != NEVER_SEEN);
    }
    return roles;
  }

  @Override
  public long bytes(long[] state) {
    return HeapBytes.array(rules, Long.BYTES);
  }

  @Override
  public void write(long[] state, StateWriter out) {
    for (long time : state) {
      out.number(time);
    }
  }

  @Override
  public long[] read(StateReader in) {
    long[] state = newState();
    for (int role = 0; role < state.length; role++) {
      state[role] = in.number();
    }
    return state;
  }
}
