package org.hansho.web;

/**
 * Judges whether a value is an object that a program would build from bytes: of Java and .NET by
 * the first bytes of their streams, in base64 or hexadecimal, and of libraries for JSON by the
 * classes that exploits name. Source: Java Object Serialization Specification, "Grammar for the
 * stream format"; Microsoft, MS-NRBF, "SerializationHeaderRecord". Pure functions.
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
        return from;
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

  private static boolean isAt(byte[] text, int at, int to, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (at + i >= to || text[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
