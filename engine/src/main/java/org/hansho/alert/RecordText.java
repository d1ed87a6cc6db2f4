package org.hansho.alert;

import java.nio.charset.StandardCharsets;

/** Cuts the text of a record, so that what it takes of memory has a bound. */
public final class RecordText {
  /** A character takes at most so many bytes of a record. */
  private static final int BYTES_PER_CHARACTER = 3;

  /** So many bytes behind the last character may be needed to read it. */
  private static final int LOOK_AHEAD = 4;

  private RecordText() {}

  /** How many bytes of a record are read for a text of at most so many characters. */
  static int bytes(int length, int characters) {
    int needed = BYTES_PER_CHARACTER * characters + LOOK_AHEAD;
    return Math.min(length, Math.min(Evidence.RECORD_BYTES, needed));
  }

  /** The beginning of a record as text. */
  public static String of(byte[] buffer, int offset, int length, int characters) {
    int bytes = bytes(length, characters);
    return cut(new String(buffer, offset, bytes, StandardCharsets.UTF_8), characters);
  }

  /**
   * The beginning of a text: half as many characters where some take two bytes of memory. What is
   * cut twice is the same as what is cut once to the shorter length, a power of two.
   */
  static String cut(String text, int characters) {
    int looked = Math.min(text.length(), characters);
    int most = characters;
    for (int i = 0; i < looked && most == characters; i++) {
      most = text.charAt(i) > 0xFF ? characters / 2 : characters;
    }
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
