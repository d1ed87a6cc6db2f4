package org.hansho.analyze;

import java.util.List;

/**
 * Relays and clients of tunnel servers whose address stands in the command. Source: their manuals.
 */
final class Tunnels {
  private static final String KIND = "tunnel";
  private static final String RELAY = "relay";
  private static final Options.Syntax CHISEL = Options.Syntax.allButFlags("", "v", "help", "pid");

  private Tunnels() {}

  /** {@code chisel client [options] SERVER REMOTE…}. */
  static void chisel(List<String> words, Forwarding.Findings into) {
    if (words.size() < 3 || !words.get(1).equals("client")) {
      return;
    }
    Options options = new Options(words, 2, CHISEL);
    while (options.next()) {
      // Says nothing about the server.
    }
    if (options.end() < words.size()) {
      into.forward(KIND, Endpoint.of(words.get(options.end())));
    }
  }

  /** {@code frpc tcp … -s SERVER:PORT}; with a settings file the server is not known. */
  static void frpc(List<String> words, Forwarding.Findings into) {
    String port = "";
    String server = "";
    for (int i = 1; i < words.size(); i++) {
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      String[] option = words.get(i).replace('_', '-').split("=", 2);
      String value = option.length > 1 ? words.get(i).substring(option[0].length() + 1) : next;
      switch (option[0]) {
        case "-s", "--server-addr" -> server = value;
        case "-P", "--server-port" -> port = value;
        default -> {
          // Says nothing about the server.
        }
      }
    }
    into.forward(KIND, Endpoint.of(server).orPort(port));
  }

  private static final Options.Syntax REDIR =
      Options.Syntax.withValues(
          "bfIltxmow", "bind", "ident", "loglevel", "timeout", "laddr", "lport", "caddr", "cport");

  /** {@code redir [SRC]:PORT [DST]:PORT}, or {@code --caddr} and {@code --cport}. */
  static void redir(List<String> words, Forwarding.Findings into) {
    String host = "";
    String port = "";
    Options options = new Options(words, 1, REDIR);
    while (options.next()) {
      host = options.name().equals("caddr") ? options.value() : host;
      port = options.name().equals("cport") ? options.value() : port;
    }
    if (host.isEmpty() && options.end() + 1 < words.size()) {
      into.forward(RELAY, Endpoint.of(words.get(options.end() + 1)));
    } else {
      into.forward(RELAY, Endpoint.of(host).orPort(port));
    }
  }

  /** {@code gost -L tcp://:PORT/TARGET -F SCHEME://SERVER:PORT}. */
  static void gost(List<String> words, Forwarding.Findings into) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean listens = word.startsWith("-L");
      if (!listens && !word.startsWith("-F")) {
        continue;
      }
      String value =
          word.length() > 2 ? word.substring(2) : i + 1 < words.size() ? words.get(++i) : "";
      value = value.startsWith("=") ? value.substring(1) : value;
      if (listens) {
        target(value, into);
      } else {
        into.forward(KIND, Endpoint.of(withoutQuery(value)));
      }
    }
  }

  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  /** The targets stand behind the address at which gost listens. */
  private static void target(String listener, Forwarding.Findings into) {
    String address = withoutQuery(listener);
    int scheme = address.indexOf("://");
    int slash = scheme < 0 ? -1 : address.indexOf('/', scheme + 3);
    if (slash >= 0) {
      for (String target : address.substring(slash + 1).split(",")) {
        into.forward(RELAY, Endpoint.of(target));
      }
    }
  }

  /** {@code simpleproxy -L [HOST:]PORT -R HOST:PORT}. */
  static void simpleproxy(List<String> words, Forwarding.Findings into) {
    into.forward(RELAY, Endpoint.of(valueOf(words, "-R")));
  }

  /** {@code iox fwd -l PORT -r HOST:PORT}; a star before the address means that it is encrypted. */
  static void iox(List<String> words, Forwarding.Findings into) {
    for (int i = 1; i + 1 < words.size(); i++) {
      if (words.get(i).equals("-r") || words.get(i).equals("--remote")) {
        String address = words.get(i + 1);
        into.forward(RELAY, Endpoint.of(address.startsWith("*") ? address.substring(1) : address));
      }
    }
  }

  /** {@code sshuttle -r USER@HOST:PORT NETWORK…}. */
  static void sshuttle(List<String> words, Forwarding.Findings into) {
    into.forward("ssh-tunnel", Endpoint.of(valueOf(words, "-r", "--remote")));
  }

  /** {@code wstunnel client [options] wss://SERVER:PORT}. */
  static void wstunnel(List<String> words, Forwarding.Findings into) {
    String last = words.get(words.size() - 1);
    if (words.size() > 2 && words.get(1).equals("client") && last.contains("://")) {
      into.forward(KIND, Endpoint.of(last));
    }
  }

  /** Clients that name their server in one option: bore, npc, ligolo-ng, revsocks, ew. */
  static void server(List<String> words, Forwarding.Findings into) {
    String server =
        valueOf(words, "--to", "-t", "-server", "--server", "-connect", "--connect", "-d");
    into.forward(KIND, Endpoint.of(server).orPort(valueOf(words, "-e")));
  }

  private static String valueOf(List<String> words, String... options) {
    for (int i = 1; i < words.size(); i++) {
      for (String option : options) {
        if (words.get(i).equals(option) && i + 1 < words.size()) {
          return words.get(i + 1);
        } else if (words.get(i).startsWith(option + "=")) {
          return words.get(i).substring(option.length() + 1);
        }
      }
    }
    return "";
  }
}
