package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Forwardings of ssh and its like. Far ends are the server and, with {@code -L}, also the host
 * behind it. Source: ssh(1), ssh_config(5), the manual of plink.
 */
final class SshForwarding {
  private static final Options.Syntax SSH = Options.Syntax.withValues("BbcDEeFIiJLlmMOoPpQRSWw");
  private static final Options.Syntax PLINK = Options.Syntax.withValues("DLRPil");

  private static final Pattern FAR_END =
      Pattern.compile("[^@\\s:]+:[0-9]{1,5}|\\[[0-9a-fA-F:]+\\]:[0-9]{1,5}");

  private final Options.Syntax syntax;
  private final List<String> words;
  private final List<String> kinds = new ArrayList<>();
  private final List<Endpoint> targets = new ArrayList<>();
  private String port = "";

  /** Whether the last setting named only the listening end of a forwarding. */
  private boolean halved;

  private SshForwarding(List<String> words, Options.Syntax syntax) {
    this.words = words;
    this.syntax = syntax;
  }

  static void ssh(List<String> words, Forwarding.Findings into) {
    new SshForwarding(words, SSH).read(into);
  }

  static void plink(List<String> words, Forwarding.Findings into) {
    List<String> withoutLongNames =
        words.stream().filter(word -> !word.equals("-ssh") && !word.equals("-batch")).toList();
    new SshForwarding(withoutLongNames, PLINK).read(into);
  }

  private void read(Forwarding.Findings into) {
    int at = options(1);
    while (halved && at < words.size() && FAR_END.matcher(words.get(at)).matches()) {
      // The other half of a setting in a line that lost its quotes: RemoteForward=5901 host:5901.
      at = options(at + 1);
    }
    if (at >= words.size()) {
      return;
    }
    Endpoint server = server(words.get(at));
    options(at + 1);
    for (String kind : kinds) {
      into.forward(kind, server.orPort(port));
    }
    targets.forEach(target -> into.forward("ssh-local", target));
  }

  /** Only a URL may hold the port. */
  private static Endpoint server(String word) {
    if (word.contains("://") || word.contains("[")) {
      return Endpoint.of(word);
    }
    return new Endpoint(word.substring(word.lastIndexOf('@') + 1), "");
  }

  private int options(int from) {
    halved = false;
    Options options = new Options(words, from, syntax);
    while (options.next()) {
      switch (options.name()) {
        case "R" -> kinds.add("ssh-remote");
        case "L" -> local(options.value());
        case "D" -> kinds.add("ssh-dynamic");
        case "w" -> kinds.add("ssh-tunnel");
        case "p" -> port = options.value();
        case "P" -> port = syntax.equals(PLINK) ? options.value() : port;
        case "o" -> setting(options.value());
        default -> {
          // Says nothing about forwarding.
        }
      }
    }
    return options.end();
  }

  /** {@code Name=value} or {@code Name value}, in any case. */
  private void setting(String text) {
    String[] parts = text.strip().split("[= ]", 2);
    String value = parts.length > 1 ? parts[1].strip() : "";
    String name = parts[0].toLowerCase(Locale.ROOT);
    halved = name.endsWith("forward") && !value.isEmpty() && value.indexOf(' ') < 0;
    switch (name) {
      case "remoteforward" -> kinds.add("ssh-remote");
      case "localforward" -> local(value.replace(' ', ':'));
      case "dynamicforward" -> kinds.add("ssh-dynamic");
      case "tunnel" -> {
        if (!value.equals("no")) {
          kinds.add("ssh-tunnel");
        }
      }
      case "port" -> port = value;
      default -> {
        // Says nothing about forwarding.
      }
    }
  }

  /** {@code [address:]port:host:hostport}: the host is the second last. */
  private void local(String forward) {
    kinds.add("ssh-local");
    int last = forward.lastIndexOf(':');
    if (last < 0) {
      return;
    }
    String before = forward.substring(0, last);
    int open = before.endsWith("]") ? before.lastIndexOf('[') : before.lastIndexOf(':') + 1;
    Endpoint target =
        Endpoint.of(before.substring(Math.max(0, open))).orPort(forward.substring(last + 1));
    if (!target.isLocal()) {
      targets.add(target);
    }
  }
}
