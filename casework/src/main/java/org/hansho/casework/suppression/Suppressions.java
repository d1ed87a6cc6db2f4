package org.hansho.casework.suppression;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Message;
import org.hansho.casework.filter.Field;
import org.hansho.casework.filter.Fields;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStates;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.SelfAlerts;
import org.hansho.casework.store.SuppressionTables;
import org.hansho.casework.store.Tally;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * The suppressions of all tenants. All of them are in memory, so that what was added or removed
 * holds for the next alert. Safe from any thread.
 *
 * <p>Whether an alert is hidden follows from its last version and the suppressions in force when
 * that came in, unless a person works on the alert or has brought it back. An alert that outgrows
 * what hid it comes back by itself with its next evidence. What a suppression hid stays hidden when
 * that expires, and comes back when somebody removes it.
 */
public final class Suppressions {
  /** Most suppressions of a tenant. */
  public static final int MOST = 500;

  private final CaseStore store;
  private final LongSupplier clock;
  private final Function<String, Map<String, ? extends Collection<String>>> lists;
  private final Map<String, List<Suppression>> byTenant = new ConcurrentHashMap<>();
  private final Map<String, Rules> rules = new ConcurrentHashMap<>();

  private Suppressions(
      CaseStore store,
      LongSupplier clock,
      Function<String, Map<String, ? extends Collection<String>>> lists) {
    this.store = store;
    this.clock = clock;
    this.lists = lists;
  }

  /**
   * Those of a store.
   *
   * @param clock nanoseconds since 1970
   * @param lists the lists of a tenant's content; the same object as long as they are the same
   */
  public static Suppressions open(
      CaseStore store,
      LongSupplier clock,
      Function<String, Map<String, ? extends Collection<String>>> lists)
      throws IOException {
    Suppressions suppressions = new Suppressions(store, clock, lists);
    List<Suppression> all = store.transactions().read("read suppressions", SuppressionTable::all);
    all.stream()
        .collect(Collectors.groupingBy(Suppression::tenant))
        .forEach((tenant, some) -> suppressions.byTenant.put(tenant, List.copyOf(some)));
    return suppressions;
  }

  /** A change of what is stored, together with its row in the audit log. */
  public interface Noted {
    /** Does it in one transaction. */
    void change(Transactions.Work<Boolean> work) throws IOException;
  }

  /**
   * A suppression as requested, which is not in force yet.
   *
   * @param id a new one
   * @throws SuppressionRefusedException if it cannot be
   * @throws FilterException if its filter is none
   */
  public Suppression draft(String id, String tenant, String author, SuppressionRequest request)
      throws FilterException {
    request.check();
    Filter filter = filter(tenant, request.filter());
    long now = clock.getAsLong();
    return new Suppression(
        id,
        tenant,
        request.name().strip(),
        filter.text(),
        request.reason().strip(),
        author,
        now,
        request.expires(now),
        request.begins(),
        request.ends(),
        true);
  }

  private Filter filter(String tenant, String text) throws FilterException {
    Filter filter = Filter.parse(text, lists.apply(tenant));
    Set<String> ofPeople =
        filter.fields().stream()
            .filter(Fields::isOfState)
            .map(Field::name)
            .collect(Collectors.toSet());
    SuppressionRequest.refuse(
        !ofPeople.isEmpty(),
        Message.inEnglish(
                "A suppression is asked when an alert comes in, before anybody has seen it, so it"
                    + " cannot ask for {0}.")
            .inJapanese(
                "抑制ルールはアラートの発生時に、誰かが対応する前に適用されるため、条件に {0} は使えません。", String.join(", ", ofPeople)));
    return filter;
  }

