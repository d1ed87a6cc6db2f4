package org.hansho.web;

import java.util.Arrays;

/**
 * Judges whether a value is an object that a program would build from bytes: of Java and .NET by
 * the first bytes of their streams, in base64 or hexadecimal, and of libraries for JSON by the
 * classes that exploits name. Old applications keep the state of a page in objects of Java: a text,
 * a list or an array is such a state unless it holds a class that exploits need. Source: Java
 * Object Serialization Specification, "Grammar for the stream format"; Microsoft, MS-NRBF,
 * "SerializationHeaderRecord". Pure functions.
 */
final class SerializedObjects {
  /** Base64 distinguishes capitals. */
  private static final byte[][] BEGINNINGS = {
    Ascii.bytes("rO0AB"), Ascii.bytes("AAEAAAD/////"), Ascii.bytes("AAEAAAD_____")
  };

  private static final byte[] HEXADECIMAL = Ascii.bytes("aced0005");
  private static final byte[][] CLASSES = {
    Ascii.bytes("jdbcrowsetimpl"),
    Ascii.bytes("templatesimpl"),
    Ascii.bytes("objectdataprovider"),
    Ascii.bytes("jndidatasource")
  };
  private static final int LEAST = 16;

  /** How the stream of a text, an array of objects, a list or a plain value goes on in base64. */
  private static final byte[][] STATES = {
    Ascii.bytes("rO0ABXQ"),
    Ascii.bytes("rO0ABXVyABNbTGphdmEubGFuZy5PYmplY3Q7"),
    Ascii.bytes("rO0ABXNyABNqYXZhLnV0aWwuQXJyYXlMaXN0"),
    Ascii.bytes("rO0ABXNyABFqYXZhLmxhbmcu")
  };

  /** In small letters; each is part of the name of a class with which exploits begin or end. */
  private static final byte[][] GADGETS = {
    Ascii.bytes("collections.functors"),
    Ascii.bytes("collections4.functors"),
    Ascii.bytes("keyvalue.tiedmapentry"),
    Ascii.bytes("beanutils."),
    Ascii.bytes("templatesimpl"),
    Ascii.bytes("invocationhandler"),
    Ascii.bytes("badattributevalueexp"),
    Ascii.bytes("priorityqueue"),
    Ascii.bytes("java.net.url"),
    Ascii.bytes("java.rmi."),
    Ascii.bytes("javax.naming"),
    Ascii.bytes("groovy.runtime"),
    Ascii.bytes("c3p0"),
    Ascii.bytes("jdbcrowsetimpl")
  };

  private static final int MOST_DECODED = 16_384;

  private SerializedObjects() {}

  /** Where such an object begins, or -1. */
  static int judge(byte[] text, int from, int to) {
    if (to - from < LEAST) {
      return -1;
    }
    if (Ascii.startsWith(text, from, to, HEXADECIMAL)) {
      return from;
    }
    for (byte[] beginning : BEGINNINGS) {
      if (isAt(text, from, to, beginning)) {
        return isState(text, from, to) ? -1 : from;
      }
    }
    if (text[from] == '{' || text[from] == '[') {
      for (byte[] name : CLASSES) {
        int at = Ascii.indexOf(text, from, to, name);
        if (at >= 0) {
          return at;
        }
      }
    }
    return -1;
  }

  private static boolean isState(byte[] text, int from, int to) {
    for (byte[] state : STATES) {
      if (isAt(text, from, to, state)) {
        byte[] decoded = decoded(text, from, Math.min(to, from + MOST_DECODED));
        for (byte[] gadget : GADGETS) {
          if (Ascii.indexOf(decoded, 0, decoded.length, gadget) >= 0) {
            return false;
          }
        }
        return true;
      }
    }
    return false;
  }

  /** What the base64 says up to the first byte that is none; blanks stand where a plus was. */
  private static byte[] decoded(byte[] text, int from, int to) {
    byte[] bytes = new byte[(to - from) * 3 / 4 + 3];
    int length = 0;
    int bits = 0;
    int held = 0;
    for (int at = from; at < to; at++) {
      int digit = digit(text[at]);
      if (digit < 0) {
        break;
      }
      bits = bits << 6 | digit;
      held += 6;
      if (held >= 8) {
        held -= 8;
        bytes[length++] = (byte) (bits >> held);
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static int digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (Ascii.isDigit(b)) {
      return b - '0' + 52;
    }
    return switch (b) {
      case '+', '-', ' ' -> 62;
      case '/', '_' -> 63;
      default -> -1;
    };
  }

  private static boolean isAt(byte[] text, int at, int to, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (at + i >= to || text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
