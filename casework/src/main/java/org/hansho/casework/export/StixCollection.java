package org.hansho.casework.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.format.StixObject;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.casework.store.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * What changes, as a collection of objects of STIX that others page through: each alert in its
 * newest version, in the order of changes. Samples are left out. Safe from any thread; a page costs
 * {@value #LOOKED_AT} alerts at most.
 */
public final class StixCollection {
  /** Most objects of a page. */
  public static final int MOST = 1_000;

  /** Most alerts that are looked at for a page. */
  private static final int LOOKED_AT = 500;

  private static final int AT_A_TIME = 100;

  private final ChangeSource source;
  private final Transactions transactions;
  private final String name;

  /**
   * A collection.
   *
   * @param name names it for ever
   * @param transactions where it is kept when what was added
   */
  public StixCollection(String name, ChangeSource source, Transactions transactions) {
    this.name = name;
    this.source = source;
    this.transactions = transactions;
  }

  /** The id of the collection for a tenant: a UUID. */
  public String id(String tenant) {
    return StixObject.uuid("collection\n" + tenant + "\n" + name);
  }

  public String name() {
    return name;
  }

  /**
   * Where a page begins.
   *
   * @param change behind this one
   * @param skipped objects of the next alert that were on the page before
   */
  public record Place(long change, int skipped) {}

  /**
   * An object and when it was added, nanoseconds since 1970.
   *
   * @param added the time of the newest change that it belongs to
   */
  public record Added(StixObject object, long added) {}

  /**
   * A page.
   *
   * @param next where the next page begins; null if there is none. A page may have few objects,
   *     even none, and yet a next one
   */
  public record Page(List<Added> objects, @Nullable Place next) {
    public Page {
      objects = List.copyOf(objects);
    }
  }

  /**
   * What a page is asked to have.
   *
   * @param most objects, from 1 to {@link #MOST}
   * @param wanted which of them
   */
  public record Asked(int most, Predicate<StixObject> wanted, Presentation presentation) {}

  /**
   * Where what was added after a time begins.
   *
   * @param time nanoseconds since 1970
   * @param now the same of now
   */
  public Place after(String tenant, long time, long now) throws IOException {
    added(tenant).add(source.newest(tenant), now);
    return new Place(added(tenant).changeAt(time), 0);
  }

  private AddedTimes added(String tenant) {
    return new AddedTimes(transactions, tenant, name);
  }

  /**
   * A page of objects.
   *
   * @param now nanoseconds since 1970
   */
  public Page page(String tenant, Place from, Asked asked, long now) throws IOException {
    long newest = source.newest(tenant);
    added(tenant).add(newest, now);
    Reading reading = new Reading(added(tenant), asked);
    Place place = from;
    int looked = 0;
    while (looked < LOOKED_AT) {
      List<ChangeSource.Changed> changes =
          source.after(tenant, place.change(), AT_A_TIME, ids -> Set.of());
      if (changes.isEmpty()) {
        return new Page(reading.objects, null);
      }
      for (ChangeSource.Changed changed : changes) {
        if (changed.number() > newest) {
          return new Page(reading.objects, null);
        }
        int taken = reading.take(changed, place.skipped());
        if (taken >= 0) {
          return new Page(reading.objects, new Place(place.change(), taken));
        }
        place = new Place(changed.number(), 0);
      }
      looked += changes.size();
    }
    return new Page(reading.objects, place);
  }

  /** A page that is being filled. Belongs to one thread. */
  private static final class Reading {
    private final AddedTimes times;
    private final Asked asked;
    private final List<Added> objects = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    Reading(AddedTimes times, Asked asked) {
      this.times = times;
      this.asked = asked;
    }

    /** Takes the objects of an alert; how many fit, or -1 if all did. */
    int take(ChangeSource.Changed changed, int skipped) throws IOException {
      AlertPage.Listed alert = changed.alert();
      if (alert == null || SampleAlerts.isSample(alert.alert().detection())) {
        return -1;
      }
      long added = times.of(changed.number());
      int place = 0;
      for (StixObject object :
          StixObject.of(AlertFile.outgoing(alert, false, added), asked.presentation())) {
        if (place >= skipped && asked.wanted().test(object) && !ids.contains(object.id())) {
          if (objects.size() == asked.most()) {
            return place;
          }
          ids.add(object.id());
          objects.add(new Added(object, added));
        }
        place++;
      }
      return -1;
    }
  }
}
