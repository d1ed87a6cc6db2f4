package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import org.hansho.address.Address;

/** Distinguishes addresses from names. */
final class Addresses {
  private Addresses() {}

  /** Whether a text is an IP address, of either version. */
  static boolean isOne(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Address().parse(bytes, 0, bytes.length);
  }
}
