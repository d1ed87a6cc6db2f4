package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Says of the addresses in {@code source.ip}, {@code destination.ip} and {@code
 * destination.address} whether they are {@code external} or {@code internal}, in {@code
 * source.scope} and {@code destination.scope}; names of hosts are {@code name}. See {@link
 * AddressScope}.
 */
final class AddressScopeAnalyzer implements Analyzer {
  private static final String SOURCE_SCOPE = "source.scope";
  private static final String DESTINATION_SCOPE = "destination.scope";
  private static final byte[] EXTERNAL = "external".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INTERNAL = "internal".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NAME = "name".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "address-scope";
  }

  @Override
  public Set<String> reads() {
    return Set.of("source.ip", "destination.ip", "destination.address");
  }

  @Override
  public Set<String> writes() {
    return Set.of(SOURCE_SCOPE, DESTINATION_SCOPE);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    int sourceIp = fields.id("source.ip");
    int destinationIp = fields.id("destination.ip");
    int destinationAddress = fields.id("destination.address");
    int sourceScope = fields.id(SOURCE_SCOPE);
    int destinationScope = fields.id(DESTINATION_SCOPE);
    Address address = new Address();
    return event -> {
      describe(event, sourceIp, sourceScope, address);
      describe(event, destinationIp, destinationScope, address);
      if (destinationIp == Fields.UNREAD || event.first(destinationIp) == Event.NONE) {
        describe(event, destinationAddress, destinationScope, address);
      }
    };
  }

  private static void describe(Event event, int field, int scopeField, Address address) {
    if (field == Fields.UNREAD || scopeField == Fields.UNREAD) {
      return;
    }
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      if (event.kind(slot) == ValueKind.STRING && event.length(slot) > 0) {
        boolean parsed = address.readEndpoint(event, slot);
        byte[] scope =
            switch (parsed ? AddressScope.of(address) : AddressScope.NAME) {
              case EXTERNAL -> EXTERNAL;
              case INTERNAL -> INTERNAL;
              case NAME -> NAME;
            };
        event.addWellFormed(scopeField, scope, 0, scope.length);
      }
    }
  }
}
