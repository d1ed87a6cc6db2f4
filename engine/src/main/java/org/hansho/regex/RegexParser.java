package org.hansho.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.regex.Node.Assertion;
import org.hansho.regex.Node.Chars;
import org.hansho.regex.Node.Place;
import org.hansho.regex.Node.Repeat;
import org.jspecify.annotations.Nullable;

/**
 * Parses the syntax of RE2 that rules use.
 *
 * <p>What it does not know it refuses with {@link UnknownSyntax}.
 */
final class RegexParser {
  private static final int MOST_REPEATS = 1000;
  private static final int DEEPEST = 200;

  private static final Map<Character, Integer> CONTROL_ESCAPES =
      Map.of('a', 7, 'f', 12, 't', 9, 'n', 10, 'r', 13, 'v', 11);

  /** POSIX classes as pairs of first and last members. */
  private static final Map<String, String> POSIX =
      Map.ofEntries(
          Map.entry("alnum", "09AZaz"),
          Map.entry("alpha", "AZaz"),
          Map.entry("ascii", "\u0000\u007F"),
          Map.entry("blank", "\t\t  "),
          Map.entry("cntrl", "\u0000\u001F\u007F\u007F"),
          Map.entry("digit", "09"),
          Map.entry("graph", "!~"),
          Map.entry("lower", "az"),
          Map.entry("print", " ~"),
          Map.entry("punct", "!/:@[`{~"),
          Map.entry("space", "\t\r  "),
          Map.entry("upper", "AZ"),
          Map.entry("word", "09AZaz__"),
          Map.entry("xdigit", "09AFaf"));

