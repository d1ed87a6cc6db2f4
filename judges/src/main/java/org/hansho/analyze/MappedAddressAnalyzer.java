package org.hansho.analyze;

import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.address.Address;
import org.hansho.address.AddressText;
import org.hansho.event.Analyzer;
import org.hansho.event.CommonFields;
import org.hansho.event.CommonFields.CommonField;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * Writes an address of IPv4 inside IPv6 ({@code ::ffff:192.0.2.1}) as the address of IPv4 that it
 * is, in each common field that is an address, so that one machine has one name. Services that
 * listen to both protocols log the longer form. Native fields keep what the source wrote, since
 * public rules compare them with it. Runs before all others.
 */
final class MappedAddressAnalyzer implements Analyzer {
  private static final Set<String> ADDRESSES =
      CommonFields.ALL.stream()
          .map(CommonField::name)
          .filter(name -> name.endsWith(".ip") || name.equals("source.address"))
          .collect(Collectors.toUnmodifiableSet());

  /** {@code ::ffff:0:1}. */
  private static final int SHORTEST = 10;

  private static final int LONGEST_FOUR = 15;

  @Override
  public String name() {
    return "mapped-address";
  }

  @Override
  public Set<String> reads() {
    return ADDRESSES;
  }

  @Override
  public Set<String> writes() {
    return ADDRESSES;
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    int[] read =
        ADDRESSES.stream()
            .sorted()
            .mapToInt(fields::id)
            .filter(id -> id != Fields.UNREAD)
            .toArray();
    Address address = new Address();
    return event -> {
      for (int field : read) {
        for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
          if (isMapped(event, slot, address)) {
            write(event, slot, address);
          }
        }
      }
    };
  }

  private static boolean isMapped(Event event, int slot, Address address) {
    if (event.kind(slot) != ValueKind.STRING) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int from = event.start(slot);
    int length = event.length(slot);
    return length >= SHORTEST
        && (buffer[from] == ':' || buffer[from] == '0')
        && address.parse(buffer, from, length)
        && address.isFour()
        && hasColon(buffer, from, length);
  }

  private static boolean hasColon(byte[] buffer, int from, int length) {
    for (int at = from; at < from + length; at++) {
      if (buffer[at] == ':') {
        return true;
      }
    }
    return false;
  }

  private static void write(Event event, int slot, Address address) {
    int four = (int) address.low();
    int at = event.reserve(LONGEST_FOUR);
    event.replaceAscii(slot, at, AddressText.writeFour(four, event.arena(), at) - at);
    event.setFour(slot, four);
  }
}
