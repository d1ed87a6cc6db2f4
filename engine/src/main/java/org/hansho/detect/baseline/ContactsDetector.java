package org.hansho.detect.baseline;

import java.util.List;
import java.util.function.Supplier;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Origin;
import org.hansho.detect.StateKind;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.ContactsCondition;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts}: data goes both ways between a group and a peer, with enough packets within a
 * period, estimated under sampling.
 *
 * <p>The record by which both hold is a result for all of the period so far; each further one of
 * the period adds one. With {@code slow} so many connections that the group begins within a longer
 * time are a result as well, if bytes came back, however few packets each has. A peer that many
 * other groups contact gives another severity, or none. The regularity of contacts ({@link
 * BeaconScore}) is reported and never judged. Constant time a record.
 */
final class ContactsDetector implements Detector<ContactsState> {
  private static final long SECOND = 1_000_000_000L;
  private static final long RECENT = Buckets.HOUR / 4;

  /** Of the saved form: since 2, what the longer window needs. */
  private static final int VERSION = 2;

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
    return new StateKind("contacts", VERSION);
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
    boolean begins = add(state, role, fact, flow);
    boolean both = state.bytesOut > 0 && (state.bytesIn > 0 || state.isAnswered(period));
    int groups = fact.prevalence(place);
    double machines = FleetHosts.decoded(fact.prevalence(census));
    boolean common = condition.shared() > 0 && groups >= usual(machines);
    boolean silent = common && condition.common() == null;
    if (silent || !learning.isOver(state.first, state.contacts - 1, fact.time(), out)) {
      return;
    }
    boolean judged = role < judgedRoles || !state.reported;
    ContactsCondition.Slow slow = condition.slow();
    if (both && judged && floor.admits(state.packets)) {
      long events = state.reported ? 1 : state.records;
      state.reported = true;
      Level level = common ? condition.common() : null;
      emit(state, fact, events, level, () -> grounds.of(state, groups, machines), out);
    } else if (slow != null && begins && isEnough(state, slow, fact.time())) {
      int begun = begun(state, slow, fact.time());
      long events = isWithin(state.reportedSlowly, slow, fact.time()) ? 1 : begun;
      state.reportedSlowly = fact.time();
      Level level = common ? condition.common() : slow.level();
      emit(state, fact, events, level, () -> grounds.ofSlow(state, begun, groups, machines), out);
    }
  }

  private static void emit(
      ContactsState state,
      Fact fact,
      long events,
      @Nullable Level level,
      Supplier<Grounds> why,
      Emission out) {
    List<Origin> evidence = List.of(fact.origin());
    double amount = state.contacts;
    out.emit(new Conclusion(fact, fact.time(), evidence, events, level, amount, why));
  }

  /** Whether enough connections of the longer window began, and bytes came back in it. */
  private static boolean isEnough(ContactsState state, ContactsCondition.Slow slow, long time) {
    return isWithin(state.answered, slow, time) && begun(state, slow, time) >= slow.contacts();
  }

  private static int begun(ContactsState state, ContactsCondition.Slow slow, long time) {
    return state.begunAfter(Math.floorDiv(time - slow.window().toNanos(), SECOND));
  }

  private static boolean isWithin(long before, ContactsCondition.Slow slow, long time) {
    return before != ContactsState.NONE && time - before < slow.window().toNanos();
  }

  /** How many other groups make a contact common, where there are so many machines. */
  private double usual(double machines) {
    ContactsCondition.Share share = condition.share();
    double part = share == null ? 0 : share.part() * machines;
    return Math.min(PrevalenceDetector.MOST_OF_ALL, Math.max(condition.shared(), part));
  }

  /** Adds a record; gives whether the group begins a connection with it. */
  private boolean add(ContactsState state, int role, Fact fact, FlowFact flow) {
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
    double came = answer ? sent : flow.bytes() * flow.rate();
    state.bytesIn += came;
    boolean shown = came > 0 || (!answer && flow.acknowledged());
    state.answered = shown ? Math.max(state.answered, time) : state.answered;
    return !answer && begins(state, flow, time, (int) Math.min(Integer.MAX_VALUE, sent));
  }

  private static boolean begins(ContactsState state, FlowFact flow, long time, int bytes) {
    boolean seen =
        state.recent.see(flow.tuple(), Math.floorDiv(time, RECENT)) != RecentConnections.Seen.NEVER;
    if (seen || (flow.rate() == 1 && !flow.mayBegin())) {
      state.add(bytes);
      return false;
    }
    state.begin((int) Math.max(0, Math.floorDiv(time, SECOND)), bytes);
    return true;
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

  @Override
  public ContactsState readOlder(int version, StateReader in) {
    return ContactsState.readFormer(in);
  }
}
