package org.hansho.analyze;

import java.util.List;

/** Clients of tunnel servers whose address stands in the command. */
final class Tunnels {
  private static final String KIND = "tunnel";
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
}
