package org.hansho.server.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The idempotency key of bodies that no sender sends twice on purpose: a hash of their bytes. */
final class ContentKey {
  private ContentKey() {}

  static String of(byte[] body) {
    try {
      return "content:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