  /** Makes a draft hold. */
  public synchronized void add(Suppression draft, Noted noted) throws IOException {
    List<Suppression> all = new ArrayList<>(list(draft.tenant()));
    SuppressionRequest.refuse(
        all.size() >= MOST,
        Message.inEnglish("There are {0} suppressions. Remove some that hide nothing.")
            .inJapanese("抑制ルールが、上限の {0} 件に達しています。何も抑制していないものを削除してください。", MOST));
    all.add(draft);
    noted.change(
        connection -> {
          SuppressionTable.add(connection, draft);
          return true;
        });
    byTenant.put(draft.tenant(), List.copyOf(all));
  }

  /**
   * Changes whether, and how long, one holds.
   *
   * @return whether it is still there; else nothing was changed
   */
  public synchronized boolean change(Suppression changed, Noted noted) throws IOException {
    if (find(changed.tenant(), changed.id()) == null) {
      return false;
    }
    noted.change(
        connection -> {
          SuppressionTable.change(connection, changed);
          return true;
        });
    List<Suppression> all = new ArrayList<>(list(changed.tenant()));
    all.replaceAll(one -> one.id().equals(changed.id()) ? changed : one);
    byTenant.put(changed.tenant(), List.copyOf(all));
    return true;
  }

  /**
   * Removes one, and brings back what it hides. Its row is deleted last, so that at no moment an
   * alert is hidden by nothing; if anything fails it holds again, and can be removed again.
   *
   * @param keeps whether what it has hidden stays so
   * @return how many alerts came back; -1 if it was not there
   */
  public long remove(Suppression one, boolean keeps, String actor, Noted noted) throws IOException {
    Suppression leaving = leave(one);
    if (leaving == null) {
      return -1;
    }
    boolean isGone = false;
    try {
      long released = keeps ? 0 : releaseAll(leaving, actor);
      noted.change(
          connection -> {
            SuppressionTable.remove(connection, leaving.id());
            return true;
          });
      isGone = true;
      return released;
    } finally {
      if (!isGone) {
        stay(leaving);
      }
    }
  }

  /** From now on it hides nothing. Null if it has left already. */
  private synchronized @Nullable Suppression leave(Suppression one) {
    List<Suppression> left = new ArrayList<>(list(one.tenant()));
    Suppression leaving = find(one.tenant(), one.id());
    left.remove(leaving);
    byTenant.put(one.tenant(), List.copyOf(left));
    return leaving;
  }

  private synchronized void stay(Suppression one) {
    List<Suppression> all = new ArrayList<>(list(one.tenant()));
    all.add(one);
    all.sort(Comparator.comparingLong(Suppression::created).thenComparing(Suppression::id));
    byTenant.put(one.tenant(), List.copyOf(all));
  }

  /** All that one hides, which is in force no more. */
  private long releaseAll(Suppression one, String actor) throws IOException {
    // One transaction writes at a time: behind this one, nobody decides by it any longer.
    store.transactions().write("wait for an epoch", connection -> true);
    return release(one, actor);
  }

  private long release(Suppression one, String actor) throws IOException {
    AlertEntry.Head head =
        new AlertEntry.Head(
            actor, clock.getAsLong(), "alert.unsuppress", 0, "Removed: " + one.name());
    long released = 0;
    int changed;
    do {
      List<String> ids =
          hidden(one, AlertStates.AT_A_TIME).alerts().stream()
              .map(listed -> listed.alert().id())
              .toList();
      changed = ids.isEmpty() ? 0 : release(one, ids, head);
      released += changed;
    } while (changed > 0);
    return released;
  }

  private int release(Suppression one, List<String> ids, AlertEntry.Head head) throws IOException {
    return store
        .transactions()
        .write(
            "bring alerts back",
            connection ->
                store
                    .states()
                    .change(connection, one.tenant(), ids, state -> release(state, one), head))
        .changed();
  }

  private static AlertState release(AlertState state, Suppression one) {
    return state.suppression().equals(one.id()) ? state.released() : state;
  }

  /** The newest alerts that one hides. */
  private AlertPage hidden(Suppression one, int most) throws IOException {
    return store.list(hidden(one), AlertOrder.NEWEST, null, most);
  }

