package org.hansho.analyze;

import java.util.List;
import java.util.Set;
import org.hansho.address.AddressScope;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Finds where commands forward ports to: ssh, socat, netcat, destination NAT, tunnel clients.
 *
 * <p>{@code command.forward.kind} says how (see {@link Forwarding}), {@code destination.address}
 * the far end as written, {@code destination.ip} if that is an address, {@code destination.port} if
 * it was given.
 */
final class PortForwardingAnalyzer implements Analyzer {
  private static final String KIND = "command.forward.kind";
  private static final String ADDRESS = "destination.address";
  private static final String IP = "destination.ip";
  private static final String PORT = "destination.port";

  @Override
  public String name() {
    return "port-forwarding";
  }

  @Override
  public Set<String> reads() {
    return CommandReader.READS;
  }

  @Override
  public Set<String> writes() {
    return Set.of(KIND, ADDRESS, IP, PORT);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    CommandReader reader = new CommandReader(fields, Forwarding.PROGRAMS);
    return event -> {
      List<List<String>> commands = reader.commands(event);
      if (!commands.isEmpty()) {
        Forwarding.of(commands).forEach(forwarding -> add(forwarding, event));
      }
    };
  }

  private static void add(Forwarding forwarding, Event event) {
    String host = forwarding.farEnd().host();
    Facts.add(event, KIND, forwarding.kind());
    Facts.add(event, ADDRESS, host);
    Facts.add(event, PORT, forwarding.farEnd().port());
    if (AddressScope.of(host) != AddressScope.NAME) {
      Facts.add(event, IP, host);
    }
  }
}
