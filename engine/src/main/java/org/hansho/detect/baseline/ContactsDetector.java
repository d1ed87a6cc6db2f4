package org.hansho.detect.baseline;

import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.ContactsCondition;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * {@code contacts}: data goes both ways between a group and a peer, with enough packets within a
 * period, estimated under sampling.
 *
 * <p>The record by which both hold is a result for all of the period so far; each further one of
 * the period adds one. A peer that many other groups contact gives another severity, or none. The
 * regularity of contacts ({@link BeaconScore}) is reported and never judged. Constant time a
 * record.
 */
final class ContactsDetector implements Detector<ContactsState> {
  private static final long SECOND = 1_000_000_000L;
  private static final long RECENT = Buckets.HOUR / 4;

  private final ContactsCondition condition;
  private final FlowFacts facts;
  private final int judgedRoles;
  private final int place;
  private final int census;
  private final Range floor;
  private final long period;
  private final long forget;
  private final Learning learning;
  private final ContactsGrounds grounds;

  ContactsDetector(Baseline baseline, ContactsCondition condition, Columns columns) {
    this.condition = condition;
    judgedRoles = baseline.subject().rules().size();
    facts = new FlowFacts(condition.peer(), judgedRoles + baseline.activity().size(), columns);
    place = BaselineDetectors.place(baseline, Baseline.Prevalence.GROUPS);
    census = BaselineDetectors.place(baseline, Baseline.Prevalence.MACHINES);
    floor = new Range(condition.floor());
    period = condition.period().toNanos();
    forget = baseline.memory().forget().toNanos();
    learning = Learning.of(baseline.learning());
    grounds = new ContactsGrounds(condition);
  }

  @Override
  public StateKind kind() {
    return StateKind.of("contacts");
  }

  @Override
  public ContactsState newState() {
    return new ContactsState();
  }

  @Override
  public void accept(ContactsState state, int role, Fact fact, Emission out) {
    FlowFact flow = facts.read(role, fact);
    if (flow == null) {
      return;
    }
    add(state, role, fact, flow);
    boolean both = state.bytesOut > 0 && state.bytesIn > 0;
    int groups = fact.prevalence(place);
    double machines = FleetHosts.decoded(fact.prevalence(census));
    boolean common = condition.shared() > 0 && groups >= usual(machines);
    boolean silent = common && condition.common() == null;
    boolean judged = role < judgedRoles || !state.reported;
    if (!both || !judged || silent || !floor.admits(state.packets)) {
      return;
    }
    if (learning.isOver(state.first, state.contacts - 1, fact.time(), out)) {
      long events = state.reported ? 1 : state.records;
      state.reported = true;
      out.emit(
          new Conclusion(
              fact,
              fact.time(),
              List.of(fact.origin()),
              events,
              common ? condition.common() : null,
              () -> grounds.of(state, groups, machines)));
    }
  }

  /** How many other groups make a contact common, where there are so many machines. */
  private double usual(double machines) {
    ContactsCondition.Share share = condition.share();
    double part = share == null ? 0 : share.part() * machines;
    return Math.min(PrevalenceDetector.MOST_OF_ALL, Math.max(condition.shared(), part));
  }

  private void add(ContactsState state, int role, Fact fact, FlowFact flow) {
    long time = fact.time();
    long now = Math.floorDiv(time, period);
    if (now > state.period) {
      state.period = now;
      state.packets = 0;
      state.bytesOut = 0;
      state.bytesIn = 0;
      state.records = 0;
      state.reported = false;
    }
    state.first = state.first == ContactsState.NONE ? time : state.first;
    state.latest = Math.max(state.latest, time);
    state.rate = flow.rate();
    state.records += state.records == Integer.MAX_VALUE ? 0 : 1;
    state.packets += (double) facts.packets(role, fact) * flow.rate();
    double sent = facts.sent(role, fact) * flow.rate();
    boolean answer = role >= judgedRoles;
    state.bytesOut += answer ? 0 : sent;
    state.bytesIn += answer ? sent : flow.bytes() * flow.rate();
    if (!answer) {
      begin(state, flow, time, (int) Math.min(Integer.MAX_VALUE, sent));
    }
  }

  private static void begin(ContactsState state, FlowFact flow, long time, int bytes) {
    boolean seen =
        state.recent.see(flow.tuple(), Math.floorDiv(time, RECENT)) != RecentConnections.Seen.NEVER;
    if (seen || (flow.rate() == 1 && !flow.mayBegin())) {
      state.add(bytes);
    } else {
      state.begin((int) Math.max(0, Math.floorDiv(time, SECOND)), bytes);
    }
  }

  @Override
  public Grounds describe(ContactsState state, long time) {
    return grounds.of(state, 0, 0);
  }

  @Override
  public long expiry(ContactsState state) {
    return state.latest == ContactsState.NONE ? ContactsState.NONE : state.latest + forget;
  }

  @Override
  public long bytes(ContactsState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(ContactsState state) {
    return state.latest == ContactsState.NONE ? ContactsState.NONE : state.latest - state.first;
  }

  @Override
  public void write(ContactsState state, StateWriter out) {
    state.write(out);
  }

  @Override
  public ContactsState read(StateReader in) {
    return ContactsState.read(in);
  }
}
