package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The comparisons of a STIX pattern that consists of nothing but {@code =} and {@code IN} on
 * addresses, names, URLs and hashes, joined by {@code OR} and {@code AND}.
 *
 * <p>Each comparison becomes an indicator of its own, also where {@code AND} joins them: one event
 * seldom shows all. Anything else refuses the whole pattern, by name. Linear, no recursion. Source:
 * STIX 2.1, section 9.
 *
 * @param refusal what was not understood; empty if all was
 */
record StixPattern(List<Comparison> comparisons, String refusal) {
  private static final int MOST_COMPARISONS = 1_000;

  private static final Map<String, IndicatorKind> PATHS =
      Map.ofEntries(
          Map.entry("ipv4-addr:value", IndicatorKind.IP),
          Map.entry("ipv6-addr:value", IndicatorKind.IP),
          Map.entry("domain-name:value", IndicatorKind.DOMAIN),
          Map.entry("url:value", IndicatorKind.URL),
          Map.entry("file:hashes.MD5", IndicatorKind.MD5),
          Map.entry("file:hashes.SHA-256", IndicatorKind.SHA256),
          Map.entry("file:hashes.SHA256", IndicatorKind.SHA256));

  StixPattern {
    comparisons = List.copyOf(comparisons);
  }

  /** One value that is compared. */
  record Comparison(IndicatorKind kind, String value) {}

  static StixPattern parse(String text) {
    Parser parser = new Parser(text);
    String refusal = parser.parse();
    return new StixPattern(refusal.isEmpty() ? parser.found : List.of(), refusal);
  }

  /** Reads comparisons one behind the other; brackets and parentheses only have to pair. */
  private static final class Parser {
    private final String text;
    private final List<Comparison> found = new ArrayList<>();
    private int at;
    private int open;
    private boolean inObservation;

    Parser(String text) {
      this.text = text;
    }

    /** The refusal, or an empty text. */
    String parse() {
      String joined = "";
      do {
        opening();
        if (!inObservation) {
          return "no comparison in square brackets";
        }
        String refusal = comparison();
        if (!refusal.isEmpty()) {
          return refusal;
        }
        if (!closing()) {
          return "brackets that do not pair";
        }
        joined = word();
      } while (joined.equals("OR") || joined.equals("AND"));
      if (!joined.isEmpty()) {
        return "the operator " + joined;
      }
      skipSpace();
      boolean ended = at == text.length() && open == 0 && !inObservation;
      return ended ? "" : "something behind its end";
    }

    private void opening() {
      skipSpace();
      while (at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '[')) {
        if (text.charAt(at) == '[') {
          if (inObservation) {
            return;
          }
          inObservation = true;
        } else {
          open++;
        }
        at++;
        skipSpace();
      }
    }

    private boolean closing() {
      skipSpace();
      while (at < text.length() && (text.charAt(at) == ')' || text.charAt(at) == ']')) {
        if (text.charAt(at) == ']') {
          if (!inObservation) {
            return false;
          }
          inObservation = false;
        } else if (--open < 0) {
          return false;
        }
        at++;
        skipSpace();
      }
      return true;
    }

    private String comparison() {
      String path = path();
      IndicatorKind kind = PATHS.get(path);
      if (path.equals("NOT")) {
        return "the operator NOT";
      }
      if (kind == null) {
        return path.isEmpty() ? "no object path" : "the object path " + path;
      }
      skipSpace();
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        return literal(kind);
      }
      String operator = operator();
      return operator.equals("IN") ? set(kind) : "the operator " + operator;
    }

    /** The path without the quotes that a part may have. */
    private String path() {
      skipSpace();
      StringBuilder path = new StringBuilder();
      boolean quoted = false;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (!quoted && !isPath(c) && c != '\'') {
          break;
        }
        quoted ^= c == '\'';
        if (c != '\'') {
          path.append(c);
        }
        at++;
      }
      return path.toString();
    }

    private static boolean isPath(char c) {
      return Character.isLetterOrDigit(c) || ":._-*[".indexOf(c) >= 0;
    }

    /** A word of letters, or the signs of a comparison. */
    private String operator() {
      String word = word();
      if (!word.isEmpty()) {
        return word;
      }
      int from = at;
      while (at < text.length() && "<>!=".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return from == at ? "that is missing" : text.substring(from, at);
    }

    private String word() {
      skipSpace();
      int from = at;
      while (at < text.length() && Character.isLetter(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private String set(IndicatorKind kind) {
      skipSpace();
      if (at == text.length() || text.charAt(at++) != '(') {
        return "IN without a set";
      }
      while (true) {
        String refusal = literal(kind);
        if (!refusal.isEmpty()) {
          return refusal;
        }
        skipSpace();
        if (at == text.length()) {
          return "a set that does not end";
        }
        char c = text.charAt(at++);
        if (c == ')') {
          return "";
        }
        if (c != ',') {
          return "a set without commas";
        }
      }
    }

    private String literal(IndicatorKind kind) {
      skipSpace();
      if (at == text.length() || text.charAt(at) != '\'') {
        return "a value that is no text";
      }
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '\''; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        value.append(text.charAt(at));
      }
      if (at++ >= text.length()) {
        return "a text that does not end";
      }
      if (found.size() >= MOST_COMPARISONS) {
        return "more than " + MOST_COMPARISONS + " comparisons";
      }
      found.add(new Comparison(kind, value.toString()));
      return "";
    }

    private void skipSpace() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
