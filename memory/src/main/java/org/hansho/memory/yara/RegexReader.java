package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads regular expressions on bytes: classes, groups, alternatives, counted repetition. Anchors
 * and word boundaries are refused, back references do not exist. Greedy or not makes no difference
 * here, since only whether and where a match begins is asked.
 */
final class RegexReader {
  private static final ByteSet DIGITS = ByteSet.range('0', '9');
  private static final ByteSet WORD =
      DIGITS.or(ByteSet.range('a', 'z')).or(ByteSet.range('A', 'Z')).or(ByteSet.of('_'));
  private static final ByteSet SPACE = ByteSet.range('\t', '\r').or(ByteSet.of(' '));
  private static final int MOST_REPEATS = 1000;
  private static final int DEEPEST = 16;

  private final String text;
  private final int line;
  private final boolean dotAll;
  private final boolean caseless;
  private int at;

  private RegexReader(String text, int line, boolean dotAll, boolean caseless) {
    this.text = text;
    this.line = line;
    this.dotAll = dotAll;
    this.caseless = caseless;
  }

  /** Reads a token's text: flags, a slash, the expression. */
  static Node read(String token, int line, boolean nocase) throws Refusal {
    int slash = token.indexOf('/');
    String flags = token.substring(0, slash);
    boolean caseless = nocase || flags.indexOf('i') >= 0;
    RegexReader reader =
        new RegexReader(token.substring(slash + 1), line, flags.indexOf('s') >= 0, caseless);
    Node node = reader.choice(0);
    if (reader.at < reader.text.length()) {
      throw new Refusal(line, "unexpected " + reader.peek() + " in a regular expression");
    }
    return caseless ? Node.caseless(node) : node;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private Node choice(int depth) throws Refusal {
    if (depth > DEEPEST) {
      throw new Refusal(line, "groups are nested too deeply");
    }
    List<Node> branches = new ArrayList<>(List.of(sequence(depth)));
    while (peek() == '|') {
      at++;
      branches.add(sequence(depth));
    }
    return branches.size() == 1 ? branches.get(0) : new Node.Choice(branches);
  }

  private Node sequence(int depth) throws Refusal {
    List<Node> parts = new ArrayList<>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      parts.add(repeated(single(depth)));
    }
    return new Node.Sequence(parts);
  }

  private Node single(int depth) throws Refusal {
    char letter = peek();
    at++;
    switch (letter) {
      case '(':
        Node inner = choice(depth + 1);
        if (peek() != ')') {
          throw new Refusal(line, "a group is not closed; write ) behind it");
        }
        at++;
        return inner;
      case '[':
        return new Node.One(characterClass());
      case '.':
        return new Node.One(dotAll ? ByteSet.ALL : ByteSet.of('\n').complement());
      case '\\':
        return new Node.One(escape());
      case '^', '$':
        throw new Refusal(line, "anchors are not supported; use at or in");
      case '*', '+', '?', '{':
        throw new Refusal(line, "nothing to repeat before " + letter);
      default:
        if (letter > 0x7f) {
          throw new Refusal(line, "write bytes beyond ASCII as \\x");
        }
        return new Node.One(ByteSet.of(letter));
    }
  }

  private Node repeated(Node part) throws Refusal {
    Node node = part;
    char letter = peek();
    if (letter == '*') {
      node = new Node.Repeat(part, 0, Node.UNBOUNDED);
    } else if (letter == '+') {
      node = new Node.Repeat(part, 1, Node.UNBOUNDED);
    } else if (letter == '?') {
      node = new Node.Repeat(part, 0, 1);
    } else if (letter == '{') {
      return lazy(counted(part));
    } else {
      return node;
    }
    at++;
    return lazy(node);
  }

  private Node lazy(Node node) throws Refusal {
    if (peek() == '?') {
      at++;
    }
    if (peek() == '*' || peek() == '+' || peek() == '{' || peek() == '?') {
      throw new Refusal(line, "repetition of a repetition; put the inner one in a group");
    }
    return node;
  }

  private Node counted(Node part) throws Refusal {
    int end = text.indexOf('}', at);
    String range = end < 0 ? "" : text.substring(at + 1, end);
    if (range.isEmpty() || range.equals(",")) {
      throw new Refusal(line, "a repetition wants bounds in braces, for example {2,5}");
    }
    at = end + 1;
    String[] bounds = range.split(",", -1);
    try {
      int least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
      int most = bounds.length == 1 ? least : bound(bounds[1]);
      if ((most == Node.UNBOUNDED || least <= most) && Math.max(least, most) <= MOST_REPEATS) {
        return new Node.Repeat(part, least, most);
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw new Refusal(line, "no bounds of repetition up to " + MOST_REPEATS + ": {" + range + "}");
  }

  private static int bound(String digits) {
    return digits.isEmpty() ? Node.UNBOUNDED : Integer.parseInt(digits);
  }

  private ByteSet escape() throws Refusal {
    char letter = peek();
    at++;
    return switch (letter) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.complement();
      case 'w' -> WORD;
      case 'W' -> WORD.complement();
      case 's' -> SPACE;
      case 'S' -> SPACE.complement();
      case 'n' -> ByteSet.of('\n');
      case 't' -> ByteSet.of('\t');
      case 'r' -> ByteSet.of('\r');
      case 'f' -> ByteSet.of('\f');
      case 'a' -> ByteSet.of(7);
      case 'x' -> hexadecimal();
      case 'b', 'B' -> throw new Refusal(line, "word boundaries are not supported; use fullword");
      default -> {
        if (WORD.has(letter & 0xff) || letter == '\0' || letter > 0x7f) {
          throw new Refusal(line, "unknown escape \\" + letter);
        }
        yield ByteSet.of(letter);
      }
    };
  }

  private ByteSet hexadecimal() throws Refusal {
    int high = Character.digit(peek(), 16);
    at++;
    int low = Character.digit(peek(), 16);
    at++;
    if (high < 0 || low < 0) {
      throw new Refusal(line, "\\x wants two hexadecimal digits");
    }
    return ByteSet.of(high << 4 | low);
  }

  private ByteSet characterClass() throws Refusal {
    boolean not = peek() == '^';
    at += not ? 1 : 0;
    ByteSet set = ByteSet.NONE;
    boolean first = true;
    while (peek() != ']' || first) {
      if (at >= text.length()) {
        throw new Refusal(line, "a class is not closed; write ] behind it");
      }
      set = set.or(member());
      first = false;
    }
    at++;
    ByteSet members = caseless ? set.caseless() : set;
    return not ? members.complement() : members;
  }

  private ByteSet member() throws Refusal {
    ByteSet begin = classLetter();
    boolean range = peek() == '-' && at + 1 < text.length() && text.charAt(at + 1) != ']';
    if (!range || begin.size() != 1) {
      return begin;
    }
    at++;
    ByteSet end = classLetter();
    int first = begin.least();
    int last = end.least();
    if (end.size() != 1 || first > last) {
      throw new Refusal(line, "no range in a class");
    }
    return ByteSet.range(first, last);
  }

  private ByteSet classLetter() throws Refusal {
    char letter = peek();
    at++;
    if (letter > 0x7f) {
      throw new Refusal(line, "write bytes beyond ASCII as \\x");
    }
    return letter == '\\' ? escape() : ByteSet.of(letter);
  }
}
