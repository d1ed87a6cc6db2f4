package org.hansho.detect.retrospect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hansho.detect.Columns;
import org.hansho.detect.Conclusion;
import org.hansho.detect.Detector;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.Lookups;
import org.hansho.detect.PairFilter;
import org.hansho.detect.StateKind;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Level;
import org.hansho.sigma.Retrospect;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code retrospect}: machines that exchanged data with an address which was not listed then, and
 * is listed now.
 *
 * <p>Its key is the address. Rules give what one's own machines send there, {@code activity} what
 * comes back, and whatever else is seen of the address: the intelligence is asked about it at once.
 * Else it is asked when a listing begins to hold, and where lists may be replaced a day of event
 * time after it was last asked. Each machine is a result; what was reported is forgotten. Of a
 * known address late records are remembered too, as far back as it is; they raise nothing. Constant
 * time a record.
 */
public final class RetrospectDetector implements Detector<RetrospectState> {
  static final long DAY = 86_400_000_000_000L;

  private final Retrospect condition;
  private final TrafficReader traffic;
  private final Listings listings;
  private final RebuiltFact facts;
  private final RetrospectGrounds grounds = new RetrospectGrounds();
  private final long forget;

  /** The detector of a baseline, which looks up what lists say. */
  public RetrospectDetector(
      Baseline baseline, Retrospect condition, Columns columns, Lookups lookups) {
    this.condition = condition;
    this.traffic = new TrafficReader(baseline, condition, columns);
    this.listings = new Listings(condition, lookups);
    this.facts = new RebuiltFact(baseline, condition, columns);
    this.forget = baseline.memory().forget().toNanos();
  }

  /** The fields that are looked at. */
  public static Collection<String> reads(Retrospect condition) {
    return TrafficReader.reads(condition);
  }

  /** Of each address the first record a day of the machines that are distinguished is enough. */
  public static PairFilter filter(Baseline baseline, String rule, Lookups lookups) {
    Retrospect condition = (Retrospect) baseline.condition();
    IntelligenceReference reference = lookups.intelligence();
    boolean idle = reference.isFixed() && !reference.get().hasBeginnings();
    return new PairFilter(
        baseline.subject().fieldOf(condition.peer(), rule),
        baseline.subject().fieldOf(condition.resource(), rule),
        idle ? 0 : RetrospectState.MACHINES_A_DAY + 1,
        1);
  }

  @Override
  public boolean learns() {
    return false;
  }

  @Override
  public StateKind kind() {
    return StateKind.of("retrospect");
  }

  @Override
  public RetrospectState newState() {
    return new RetrospectState();
  }

  @Override
  public void accept(RetrospectState state, int role, Fact fact, Emission out) {
    Traffic seen = traffic.read(role, fact);
    Listings.Hit hit = traffic.isAnswer(role) ? listings.at(seen.peer(), fact.time()) : null;
    if (hit != null) {
      report(state, hit, fact.time(), out);
      return;
    }
    learn(state, seen, role, fact, out);
  }

  private void learn(RetrospectState state, Traffic seen, int role, Fact fact, Emission out) {
    boolean isNew = state.contacts().isEmpty();
    if (isNew) {
      state.peer = seen.peer();
      state.asked = fact.time();
    }
    state.learn(seen, traffic.isAnswer(role), fact, fact.time() - forget);
    if (isNew || state.nextAsk == NEVER) {
      plan(state, out);
    }
  }

  /** Wishes to be woken when the intelligence is to be asked next, unless all is forgotten then. */
  private void plan(RetrospectState state, Emission out) {
    state.nextAsk = nextAsk(state);
    if (state.nextAsk != NEVER) {
      out.wakeAt(state.nextAsk);
    }
  }

  private long nextAsk(RetrospectState state) {
    long next = state.contacts().isEmpty() ? NEVER : listings.nextAsk(state.peer, state.asked);
    return next > expiry(state) ? NEVER : next;
  }

  @Override
  public void wake(RetrospectState state, long time, Emission out) {
    Listings.Hit hit = listings.at(state.peer, time);
    if (hit == null) {
      state.asked = time;
      plan(state, out);
    } else {
      report(state, hit, time, out);
    }
  }

  @Override
  public long wakeTime(RetrospectState state) {
    return state.nextAsk;
  }

  private void report(RetrospectState state, Listings.Hit hit, long time, Emission out) {
    List<Contact> contacts = new ArrayList<>();
    for (Contact contact : state.contacts()) {
      if (contact.isExchange() && contact.last >= time - forget) {
        contacts.add(contact);
      }
    }
    contacts.sort(Comparator.comparing(contact -> contact.origin));
    boolean crowded = state.isCrowded(time - forget);
    int others = contacts.size() - 1;
    boolean isCommon = condition.shared() > 0 && (crowded || others >= condition.shared());
    if (!isCommon || condition.common() != null) {
      Level level = severity(hit.level(), isCommon ? condition.common() : null);
      Finding finding = new Finding(hit.listing(), time, state.asked, others, crowded);
      contacts.forEach(contact -> emit(state.peer, contact, finding, level, out));
    }
    state.contacts().clear();
    state.nextAsk = NEVER;
  }

  private static Level severity(Level listed, @Nullable Level most) {
    return most != null && most.compareTo(listed) < 0 ? most : listed;
  }

  private void emit(String peer, Contact contact, Finding finding, Level level, Emission out) {
    out.emit(
        new Conclusion(
            facts.of(peer, contact, finding),
            finding.time(),
            List.of(contact.origin),
            contact.records,
            level,
            () -> grounds.of(contact, finding)));
  }

  @Override
  public void late(RetrospectState state, int role, Fact fact, Emission out) {
    Traffic seen = traffic.read(role, fact);
    boolean isRemembered = fact.time() <= state.last() && fact.time() > state.last() - forget;
    if (isRemembered
        && (!traffic.isAnswer(role) || listings.at(seen.peer(), fact.time()) == null)) {
      learn(state, seen, role, fact, out);
    }
  }

  @Override
  public Grounds describe(RetrospectState state, long time) {
    return grounds.of(state);
  }

  @Override
  public long expiry(RetrospectState state) {
    long last = state.last();
    return last == Contact.NEVER ? Contact.NEVER : last + forget;
  }

  /** Who has never answered goes first, then who was seen longest ago. */
  @Override
  public long bytes(RetrospectState state) {
    return state.bytes();
  }

  @Override
  public long evictionPriority(RetrospectState state) {
    long last = state.last();
    return last == Contact.NEVER || state.hasExchange() ? last : last - forget;
  }

  @Override
  public void write(RetrospectState state, StateWriter out) {
    state.write(out);
  }

  /** The lists may have changed since it was saved, so when to ask is worked out anew. */
  @Override
  public RetrospectState read(StateReader in) {
    RetrospectState state = RetrospectState.read(in);
    state.nextAsk = nextAsk(state);
    return state;
  }
}
