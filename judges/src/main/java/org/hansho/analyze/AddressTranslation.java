package org.hansho.analyze;

import java.util.List;

/**
 * Forwardings by destination NAT. Rules that are deleted set up nothing. Source:
 * iptables-extensions(8), nft(8), firewall-cmd(1).
 */
final class AddressTranslation {
  private static final String KIND = "nat";

  private AddressTranslation() {}

  static void iptables(List<String> words, Forwarding.Findings into) {
    if (words.contains("-D") || words.contains("--delete")) {
      return;
    }
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean isShort = word.length() > 3 && "--to-destination".startsWith(word);
      if (isShort && isDestination(word, words) && i + 1 < words.size()) {
        into.forward(KIND, first(words.get(i + 1)));
      } else if (word.startsWith("--to-destination=")) {
        into.forward(KIND, first(word.substring(word.indexOf('=') + 1)));
      }
    }
  }

  /** {@code --to} alone is a port or a source behind other targets. */
  private static boolean isDestination(String word, List<String> words) {
    return word.startsWith("--to-d") || words.contains("DNAT");
  }

  /** {@code … dnat [ip|ip6] to ADDRESS[:PORT]}; the rule may be one word or many. */
  static void nft(List<String> words, Forwarding.Findings into) {
    List<String> all = List.of(String.join(" ", words).split("\\s+"));
    if (all.contains("delete") || all.contains("destroy")) {
      return;
    }
    int dnat = all.indexOf("dnat");
    for (int i = dnat + 1; dnat > 0 && i + 1 < all.size(); i++) {
      if (all.get(i).equals("to")) {
        into.forward(KIND, first(all.get(i + 1)));
        return;
      }
    }
  }

  /** {@code --add-forward-port=port=80:proto=tcp:toport=8080:toaddr=ADDRESS}. */
  static void firewall(List<String> words, Forwarding.Findings into) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--add-forward-port")) {
        continue;
      }
      int equals = word.indexOf('=');
      String rule =
          equals > 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(i + 1) : "";
      into.forward(KIND, new Endpoint(part(rule, "toaddr="), part(rule, "toport=")));
    }
  }

  /** A part of a rule whose parts are divided by colons; an address of version 6 is the last. */
  private static String part(String rule, String key) {
    int begin = rule.indexOf(key);
    if (begin < 0) {
      return "";
    }
    String rest = rule.substring(begin + key.length());
    int end = rest.indexOf(':');
    boolean isLast = end < 0 || rest.indexOf('=') < 0;
    return isLast ? rest : rest.substring(0, end);
  }

  /** The first of a range of addresses. */
  private static Endpoint first(String range) {
    Endpoint endpoint = Endpoint.of(range);
    int dash = endpoint.host().indexOf('-');
    return dash < 0 ? endpoint : new Endpoint(endpoint.host().substring(0, dash), endpoint.port());
  }
}
