package org.hansho.server.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.geography.Area;
import org.hansho.geography.Countries;
import org.hansho.incident.EntityKey;
import org.hansho.incident.EntityKeys;
import org.hansho.pipeline.AddressCountries;
import org.jspecify.annotations.Nullable;

/**
 * The countries of the addresses that alerts of a query name, as the files of geography in effect
 * say now. Of the alerts the newest are looked at ({@link NewestAlerts}). Belongs to one call.
 */
final class AlertPlaces {
  /** Most addresses of a country that are named. */
  static final int MOST_ADDRESSES = 50;

  private static final String ADDRESS = "ip";

  private final AddressCountries countries;
  private final Map<String, Optional<String>> countryOf = new HashMap<>();
  private final Map<String, Place> places = new TreeMap<>();
  private final Set<String> elsewhere = new LinkedHashSet<>();

  AlertPlaces(AddressCountries countries) {
    this.countries = countries;
  }

  /** A country so far. */
  static final class Place {
    private final String country;
    private final Area area;
    private final Set<String> addresses = new LinkedHashSet<>();
    private Severity severity = Severity.INFORMATIONAL;
    private long alerts;

    private Place(String country, Area area) {
      this.country = country;
      this.area = area;
    }

    String country() {
      return country;
    }

    /** Where it lies. */
    Area area() {
      return area;
    }

    /** That of its most severe alert. */
    Severity severity() {
      return severity;
    }

    /** How many alerts name an address of it. */
    long alerts() {
      return alerts;
    }

    /** Those of the newest alerts first. */
    Collection<String> addresses() {
      return addresses;
    }

    private void add(Severity of) {
      alerts++;
      severity = of.compareTo(severity) > 0 ? of : severity;
    }
  }

  /**
   * What was found.
   *
   * @param places those with the most alerts first
   * @param unplaced how many addresses are in no country that is known, such as those of one's own
   */
  record Found(List<Place> places, int unplaced, NewestAlerts.Looked looked) {}

  /**
   * The countries of a query's alerts.
   *
   * @throws IOException if alerts cannot be read
   */
  Found of(CaseStore store, Filters.Asked asked) throws IOException {
    NewestAlerts.Looked looked =
        NewestAlerts.each(
            store,
            asked,
            alerts -> {
              for (AlertPage.Listed listed : alerts) {
                add(listed.alert());
              }
            });
    List<Place> sorted = new ArrayList<>(places.values());
    sorted.sort(Comparator.comparing(Place::alerts, Comparator.reverseOrder()));
    return new Found(sorted, elsewhere.size(), looked);
  }

  private void add(Alert alert) {
    Set<Place> named = new LinkedHashSet<>();
    for (EntityKey key : EntityKeys.of(alert.entities())) {
      if (key.type().equals(ADDRESS)) {
        Place place = place(key.value());
        if (place == null) {
          elsewhere.add(key.value());
        } else {
          named.add(place);
          if (place.addresses.size() < MOST_ADDRESSES) {
            place.addresses.add(key.value());
          }
        }
      }
    }
    named.forEach(place -> place.add(alert.severity()));
  }

  private @Nullable Place place(String address) {
    Optional<String> country =
        countryOf.computeIfAbsent(address, any -> Optional.ofNullable(countries.of(any)));
    Area area = country.map(Countries::area).orElse(null);
    return area == null
        ? null
        : places.computeIfAbsent(country.orElseThrow(), code -> new Place(code, area));
  }
}