  /** Thrown for what this parser does not know. */
  static final class UnknownSyntax extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownSyntax(String message) {
      super(message, null, false, false);
    }
  }

  /** Letters that stand behind {@code (?}. */
  private record Flags(boolean ignoreCase, boolean multiLine, boolean dotAll) {}

  private final String text;
  private int at;
  private Flags flags;
  private int depth;

  private RegexParser(String text, Flags flags) {
    this.text = text;
    this.flags = flags;
  }

  static Node parse(String text, boolean ignoreCase, boolean multiLine, boolean dotAll)
      throws UnknownSyntax {
    RegexParser parser = new RegexParser(text, new Flags(ignoreCase, multiLine, dotAll));
    Node node = parser.choice();
    if (parser.at < text.length()) {
      throw new UnknownSyntax("unpaired )");
    }
    return node;
  }

  private boolean more() {
    return at < text.length();
  }

  private boolean next(String wanted) {
    if (text.startsWith(wanted, at)) {
      at += wanted.length();
      return true;
    }
    return false;
  }

  private int codePoint() throws UnknownSyntax {
    if (!more()) {
      throw new UnknownSyntax("ends early");
    }
    int codePoint = text.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  private Node choice() throws UnknownSyntax {
    if (++depth > DEEPEST) {
      throw new UnknownSyntax("nested too deep");
    }
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(sequence());
    } while (next("|"));
    depth--;
    return parts.size() == 1 ? parts.get(0) : new Node.Choice(parts);
  }

  private Node sequence() throws UnknownSyntax {
    List<Node> parts = new ArrayList<>();
    while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      if (next("\\Q")) {
        quoted(parts);
        continue;
      }
      Node part = part();
      parts.add(repeated(part));
    }
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private void quoted(List<Node> parts) throws UnknownSyntax {
    while (more() && !next("\\E")) {
      parts.add(literal(codePoint()));
    }
  }

  private Node repeated(Node part) throws UnknownSyntax {
    Node result = repeat(part);
    if (result == part) {
      return part;
    }
    next("?");
    if (more() && (repeat(result) != result)) {
      throw new UnknownSyntax("repetition of a repetition");
    }
    return result;
  }

  private Node repeat(Node part) throws UnknownSyntax {
    if (next("*")) {
      return new Repeat(part, 0, Repeat.WITHOUT_END);
    }
    if (next("+")) {
      return new Repeat(part, 1, Repeat.WITHOUT_END);
    }
    if (next("?")) {
      return new Repeat(part, 0, 1);
    }
    return more() && text.charAt(at) == '{' ? counted(part) : part;
  }

  /** A brace that does not hold counts is a literal brace. */
  private Node counted(Node part) throws UnknownSyntax {
    int start = at++;
    int min = count();
    int max = min;
    if (min >= 0 && next(",")) {
      max = more() && text.charAt(at) == '}' ? Repeat.WITHOUT_END : count();
      if (max < 0 && !(more() && text.charAt(at) == '}')) {
        min = -1;
      }
    }
    if (min < 0 || !next("}")) {
      at = start;
      return part;
    }
    if (min > MOST_REPEATS || max > MOST_REPEATS || (max >= 0 && max < min)) {
      throw new UnknownSyntax("bad repeat count");
    }
    return new Repeat(part, min, max);
  }

  private int count() {
    int start = at;
    int value = 0;
    while (more() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = Math.min(value * 10 + text.charAt(at) - '0', MOST_REPEATS + 1);
      at++;
    }
    return at == start ? -1 : value;
  }

  private Node part() throws UnknownSyntax {
    int c = codePoint();
    return switch (c) {
      case '(' -> group();
      case '[' -> new Chars(charClass());
      case '.' -> new Chars(flags.dotAll ? CharSet.ANY : CharSet.NOT_NEW_LINE);
      case '^' -> new Assertion(flags.multiLine ? Place.LINE_START : Place.TEXT_START);
      case '$' -> new Assertion(flags.multiLine ? Place.LINE_END : Place.TEXT_END);
      case '\\' -> escape();
      case '*', '+', '?' -> throw new UnknownSyntax("nothing to repeat");
      default -> literal(c);
    };
  }

  private Node literal(int codePoint) throws UnknownSyntax {
    return new Chars(folded(CharSet.of(codePoint, codePoint)));
  }

  private CharSet folded(CharSet set) throws UnknownSyntax {
    if (!flags.ignoreCase) {
      return set;
    }
    return set.isAscii() ? set.foldAscii() : Letters.inAllCases(set);
  }

  private Node group() throws UnknownSyntax {
    Flags outer = flags;
    if (next("?P<") || next("?<")) {
      while (codePoint() != '>') {
        if (!more()) {
          throw new UnknownSyntax("group name ends early");
        }
      }
    } else if (next("?") && flagsOnly()) {
      return new Node.Sequence(List.of());
    }
    Node inside = choice();
    if (!next(")")) {
      throw new UnknownSyntax("unpaired (");
    }
    flags = outer;
    return inside;
  }

  /** Reads {@code i-m:} or {@code i)}; the latter holds for the rest of the enclosing group. */
  private boolean flagsOnly() throws UnknownSyntax {
    boolean on = true;
    while (true) {
      int c = codePoint();
      switch (c) {
        case ':' -> {
          return false;
        }
        case ')' -> {
          return true;
        }
        case '-' -> on = false;
        case 'i' -> flags = new Flags(on, flags.multiLine, flags.dotAll);
        case 'm' -> flags = new Flags(flags.ignoreCase, on, flags.dotAll);
        case 's' -> flags = new Flags(flags.ignoreCase, flags.multiLine, on);
        default -> throw new UnknownSyntax("unknown flag");
      }
    }
  }

  private Node escape() throws UnknownSyntax {
    if (more()) {
      switch (text.charAt(at)) {
        case 'A' -> {
          at++;
          return new Assertion(Place.TEXT_START);
        }
        case 'z' -> {
          at++;
          return new Assertion(Place.TEXT_END);
        }
        case 'b' -> {
          at++;
          return new Assertion(Place.WORD_BORDER);
        }
        case 'B' -> {
          at++;
          return new Assertion(Place.NO_WORD_BORDER);
        }
        default -> {}
      }
    }
    CharSet shorthand = shorthand();
    return shorthand == null ? literal(escapedCodePoint()) : new Chars(shorthand);
  }

  /** One of the classes {@code \d \s \w} and their opposites, or null. */
  private @Nullable CharSet shorthand() throws UnknownSyntax {
    if (!more()) {
      return null;
    }
    char letter = text.charAt(at);
    if (letter == 'p' || letter == 'P') {
      at++;
      return unicodeClass(letter == 'P');
    }
    CharSet set =
        switch (Character.toLowerCase(letter)) {
          case 'd' -> CharSet.DIGITS;
          case 's' -> CharSet.SPACES;
          case 'w' -> folded(CharSet.WORDS);
          default -> null;
        };
    if (set == null) {
      return null;
    }
    at++;
    return Character.isUpperCase(letter) ? set.negate() : set;
  }

  /** A class such as {@code \p{Lu}} or {@code \pL}; its first letter is read. */
  private CharSet unicodeClass(boolean outside) throws UnknownSyntax {
    boolean braces = next("{");
    boolean negated = braces && next("^");
    int end = braces ? text.indexOf('}', at) : at + 1;
    if (end <= at || end > text.length()) {
      throw new UnknownSyntax("class name ends early");
    }
    CharSet set = Letters.named(text.substring(at, end));
    if (set == null) {
      throw new UnknownSyntax("unknown class");
    }
    at = braces ? end + 1 : end;
    set = folded(set);
    return outside != negated ? set.negate() : set;
  }

  /** The code point of an escape; the backslash is read. */
  private int escapedCodePoint() throws UnknownSyntax {
    int c = codePoint();
    if (c == 'x') {
      return hexadecimal();
    }
    Integer control = c < 128 ? CONTROL_ESCAPES.get((char) c) : null;
    if (control != null) {
      return control;
    }
    if (c >= 128 || Character.isLetterOrDigit(c)) {
      throw new UnknownSyntax("unknown escape");
    }
    return c;
  }

  private int hexadecimal() throws UnknownSyntax {
    boolean braces = next("{");
    int end = braces ? text.indexOf('}', at) : at + 2;
    if (end <= at || end > text.length() || end - at > 6) {
      throw new UnknownSyntax("bad hexadecimal escape");
    }
    int value = 0;
    while (at < end) {
      int digit = Character.digit(text.charAt(at++), 16);
      if (digit < 0) {
        throw new UnknownSyntax("bad hexadecimal escape");
      }
      value = value << 4 | digit;
    }
    if (braces) {
      at++;
    }
    if (value > CharSet.LAST) {
      throw new UnknownSyntax("no code point");
    }
    return value;
  }

  private CharSet charClass() throws UnknownSyntax {
    boolean negated = next("^");
    CharSet set = CharSet.none();
    boolean first = true;
    while (first || !next("]")) {
      CharSet shorthand =
          text.startsWith("[:", at) ? posixClass() : next("\\") ? classShorthand() : null;
      if (shorthand != null) {
        set = set.or(shorthand);
      } else {
        set = set.or(folded(range()));
      }
      first = false;
    }
    return negated ? set.negate() : set;
  }

  /** A class such as {@code [:alpha:]}; null if it is not closed, so that it is a bracket. */
  private @Nullable CharSet posixClass() throws UnknownSyntax {
    int end = text.indexOf(":]", at + 2);
    if (end < 0) {
      return null;
    }
    boolean negated = text.charAt(at + 2) == '^';
    String members = POSIX.get(text.substring(at + (negated ? 3 : 2), end));
    if (members == null) {
      throw new UnknownSyntax("unknown POSIX class");
    }
    at = end + 2;
    CharSet set = CharSet.none();
    for (int i = 0; i < members.length(); i += 2) {
      set = set.or(CharSet.of(members.charAt(i), members.charAt(i + 1)));
    }
    set = folded(set);
    return negated ? set.negate() : set;
  }

  /** A shorthand inside a class, or null with the backslash given back. */
  private @Nullable CharSet classShorthand() throws UnknownSyntax {
    CharSet shorthand = shorthand();
    if (shorthand == null) {
      at--;
    }
    return shorthand;
  }

  private CharSet range() throws UnknownSyntax {
    int low = classCodePoint();
    if (!text.startsWith("-", at) || text.startsWith("-]", at)) {
      return CharSet.of(low, low);
    }
    at++;
    int high = classCodePoint();
    if (high < low) {
      throw new UnknownSyntax("bad range");
    }
    return CharSet.of(low, high);
  }

  private int classCodePoint() throws UnknownSyntax {
    int c = codePoint();
    return c == '\\' ? escapedCodePoint() : c;
  }
}
