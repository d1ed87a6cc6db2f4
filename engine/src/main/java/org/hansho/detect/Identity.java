package org.hansho.detect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What a document means to what is saved under its name: the first 128 bits of SHA-256 over a
 * canonical encoding ({@link Meaning}). The same in any run and any process, whatever else stands
 * beside the document; another one as soon as its states or facts mean something else.
 */
public record Identity(long high, long low) {
  /** The identity of what was encoded. */
  static Identity of(StateWriter encoded) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(encoded.buffer(), 0, encoded.size());
      return read(new StateReader(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes both halves. */
  public void write(StateWriter out) {
    out.number(high);
    out.number(low);
  }

  /** Reads what {@link #write} wrote. */
  public static Identity read(StateReader in) {
    return new Identity(in.number(), in.number());
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    HexFormat digits = HexFormat.of();
    return digits.toHexDigits(high) + digits.toHexDigits(low);
  }
}
