package org.hansho.server.receive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The beginning of a file. It identifies the file under another name, as a copy or after a restart,
 * and distinguishes it from another file with the same number.
 *
 * @param length how many bytes were looked at
 * @param hash of them
 */
record Fingerprint(int length, String hash) {
  /** Most bytes that are looked at. */
  static final int MOST = 1024;

  /** Fewer bytes say nothing of whose copy a file is. */
  private static final int LEAST = 32;

  private static final int SHOWN = 16;

  /** That of a file which begins so. */
  static Fingerprint of(byte[] head) {
    return of(head, Math.min(MOST, head.length));
  }

  private static Fingerprint of(byte[] head, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(head, 0, length);
      return new Fingerprint(length, HexFormat.of().formatHex(digest.digest(), 0, SHOWN));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The hash of all of these bytes. */
  static String ofAll(byte[] bytes) {
    return of(bytes, bytes.length).hash;
  }

  /** Whether a file that begins so may be the same, grown or not. */
  boolean begins(byte[] head) {
    return head.length >= length && of(head, length).hash.equals(hash);
  }

  /** Whether a file that begins so is a copy of it, as far as can be said. */
  boolean isCopiedBy(byte[] head) {
    return length >= LEAST && begins(head);
  }
}
