package org.hansho.casework.suppression;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.hansho.alert.Severity;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.Subject;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.jspecify.annotations.Nullable;

/** Looks through stored alerts for what a suppression would have hidden. Safe from any thread. */
public final class Previews {
  /** Most alerts whose incidents are asked for. */
  public static final int MOST_STEPS = 1_000;

  /** Longest time that a preview takes. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final CaseStore store;
  private final IncidentSteps steps;
  private final LongSupplier ticks;

  /**
   * Previews over a store.
   *
   * @param ticks a clock that only goes forward, in nanoseconds
   */
  public Previews(CaseStore store, IncidentSteps steps, LongSupplier ticks) {
    this.store = store;
    this.steps = steps;
    this.ticks = ticks;
  }

  /**
   * What a suppression would have hidden.
   *
   * @throws IOException if alerts cannot be read
   */
  Preview of(Suppression suppression, Filter filter) throws IOException {
    AlertCheck test = new Hidden(suppression, filter);
    AlertQuery query = filter.narrow(AlertQuery.of(suppression.tenant()));
    Sum sum = new Sum();
    long start = ticks.getAsLong();
    String cursor = null;
    Long searchedTo = null;
    do {
      AlertPage page = store.list(query, test, AlertOrder.NEWEST, cursor, CaseStore.MOST_LISTED);
      page.alerts().forEach(sum::add);
      cursor = page.next();
      searchedTo = searchedTo(page, sum);
    } while (cursor != null && ticks.getAsLong() - start < LONGEST.toNanos());
    return sum.preview(cursor == null ? null : searchedTo, steps.of(suppression.tenant(), sum.ids));
  }

  private static @Nullable Long searchedTo(AlertPage page, Sum sum) {
    return page.searchedTo() == null ? sum.oldest : page.searchedTo();
  }

  /** The test of a suppression on stored alerts, as if all were new. */
  private record Hidden(Suppression suppression, Filter filter) implements AlertCheck {
    @Override
    public boolean allows(OfKind kind) {
      return filter.test().allows(kind);
    }

    @Override
    public boolean passes(AlertPage.Listed listed) {
      return Rules.isInWindow(suppression, listed.alert())
          && filter.test(Subject.of(listed.alert()));
    }
  }

  /** What was found so far. */
  private static final class Sum {
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final Map<String, Long> byDetection = new TreeMap<>();
    private final Map<AlertStatus, Long> byStatus = new EnumMap<>(AlertStatus.class);
    private final List<AlertPage.Listed> newest = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private long alerts;
    private long truePositives;
    private @Nullable Long oldest;

    void add(AlertPage.Listed listed) {
      alerts++;
      bySeverity.merge(listed.alert().severity(), 1L, Long::sum);
      byDetection.merge(listed.alert().detection(), 1L, Long::sum);
      byStatus.merge(listed.state().status(), 1L, Long::sum);
      truePositives += listed.state().reason() == ClosingReason.TRUE_POSITIVE ? 1 : 0;
      oldest = listed.alert().lastTime();
      if (newest.size() < Preview.MOST_LISTED) {
        newest.add(listed);
      }
      if (ids.size() < MOST_STEPS) {
        ids.add(listed.alert().id());
      }
    }

    Preview preview(@Nullable Long searchedTo, List<String> incidents) {
      return new Preview(
          alerts, searchedTo, bySeverity, byDetection, byStatus, truePositives, newest, incidents);
    }
  }
}
