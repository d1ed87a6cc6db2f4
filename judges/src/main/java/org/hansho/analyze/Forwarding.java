package org.hansho.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A forwarding of ports that a command sets up.
 *
 * @param kind {@code ssh-remote}, {@code ssh-local}, {@code ssh-dynamic}, {@code ssh-tunnel},
 *     {@code relay}, {@code nat} or {@code tunnel}
 * @param farEnd where the traffic goes
 */
record Forwarding(String kind, Endpoint farEnd) {

  /** Reads one command; a listening netcat and a connecting one may be two commands. */
  interface Reader {
    void read(List<String> words, Findings into);
  }

  /** What the commands of one process set up. */
  static final class Findings {
    private final List<Forwarding> forwardings = new ArrayList<>();
    private final List<Endpoint> connections = new ArrayList<>();
    private boolean listens;

    /** A complete forwarding. */
    void forward(String kind, Endpoint farEnd) {
      if (!farEnd.host().isEmpty()) {
        forwardings.add(new Forwarding(kind, farEnd));
      }
    }

    /** Half of a relay: a program that waits for a connection. */
    void listen() {
      listens = true;
    }

    /** The other half: a program that connects its input and output. */
    void connect(Endpoint farEnd) {
      connections.add(farEnd);
    }

    private List<Forwarding> all() {
      if (listens) {
        connections.forEach(farEnd -> forward("relay", farEnd));
      }
      return forwardings;
    }
  }

  private static final Map<String, Reader> READERS = readers();

  /** Names of the programs that can forward. */
  static final ProgramNames PROGRAMS = new ProgramNames(READERS.keySet());

  private static Map<String, Reader> readers() {
    Map<String, Reader> readers = new HashMap<>();
    put(readers, SshForwarding::ssh, "ssh", "autossh", "dbclient");
    put(readers, SshForwarding::plink, "plink");
    put(readers, Relays::socat, "socat");
    put(readers, Relays::netcat, Relays.NETCATS.toArray(String[]::new));
    put(readers, AddressTranslation::iptables, "iptables", "iptables-legacy", "iptables-nft");
    put(readers, AddressTranslation::iptables, "ip6tables", "ip6tables-legacy", "ip6tables-nft");
    put(readers, AddressTranslation::nft, "nft");
    put(readers, AddressTranslation::firewall, "firewall-cmd");
    put(readers, Tunnels::chisel, "chisel");
    put(readers, Tunnels::frpc, "frpc");
    put(readers, Tunnels::redir, "redir");
    put(readers, Tunnels::gost, "gost");
    put(readers, Tunnels::simpleproxy, "simpleproxy");
    put(readers, Tunnels::iox, "iox");
    put(readers, Tunnels::sshuttle, "sshuttle");
    put(readers, Tunnels::wstunnel, "wstunnel");
    put(readers, Tunnels::server, "bore", "npc", "ligolo-agent", "ligolo-ng", "revsocks", "ew");
    return Map.copyOf(readers);
  }

  private static void put(Map<String, Reader> readers, Reader reader, String... programs) {
    for (String program : programs) {
      readers.put(program, reader);
    }
  }

  /** The forwardings that the commands of one process set up together. */
  static List<Forwarding> of(List<List<String>> commands) {
    Findings findings = new Findings();
    for (List<String> words : commands) {
      Reader reader = READERS.get(Wrappers.baseName(words.get(0)));
      if (reader != null) {
        reader.read(words, findings);
      }
    }
    return findings.all();
  }
}
