package org.hansho.server.source;

import java.io.ByteArrayOutputStream;

/** Bytes of text as the inside of a string of JSON; those beyond ASCII stay as they are. */
final class Quoted {
  private static final String HEX = "0123456789abcdef";

  private Quoted() {}

  static void write(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
    for (int at = from; at < to; at++) {
      byte each = bytes[at];
      if (each == '"' || each == '\\') {
        out.write('\\');
        out.write(each);
      } else if (each >= 0 && each < ' ') {
        out.writeBytes(new byte[] {'\\', 'u', '0', '0'});
        out.write(HEX.charAt(each >> 4));
        out.write(HEX.charAt(each & 15));
      } else {
        out.write(each);
      }
    }
  }
}
