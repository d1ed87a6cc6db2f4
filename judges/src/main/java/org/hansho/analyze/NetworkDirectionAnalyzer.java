package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hansho.address.Address;
import org.hansho.address.HomeNetworks;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Says of a flow which way it goes as seen from one's own networks: {@code inbound}, {@code
 * outbound}, {@code internal} or {@code external}, in {@code network.direction}.
 *
 * <p>A direction that the source states itself stays. Without networks that the caller names,
 * private addresses are one's own.
 */
public final class NetworkDirectionAnalyzer implements Analyzer {
  private static final String DIRECTION = "network.direction";
  private static final String CATEGORY = "network_flow";
  private static final byte[] INBOUND = "inbound".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OUTBOUND = "outbound".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INTERNAL = "internal".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EXTERNAL = "external".getBytes(StandardCharsets.US_ASCII);

  private final HomeNetworks home;

  /** An analyzer for one's own networks. */
  public NetworkDirectionAnalyzer(HomeNetworks home) {
    this.home = home;
  }

  @Override
  public String name() {
    return "network-direction";
  }

  @Override
  public Set<String> reads() {
    return Set.of("source.ip", "destination.ip");
  }

  @Override
  public Set<String> writes() {
    return Set.of(DIRECTION);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return eventClass.logSources().stream().anyMatch(source -> CATEGORY.equals(source.category()));
  }

  @Override
  public Step bind(Fields fields) {
    int direction = fields.id(DIRECTION);
    int source = fields.id("source.ip");
    int destination = fields.id("destination.ip");
    Address from = new Address();
    Address to = new Address();
    return event -> {
      boolean open = direction != Fields.UNREAD && event.first(direction) == Event.NONE;
      if (open && isAddress(event, source, from) && isAddress(event, destination, to)) {
        byte[] word = word(home.contains(from), home.contains(to));
        event.addWellFormed(direction, word, 0, word.length);
      }
    };
  }

  private static boolean isAddress(Event event, int field, Address address) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    return slot != Event.NONE && event.kind(slot) == ValueKind.STRING && address.read(event, slot);
  }

  private static byte[] word(boolean fromHome, boolean toHome) {
    if (fromHome) {
      return toHome ? INTERNAL : OUTBOUND;
    }
    return toHome ? INBOUND : EXTERNAL;
  }
}
