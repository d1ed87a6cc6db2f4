package org.hansho.geography;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Says of {@code source.ip} and {@code destination.ip} where they are and whose network they lie
 * in, as far as databases know: {@code source.geo.…} and {@code source.as.…} (see {@link Side}).
 *
 * <p>Of several databases the first that knows a country gives the place, the first that knows an
 * autonomous system gives that. Addresses of one's own (private, loopback, link-local) have
 * neither. What the record itself says stays alone: where it already has a country or an autonomous
 * system, nothing is added. Databases are asked for when somebody requires a capability or reads a
 * field, not before. Allocates nothing for addresses that repeat.
 */
public final class GeographyAnalyzer implements Analyzer {
  private final Supplier<List<AddressDatabase>> databases;

  /**
   * An analyzer over databases.
   *
   * @param databases in order of preference; called by any thread, must answer the same each time
   */
  public GeographyAnalyzer(Supplier<List<AddressDatabase>> databases) {
    this.databases = databases;
  }

  @Override
  public String name() {
    return "geography";
  }

  @Override
  public Set<String> reads() {
    return Set.of("source.ip", "destination.ip");
  }

  @Override
  public Set<String> writes() {
    Set<String> fields = new TreeSet<>(Side.fields("source"));
    fields.addAll(Side.fields("destination"));
    return fields;
  }

  @Override
  public Set<String> offers() {
    Set<String> offers = new TreeSet<>();
    databases.get().forEach(database -> offers.addAll(database.offers()));
    return offers;
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    Lookup[] lookups = databases.get().stream().map(Lookup::new).toArray(Lookup[]::new);
    Describer source = new Describer(Side.of("source", fields), lookups);
    Describer destination = new Describer(Side.of("destination", fields), lookups);
    return event -> {
      source.describe(event);
      destination.describe(event);
    };
  }

  /** Describes the addresses of one side, for one thread. */
  private static final class Describer {
    private final Side side;
    private final Lookup[] lookups;
    private final Address address = new Address();

    Describer(Side side, Lookup[] lookups) {
      this.side = side;
      this.lookups = lookups;
    }

    void describe(Event event) {
      if (side.address() == Fields.UNREAD || lookups.length == 0) {
        return;
      }
      int slot = event.first(side.address());
      if (slot == Event.NONE) {
        return;
      }
      boolean geography = isOpen(event, side.country());
      boolean network = isOpen(event, side.networkNumber());
      for (; slot != Event.NONE; slot = event.next(slot)) {
        if (event.kind(slot) == ValueKind.STRING && isExternal(event, slot)) {
          describe(event, geography, network);
        }
      }
    }

    private static boolean isOpen(Event event, int field) {
      return field == Fields.UNREAD || event.first(field) == Event.NONE;
    }

    private boolean isExternal(Event event, int slot) {
      return address.readEndpoint(event, slot) && AddressScope.of(address) == AddressScope.EXTERNAL;
    }

    private void describe(Event event, boolean geography, boolean network) {
      boolean geographyWanted = geography;
      boolean networkWanted = network;
      for (int i = 0; i < lookups.length && (geographyWanted || networkWanted); i++) {
        PlaceValues found = lookups[i].values(address);
        if (geographyWanted && found.place().hasGeography()) {
          side.addGeography(event, found);
          geographyWanted = false;
        }
        if (networkWanted && found.place().hasNetwork()) {
          side.addNetwork(event, found);
          networkWanted = false;
        }
      }
    }
  }
}
