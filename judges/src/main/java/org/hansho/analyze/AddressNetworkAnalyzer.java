package org.hansho.analyze;

import java.util.Set;
import org.hansho.address.Address;
import org.hansho.address.AddressText;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Writes the network that {@code source.ip} and {@code destination.ip} lie in to {@code
 * source.network} and {@code destination.network}: the /24 of an IPv4 address, the /48 of an IPv6
 * address, as {@code 192.0.2.0/24} and {@code 2001:db8::/48} (RFC 5952). Needs no database.
 */
final class AddressNetworkAnalyzer implements Analyzer {
  private static final String SOURCE = "source.network";
  private static final String DESTINATION = "destination.network";
  private static final int LONGEST = 20;
  private static final byte[] BEHIND_FOUR = {'.', '0', '/', '2', '4'};
  private static final byte[] BEHIND_SIX = {':', ':', '/', '4', '8'};

  @Override
  public String name() {
    return "address-network";
  }

  @Override
  public Set<String> reads() {
    return Set.of("source.ip", "destination.ip");
  }

  @Override
  public Set<String> writes() {
    return Set.of(SOURCE, DESTINATION);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    int sourceIp = fields.id("source.ip");
    int destinationIp = fields.id("destination.ip");
    int source = fields.id(SOURCE);
    int destination = fields.id(DESTINATION);
    Address address = new Address();
    return event -> {
      describe(event, sourceIp, source, address);
      describe(event, destinationIp, destination, address);
    };
  }

  private static void describe(Event event, int field, int networkField, Address address) {
    if (field == Fields.UNREAD || networkField == Fields.UNREAD) {
      return;
    }
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      if (event.kind(slot) == ValueKind.STRING && address.readEndpoint(event, slot)) {
        int at = event.reserve(LONGEST);
        int end = write(address, event.arena(), at);
        event.addReservedAscii(networkField, at, end - at);
      }
    }
  }

  private static int write(Address address, byte[] into, int from) {
    return address.isFour()
        ? writeFour((int) address.low(), into, from)
        : writeSix(address.high() >>> 16, into, from);
  }

  private static int writeFour(int address, byte[] into, int from) {
    int at = AddressText.writeThree(address, into, from);
    System.arraycopy(BEHIND_FOUR, 0, into, at, BEHIND_FOUR.length);
    return at + BEHIND_FOUR.length;
  }

  /**
   * Writes three groups and the zeros behind them in short.
   *
   * @param groups 48 bits
   */
  private static int writeSix(long groups, byte[] into, int from) {
    int at = from;
    int last = groups == 0 ? 48 : Long.numberOfTrailingZeros(groups) / 16 * 16;
    for (int shift = 32; shift >= last; shift -= 16) {
      if (shift < 32) {
        into[at++] = ':';
      }
      int group = (int) (groups >>> shift) & 0xFFFF;
      int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(group)) / 4);
      for (int digit = digits - 1; digit >= 0; digit--) {
        into[at++] = (byte) Character.forDigit((group >>> (digit * 4)) & 0xF, 16);
      }
    }
    System.arraycopy(BEHIND_SIX, 0, into, at, BEHIND_SIX.length);
    return at + BEHIND_SIX.length;
  }
}
