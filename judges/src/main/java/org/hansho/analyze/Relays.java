package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Relays of socat and of netcat in its kinds. Source: the manual pages of socat, nc (OpenBSD and
 * traditional) and ncat.
 */
final class Relays {
  private static final Options.Syntax SOCAT = Options.Syntax.withValues("btTLWl");
  private static final Options.Syntax NETCAT =
      Options.Syntax.withValues(
          "pswqiXxceTIOPVMmGgo",
          "exec",
          "sh-exec",
          "lua-exec",
          "source-port",
          "source",
          "wait",
          "idle-timeout",
          "delay",
          "proxy",
          "proxy-type",
          "proxy-auth",
          "max-conns",
          "output");
  private static final int NESTED = 2;

  /** The names of netcat. */
  static final Set<String> NETCATS = Set.of("nc", "ncat", "netcat", "nc.traditional", "nc.openbsd");

  private Relays() {}

  /** Two addresses, of which at least one leads elsewhere and the other comes from the network. */
  static void socat(List<String> words, Forwarding.Findings into) {
    Options options = new Options(words, 1, SOCAT);
    while (options.next()) {
      // Says nothing about the addresses.
    }
    if (options.end() + 1 >= words.size()) {
      return;
    }
    String one = words.get(options.end());
    String other = words.get(options.end() + 1);
    if (isOfNetwork(one) && isOfNetwork(other)) {
      into.forward("relay", connection(one));
      into.forward("relay", connection(other));
    }
  }

  private static String keyword(String address) {
    int colon = address.indexOf(':');
    return (colon < 0 ? address : address.substring(0, colon)).toUpperCase(Locale.ROOT);
  }

  private static boolean isOfNetwork(String address) {
    String keyword = keyword(address);
    return keyword.startsWith("TCP")
        || keyword.startsWith("UDP")
        || keyword.startsWith("SCTP")
        || keyword.startsWith("OPENSSL")
        || keyword.startsWith("SSL")
        || keyword.startsWith("SOCKS")
        || keyword.startsWith("PROXY");
  }

  /** The far end of an address that connects; none if it listens. */
  private static Endpoint connection(String address) {
    String keyword = keyword(address);
    if (keyword.contains("-L") || keyword.endsWith("RECV") || keyword.endsWith("RECVFROM")) {
      return Endpoint.NONE;
    }
    String rest = address.substring(Math.min(address.length(), keyword.length() + 1));
    int comma = rest.indexOf(',');
    return Endpoint.of(comma < 0 ? rest : rest.substring(0, comma));
  }

  static void netcat(List<String> words, Forwarding.Findings into) {
    netcat(words, into, NESTED);
  }

  /** Options may stand behind the host and the port too. */
  private static void netcat(List<String> words, Forwarding.Findings into, int depth) {
    List<String> hostAndPort = new ArrayList<>();
    boolean listens = false;
    int at = 1;
    while (at < words.size()) {
      Options options = new Options(words, at, NETCAT);
      while (options.next()) {
        listens |= options.is("l", "listen");
        if (depth > 0 && (options.is("c", "sh-exec") || options.is("e", "exec"))) {
          started(options.value(), into, depth - 1);
        }
      }
      at = options.end();
      if (at < words.size()) {
        hostAndPort.add(words.get(at++));
      }
    }
    if (listens) {
      into.listen();
    } else if (hostAndPort.size() > 1) {
      into.connect(new Endpoint(hostAndPort.get(0), hostAndPort.get(1)));
    }
  }

  /** What a netcat starts may be another one. */
  private static void started(String script, Forwarding.Findings into, int depth) {
    for (List<String> command : ShellWords.commands(script)) {
      if (NETCATS.contains(Wrappers.baseName(command.get(0)))) {
        netcat(command, into, depth);
      }
    }
  }
}
