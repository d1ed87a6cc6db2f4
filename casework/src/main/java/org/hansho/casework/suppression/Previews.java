package org.hansho.casework.suppression;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
import org.hansho.casework.store.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Looks through stored alerts, the newest first, for what a suppression would have hidden. It reads
 * page by page, so that it holds one page in memory and nobody waits for it; an alert that gets
 * evidence meanwhile may be left out, since that moves it to the pages that were read. Safe from
 * any thread.
 */
public final class Previews {
  /** Most alerts whose incidents are asked for at a time. */
  public static final int MOST_STEPS = CaseStore.MOST_LISTED;

  private static final long HOUR = 3_600_000_000_000L;

  private final CaseStore store;
  private final IncidentSteps steps;

  /** Previews over a store. */
  public Previews(CaseStore store, IncidentSteps steps) {
    this.store = store;
    this.steps = steps;
  }

  /** Watches a preview, and may end it. */
  public interface Watch {
    /** All alerts are looked at, however long that takes. */
    Watch WHOLE = (passed, all) -> true;

    /**
     * A page was read.
     *
     * @param passed how many alerts are newer than where it is, to the hour
     * @param all how many there are
     * @return whether it goes on
     */
    boolean at(long passed, long all);
  }

  /**
   * What a suppression would have hidden.
   *
   * @throws IOException if alerts cannot be read
   */
  Preview of(Suppression suppression, Filter filter, Watch watch) throws IOException {
    AlertCheck test = new Hidden(suppression, filter);
    AlertQuery whole = AlertQuery.of(suppression.tenant());
    if (suppression.isWindow()) {
      whole = whole.between(suppression.begins(), suppression.ends());
    }
    AlertQuery query = filter.narrow(whole);
    Passed passed = Passed.of(store.count(whole).byHour());
    watch.at(0, passed.all());
    Sum sum = new Sum();
    long oldest = Long.MAX_VALUE;
    String cursor = null;
    do {
      AlertPage page = store.list(query, test, AlertOrder.NEWEST, cursor, CaseStore.MOST_LISTED);
      page.alerts().forEach(sum::add);
      sum.incidents.addAll(incidents(suppression.tenant(), page));
      cursor = page.next();
      oldest = oldest(page, oldest);
    } while (cursor != null && watch.at(passed.at(oldest), passed.all()));
    if (cursor == null) {
      watch.at(passed.all(), passed.all());
    }
    return sum.preview(cursor == null ? null : oldest);
  }

  private List<String> incidents(String tenant, AlertPage page) throws IOException {
    List<String> ids = page.alerts().stream().map(listed -> listed.alert().id()).toList();
    return ids.isEmpty() ? List.of() : steps.of(tenant, ids);
  }

  private static long oldest(AlertPage page, long before) {
    Long searchedTo = page.searchedTo();
    if (searchedTo != null) {
      return searchedTo;
    }
    return page.alerts().isEmpty()
        ? before
        : page.alerts().get(page.alerts().size() - 1).alert().lastTime();
  }

  /** The test of a suppression on stored alerts, as if all were new. */
  private record Hidden(Suppression suppression, Filter filter) implements AlertCheck {
    @Override
    public boolean allows(OfKind kind) {
      return filter.test().allows(kind);
    }

    @Override
    public boolean passes(AlertPage.Listed listed) {
      return Rules.isInWindow(suppression, listed.alert()) && filter.test(Subject.asNew(listed));
    }
  }

  /**
   * How many alerts are as new as an hour, or newer.
   *
   * @param byHour by the hour of their last evidence since 1970
   */
  private record Passed(NavigableMap<Long, Long> byHour, long all) {
    static Passed of(Map<Long, Long> ofHour) {
      NavigableMap<Long, Long> byHour = new TreeMap<>();
      long sum = 0;
      for (Map.Entry<Long, Long> hour : new TreeMap<>(ofHour).descendingMap().entrySet()) {
        sum += hour.getValue();
        byHour.put(hour.getKey(), sum);
      }
      return new Passed(byHour, sum);
    }

    long at(long time) {
      Map.Entry<Long, Long> hour = byHour.higherEntry(Math.floorDiv(time, HOUR));
      return hour == null ? 0 : hour.getValue();
    }
  }

  /** What was found so far. */
  private static final class Sum {
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final Map<String, Long> byDetection = new TreeMap<>();
    private final Map<AlertStatus, Long> byStatus = new EnumMap<>(AlertStatus.class);
    private final List<AlertPage.Listed> newest = new ArrayList<>();
    private final Incidents incidents = new Incidents();
    private long alerts;
    private long truePositives;

    void add(AlertPage.Listed listed) {
      alerts++;
      bySeverity.merge(listed.alert().severity(), 1L, Long::sum);
      byDetection.merge(listed.alert().detection(), 1L, Long::sum);
      byStatus.merge(listed.state().status(), 1L, Long::sum);
      truePositives += listed.state().reason() == ClosingReason.TRUE_POSITIVE ? 1 : 0;
      if (newest.size() < Preview.MOST_LISTED) {
        newest.add(listed);
      }
    }

    Preview preview(@Nullable Long searchedTo) {
      return new Preview(
          alerts,
          searchedTo,
          bySeverity,
          byDetection,
          byStatus,
          truePositives,
          newest,
          new Tally(incidents.all.size(), incidents.isWhole),
          incidents.all.stream().limit(Preview.MOST_INCIDENTS).toList());
    }
  }

  /** Incidents without doubles, in the order in which they were found. */
  private static final class Incidents {
    private static final int MOST = 100_000;

    private final Set<String> all = new LinkedHashSet<>();
    private boolean isWhole = true;

    void addAll(List<String> ids) {
      for (String id : ids) {
        isWhole &= all.size() < MOST || all.contains(id);
        if (all.size() < MOST) {
          all.add(id);
        }
      }
    }
  }
}
