package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Opinion;
import org.hansho.detect.StateKind;
import org.hansho.sigma.AttemptsCondition;
import org.hansho.sigma.Baseline;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many attempts the groups of a fleet have in their busiest hour: knowledge across keys that
 * {@code attempts} needs.
 *
 * <p>Its key is what they have in common, such as a port, and it passes every fact on with the
 * median of the day before, as {@link FleetHosts#code} writes it; 0 where fewer than five groups
 * were seen that day. Attempts are estimated under sampling. A fact costs a look into a table.
 */
final class FleetDetector implements Detector<FleetHosts> {
  private final FlowFacts facts;
  private final Tuples groups;
  private final int packets;
  private final int place;

  FleetDetector(Baseline baseline, Columns columns) {
    AttemptsCondition condition = (AttemptsCondition) baseline.condition();
    int roles = baseline.subject().rules().size();
    facts = new FlowFacts(condition.peer(), roles, columns);
    groups = Tuples.of(baseline.subject().groupBy(), columns, roles);
    packets = condition.size().packets();
    place = BaselineDetectors.place(baseline, Baseline.Prevalence.FLEET);
  }

  @Override
  public StateKind kind() {
    return StateKind.of("fleet");
  }

  @Override
  public FleetHosts newState() {
    return new FleetHosts();
  }

  @Override
  public void accept(FleetHosts state, int role, Fact fact, Emission out) {
    FlowFact flow = facts.read(role, fact);
    if (flow != null && groups.count(role, fact) > 0) {
      boolean begins = flow.rate() > 1 || flow.mayBegin();
      double attempts = begins ? 1 / PeerWindow.seen(flow.rate(), packets) : 0;
      state.see(groups.hash(role, fact, 0), fact.time(), attempts);
    }
    out.pass(fact, place, state.median());
  }

  @Override
  public void applyFeedback(FleetHosts state, int role, Fact fact, Opinion opinion, Emission out) {
    out.pass(fact, place, state.median());
  }

  @Override
  public FleetHosts join(FleetHosts known, FleetHosts taught) {
    known.join(taught);
    return known;
  }

  @Override
  public Grounds describe(FleetHosts state, long time) {
    String median = Numbers.grouped(Math.rint(FleetHosts.decoded(state.median())));
    Map<String, String> numbers = new LinkedHashMap<>();
    numbers.put("hosts", Integer.toString(state.size()));
    numbers.put("median", median);
    return new Grounds(
        numbers,
        "%d groups are watched; the median of their busiest hours is %s attempts."
            .formatted(state.size(), median),
        "%d 個のグループを観測しています。最も多い 1 時間の試行の中央値は %s 回です。".formatted(state.size(), median));
  }

  @Override
  public long expiry(FleetHosts state) {
    return state.expiry();
  }

  @Override
  public long bytes(FleetHosts state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(FleetHosts state) {
    return state.expiry();
  }

  @Override
  public void write(FleetHosts state, StateWriter out) {
    state.write(out);
  }

  @Override
  public FleetHosts read(StateReader in) {
    return FleetHosts.read(in);
  }
}
