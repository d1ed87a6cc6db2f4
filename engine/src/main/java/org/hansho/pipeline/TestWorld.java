package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.address.Address;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.ListSettings;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;

/**
 * What is known of the documentation addresses while the tests of detections run, so that they need
 * neither files of geography nor lists. {@code docs/writing-detections.md} shows the table to
 * authors.
 */
public final class TestWorld {
  /** Network, country, city, latitude, longitude, autonomous system, its owner. */
  private static final String PLACES =
      """
      192.0.2.0/25      | JP | Tokyo     | 35.68  | 139.69  | 64496 | Example Office
      192.0.2.128/25    | JP | Osaka     | 34.69  | 135.50  | 64497 | Example Home
      198.51.100.0/25   | US | Seattle   | 47.61  | -122.33 | 64498 | Example Hosting
      198.51.100.128/25 | DE | Berlin    | 52.52  | 13.40   | 64499 | Example Mobile
      203.0.113.0/25    | BR | Sao Paulo | -23.55 | -46.63  | 64500 | Example Carrier
      203.0.113.128/25  | AU | Sydney    | -33.87 | 151.21  | 64501 | Example Transit
      """;

  /** Category, entry, and from when on it holds, if that is not always so. */
  private static final String LISTS =
      """
      tor             | 198.51.100.66
      anonymous-proxy | 198.51.100.67
      malware         | 198.51.100.68
      malware         | 198.51.100.69 | 2026-03-05
      malware         | 0123456789abcdef0123456789abcdef
      malware         | malware.example
      """;

  private static final String RADIUS_KM = "25";

  private TestWorld() {}

  /** An engine that knows this world. */
  public static Engine engine(Content content) {
    List<Analyzer> analyzers = new ArrayList<>(Analyzers.ALL);
    analyzers.add(new Places());
    return Engine.compile(content, analyzers, Intelligence.of(lists()));
  }

  private static List<IndicatorList> lists() {
    List<IndicatorList> lists = new ArrayList<>();
    for (String line : LISTS.lines().toList()) {
      String[] parts = line.split("\\|");
      String category = parts[0].strip();
      String text =
          parts.length > 2
              ? "indicator,valid_from\n%s,%s\n".formatted(parts[1].strip(), parts[2].strip())
              : parts[1].strip() + "\n";
      SourceText source = new SourceText(category, text);
      IndicatorList list =
          IndicatorLists.read(
              source, ListSettings.of("test-" + category, category), new Problems(category, text));
      if (list == null) {
        throw new IllegalStateException("the test list is not readable: " + line);
      }
      lists.add(list);
    }
    return lists;
  }

  /** A network and what is said of it, in the order of {@link Places#FIELDS}. */
  private record Known(int network, int bits, List<byte[]> values) {
    static Known of(String line) {
      String[] parts = line.split("\\|");
      String[] cidr = parts[0].strip().split("/");
      Address address = new Address();
      byte[] text = ascii(cidr[0]);
      if (!address.parse(text, 0, text.length)) {
        throw new IllegalStateException("no address: " + line);
      }
      List<byte[]> values = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        values.add(ascii(parts[i].strip()));
      }
      values.add(ascii(RADIUS_KM));
      return new Known((int) address.low(), Integer.parseInt(cidr[1]), values);
    }

    boolean holds(Address address) {
      return address.isFour() && ((int) address.low() ^ network) >>> (Integer.SIZE - bits) == 0;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Says where the documentation addresses are. */
  private static final class Places implements Analyzer {
    private static final List<String> FIELDS =
        List.of(
            ".geo.country_iso_code",
            ".geo.city_name",
            ".geo.location.lat",
            ".geo.location.lon",
            ".as.number",
            ".as.organization.name",
            ".geo.radius");

    private final List<Known> known = PLACES.lines().map(Known::of).toList();

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
      Set<String> fields = new TreeSet<>();
      FIELDS.forEach(field -> fields.add("source" + field));
      FIELDS.forEach(field -> fields.add("destination" + field));
      return fields;
    }

    @Override
    public Set<String> offers() {
      return Set.of("geography.country", "geography.city", "geography.network-owner");
    }

    @Override
    public boolean appliesTo(EventClass eventClass) {
      return true;
    }

    @Override
    public Step bind(Fields fields) {
      Address address = new Address();
      return event -> {
        describe("source", event, address);
        describe("destination", event, address);
      };
    }

    private void describe(String side, Event event, Address address) {
      int field = event.fields().id(side + ".ip");
      int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
      if (slot == Event.NONE) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      if (address.parseEndpoint(buffer, event.start(slot), event.length(slot))) {
        known.stream().filter(one -> one.holds(address)).forEach(one -> add(side, one, event));
      }
    }

    private static void add(String side, Known known, Event event) {
      for (int i = 0; i < FIELDS.size(); i++) {
        int field = event.fields().id(side + FIELDS.get(i));
        byte[] value = known.values().get(i);
        if (field != Fields.UNREAD) {
          event.addCopy(field, ValueKind.STRING, value, 0, value.length);
        }
      }
    }
  }
}
