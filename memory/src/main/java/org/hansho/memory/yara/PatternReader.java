package org.hansho.memory.yara;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a pattern of what stands behind its name: a text, bytes or an expression, and modifiers.
 */
final class PatternReader {
  private static final Set<String> KNOWN =
      Set.of("ascii", "wide", "nocase", "fullword", "xor", "private");

  private final Tokens tokens;
  private final List<Variant> variants = new ArrayList<>();
  private final List<Atom> atoms = new ArrayList<>();
  private boolean wide;
  private boolean ascii;
  private boolean caseless;
  private boolean fullWord;
  private int firstKey;
  private int lastKey = -1;

  PatternReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads up to the end of the pattern's modifiers. */
  Pattern read(String name) throws Refusal {
    Token value = tokens.next();
    modifiers(value);
    switch (value.kind()) {
      case TEXT -> text(value);
      case HEX -> program(HexReader.read(value.text(), value.line()), value.line());
      case REGEX -> expression(value);
      default ->
          throw new Refusal(value.line(), "a pattern is a text, bytes in braces or an expression");
    }
    return new Pattern(name, List.copyOf(variants), List.copyOf(atoms), false);
  }

  private void modifiers(Token value) throws Refusal {
    while (tokens.peek().kind() == Token.Kind.WORD && !tokens.peek().is("condition")) {
      Token modifier = tokens.next();
      boolean forText = value.kind() == Token.Kind.TEXT;
      boolean known = KNOWN.contains(modifier.text());
      boolean fits =
          forText
              || modifier.is("private")
              || (value.kind() == Token.Kind.REGEX
                  && !modifier.is("xor")
                  && !modifier.is("fullword"));
      if (!known || !fits) {
        throw new Refusal(
            modifier.line(), "modifier " + modifier.text() + " is not supported here");
      }
      wide |= modifier.is("wide");
      ascii |= modifier.is("ascii");
      caseless |= modifier.is("nocase");
      fullWord |= modifier.is("fullword");
      if (modifier.is("xor")) {
        keys();
      }
    }
    ascii |= !wide;
    if (lastKey >= 0 && caseless) {
      throw new Refusal(value.line(), "xor and nocase exclude each other");
    }
  }

  private void keys() throws Refusal {
    lastKey = 255;
    if (tokens.accept("(")) {
      firstKey = (int) tokens.number();
      lastKey = firstKey;
      if (tokens.accept("-")) {
        lastKey = (int) tokens.number();
      }
      tokens.expect(")");
    }
    if (firstKey < 0 || firstKey > lastKey || lastKey > 255) {
      throw new Refusal(tokens.peek().line(), "keys of xor lie between 0 and 255");
    }
  }

  private void text(Token value) throws Refusal {
    byte[] plain = value.text().getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; caseless && i < plain.length; i++) {
      plain[i] = (byte) ByteSet.fold(plain[i] & 0xff);
    }
    byte[] spaced = new byte[2 * plain.length];
    for (int i = 0; i < plain.length; i++) {
      spaced[2 * i] = plain[i];
    }
    for (int key = firstKey; key <= Math.max(firstKey, lastKey); key++) {
      if (ascii) {
        literal(plain, false, key, value.line());
      }
      if (wide) {
        literal(spaced, true, key, value.line());
      }
    }
  }

  private void literal(byte[] text, boolean spaced, int key, int line) throws Refusal {
    byte[] bytes = text.clone();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) key;
    }
    Atom atom = Atom.of(bytes);
    if (atom == null) {
      throw new Refusal(line, "a text needs two bytes at least");
    }
    variants.add(new Variant(bytes, caseless, spaced, fullWord, null));
    atoms.add(atom);
  }

  private void expression(Token value) throws Refusal {
    Node read = RegexReader.read(value.text(), value.line(), caseless);
    if (ascii) {
      program(read, value.line());
    }
    if (wide) {
      program(Node.wide(read), value.line());
    }
  }

  private void program(Node node, int line) throws Refusal {
    Atom atom = Atom.of(node);
    if (atom == null) {
      throw new Refusal(
          line, "a pattern needs two fixed bytes in a row, not behind a gap without bounds");
    }
    variants.add(new Variant(new byte[0], false, false, false, Program.of(node, line)));
    atoms.add(atom);
  }
}
