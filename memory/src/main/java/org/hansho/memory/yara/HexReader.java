package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.List;

/** Reads hexadecimal patterns: bytes, wild cards for halves, jumps, alternatives, complements. */
final class HexReader {
  /** A longer jump would make two patterns of one. */
  static final int LONGEST_JUMP = 1024;

  private static final int DEEPEST = 16;

  private final String text;
  private final int line;
  private int at;

  private HexReader(String body, int line) {
    this.text =
        body.replaceAll("//[^\\n]*", "").replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s+", "");
    this.line = line;
  }

  static Node read(String body, int line) throws Refusal {
    HexReader reader = new HexReader(body, line);
    Node node = reader.choice(0);
    if (reader.at < reader.text.length()) {
      throw new Refusal(line, "unexpected " + reader.text.charAt(reader.at) + " in a pattern");
    }
    return node;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private Node choice(int depth) throws Refusal {
    if (depth > DEEPEST) {
      throw new Refusal(line, "alternatives are nested too deeply");
    }
    List<Node> branches = new ArrayList<>(List.of(sequence(depth)));
    while (depth > 0 && peek() == '|') {
      at++;
      branches.add(sequence(depth));
    }
    return branches.size() == 1 ? branches.get(0) : new Node.Choice(branches);
  }

  private Node sequence(int depth) throws Refusal {
    List<Node> parts = new ArrayList<>();
    while (at < text.length() && peek() != '|' && peek() != ')') {
      parts.add(part(depth));
    }
    if (parts.isEmpty()) {
      throw new Refusal(line, "an empty pattern");
    }
    return new Node.Sequence(parts);
  }

  private Node part(int depth) throws Refusal {
    if (peek() == '[') {
      return jump();
    }
    if (peek() == '(') {
      at++;
      Node inner = choice(depth + 1);
      if (peek() != ')') {
        throw new Refusal(line, "an alternative is not closed; write ) behind it");
      }
      at++;
      return inner;
    }
    boolean not = peek() == '~';
    at += not ? 1 : 0;
    int high = half();
    int low = half();
    int mask = (high < 0 ? 0 : 0xf0) | (low < 0 ? 0 : 0x0f);
    ByteSet set = ByteSet.masked(Math.max(high, 0) << 4 | Math.max(low, 0), mask);
    return new Node.One(not ? set.complement() : set);
  }

  /** Half a byte, -1 for a wild card. */
  private int half() throws Refusal {
    char letter = peek();
    at++;
    int value = Character.digit(letter, 16);
    if (value < 0 && letter != '?') {
      throw new Refusal(line, "no hexadecimal digit: " + letter);
    }
    return value;
  }

  private Node jump() throws Refusal {
    int end = text.indexOf(']', at);
    String range = end < 0 ? "" : text.substring(at + 1, end);
    at = end + 1;
    String[] bounds = range.split("-", -1);
    try {
      int least = Integer.parseInt(bounds[0]);
      int most = bounds.length > 1 ? Integer.parseInt(bounds[1]) : least;
      if (least <= most && most <= LONGEST_JUMP && bounds.length <= 2) {
        return new Node.Repeat(new Node.One(ByteSet.ALL), least, most);
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw new Refusal(
        line, "a jump needs two bounds of at most " + LONGEST_JUMP + " bytes, not [" + range + "]");
  }
}