  private static AlertQuery hidden(Suppression one) {
    return AlertQuery.of(one.tenant())
        .withStatuses(Set.of(AlertStatus.SUPPRESSED))
        .withEntities(List.of(new AlertQuery.NamedEntity("suppression", one.id())));
  }

  /**
   * How much a suppression hides.
   *
   * @param alerts how many alerts it hides now
   * @param newest last record of the newest of them, nanoseconds since 1970; null if it hides none
   * @param hidden when it has hidden an alert last, by the clock; null if it has not yet
   */
  public record Effect(Tally alerts, @Nullable Long newest, @Nullable Long hidden) {
    /** Of one that has hidden nothing. */
    public static final Effect NONE = new Effect(new Tally(0, true), null, null);

    private static Effect of(SuppressionTables.Hidden read) {
      return new Effect(
          new Tally(Math.min(read.counted(), Tally.MOST), read.counted() <= Tally.MOST),
          read.newest(),
          read.hidden() == 0 ? null : read.hidden());
    }
  }

  /** What those of a tenant hide now, by id, in one read. */
  public Map<String, Effect> effects(String tenant) throws IOException {
    Map<String, Effect> effects = new HashMap<>();
    store
        .transactions()
        .read(
            "read what suppressions hide",
            connection -> SuppressionTables.hidden(connection, tenant, Tally.MOST + 1))
        .forEach((id, read) -> effects.put(id, Effect.of(read)));
    return effects;
  }

  /** Those of a tenant, the oldest first. */
  public List<Suppression> list(String tenant) {
    return byTenant.getOrDefault(tenant, List.of());
  }

  /** One of a tenant; null if there is none of that id. */
  public @Nullable Suppression find(String tenant, String id) {
    return list(tenant).stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /** Its filter as it is asked; null if a list that it names is gone, so that it hides nothing. */
  public @Nullable Filter filter(Suppression one) {
    return rules(one.tenant()).rules().stream()
        .filter(rule -> rule.suppression().id().equals(one.id()))
        .findFirst()
        .map(Rules.Rule::filter)
        .orElse(null);
  }

  /** What one would have hidden of the alerts that are stored. */
  public Preview preview(Suppression one, Previews previews, Previews.Watch watch)
      throws IOException, FilterException {
    return previews.of(one, filter(one.tenant(), one.filter()), watch);
  }

  private Rules rules(String tenant) {
    Map<String, ? extends Collection<String>> now = lists.apply(tenant);
    List<Suppression> all = list(tenant);
    Rules known = rules.get(tenant);
    if (known == null || known.lists() != now || known.made() != all) {
      known = Rules.of(all, now);
      rules.put(tenant, known);
    }
    return known;
  }

  /** Decides where alerts stand that come in, behind another rule. */
  public Arrivals behind(Arrivals first) {
    return new Arrivals() {
      @Override
      public Arrival arrived(Alert alert, @Nullable AlertState before, boolean isMore) {
        Arrival arrival = first.arrived(alert, before, isMore);
        boolean isChange = (before == null || isMore) && !SelfAlerts.contain(alert.detection());
        return isChange && arrival.state().isUntouched() ? decide(alert, arrival) : arrival;
      }

      @Override
      public AlertState again(String tenant, AlertState state) {
        boolean isLeft =
            state.status() == AlertStatus.SUPPRESSED && find(tenant, state.suppression()) == null;
        return isLeft ? state.released() : first.again(tenant, state);
      }
    };
  }

  private Arrivals.Arrival decide(Alert alert, Arrivals.Arrival arrival) {
    AlertState state = arrival.state();
    Suppression by = rules(alert.tenant()).hiding(alert, clock.getAsLong());
    if (by == null) {
      return state.status() == AlertStatus.SUPPRESSED
          ? new Arrivals.Arrival(
              state.released(), "alert.unsuppress", "No suppression hides its new evidence.")
          : arrival;
    }
    return state.suppression().equals(by.id())
        ? arrival
        : new Arrivals.Arrival(state.suppressed(by.id()), "alert.suppress", by.name());
  }
}
