package org.hansho.benchmark.yara;

import java.util.Locale;
import java.util.Random;

/**
 * Makes rules whose patterns come from the bytes they will be matched against, changed a little, so
 * that they match about every other time. Deterministic.
 */
final class RandomRules {
  private static final String[] CONDITIONS = {
    "any of them",
    "all of them",
    "2 of ($*)",
    "none of them",
    "$a and not $b",
    "$a or ($b and $c)",
    "#a > 1",
    "#a == #b + 1",
    "@a < filesize \\ 2",
    "$a in (100..filesize)",
    "$b at @b[1]",
    "for any of ($a, $b) : ($ in (0..5000))",
    "for all i in (1..#a) : (@a[i] > 64)",
    "uint16(0) == 0x457f or uint32be(@a) > 0x20000000",
    "filesize > 4KB and int8(@c) < 0",
    "not (#a < 2 or #c > 3)"
  };

  private final Random random;
  private final byte[] data;

  RandomRules(byte[] data, long seed) {
    this.data = data;
    this.random = new Random(seed);
  }

  String rules(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("rule R").append(i).append(" {\n strings:\n");
      for (char name = 'a'; name <= 'c'; name++) {
        text.append("  $").append(name).append(" = ").append(pattern()).append('\n');
      }
      String condition = CONDITIONS[random.nextInt(CONDITIONS.length)];
      text.append(" condition: (").append(condition).append(") or (#a + #b + #c) == 77\n}\n");
    }
    return text.toString();
  }

  private byte[] piece(int length) {
    byte[] piece = new byte[length];
    System.arraycopy(data, random.nextInt(data.length - length), piece, 0, length);
    if (random.nextInt(3) == 0) {
      piece[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
    }
    return piece;
  }

  private String pattern() {
    return switch (random.nextInt(3)) {
      case 0 -> text();
      case 1 -> hexadecimal();
      default -> expression();
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder("\"");
    for (byte value : piece(4 + random.nextInt(6))) {
      text.append(String.format(Locale.ROOT, "\\x%02x", value & 0xff));
    }
    String[] modifiers = {
      "",
      " nocase",
      " wide",
      " ascii wide",
      " fullword",
      " ascii wide nocase fullword",
      " xor",
      " xor(1-20) wide"
    };
    return text.append('"').append(modifiers[random.nextInt(modifiers.length)]).toString();
  }

  private String hexadecimal() {
    StringBuilder text = new StringBuilder("{");
    byte[] piece = piece(8 + random.nextInt(10));
    for (int i = 0; i < piece.length; i++) {
      String value = String.format(Locale.ROOT, " %02x", piece[i] & 0xff);
      boolean inside = i > 3 && i < piece.length - 3;
      switch (inside ? random.nextInt(9) : 8) {
        case 0 -> text.append(" ??");
        case 1 -> text.append(value.charAt(0)).append(value.charAt(1)).append('?');
        case 2 -> text.append(" ?").append(value.charAt(2));
        case 3 -> text.append(" [").append(random.nextInt(3)).append('-').append("4]");
        case 4 -> text.append(" (").append(value).append(" | 11 22 | 3?)");
        case 5 -> text.append(" ~ff");
        default -> text.append(value);
      }
    }
    return text.append(" }").toString();
  }

  private String expression() {
    StringBuilder text = new StringBuilder("/");
    byte[] piece = piece(5 + random.nextInt(5));
    for (int i = 0; i < piece.length; i++) {
      String value = String.format(Locale.ROOT, "\\x%02x", piece[i] & 0xff);
      boolean inside = i > 2;
      switch (inside ? random.nextInt(9) : 8) {
        case 0 -> text.append("[\\x00-\\x7f]");
        case 1 -> text.append(value).append("{1,3}");
        case 2 -> text.append(".?");
        case 3 -> text.append('(').append(value).append("|ab|\\d+)");
        case 4 -> text.append("[^a-z]{0,4}");
        case 5 -> text.append("\\w*");
        default -> text.append(value);
      }
    }
    String[] modifiers = {"/", "/i", "/s", "/is", "/ wide", "/ nocase", "/ ascii wide"};
    return text.append(modifiers[random.nextInt(modifiers.length)]).toString();
  }
}
