package org.hansho.alert;

import org.hansho.detect.SeededHashes;

/**
 * Hashes by which alerts choose, of many values and records, those that they keep: the least ones.
 * They are made under the secret seed of a tenant, so whoever writes records cannot make up values
 * that come before others.
 *
 * <p>Belongs to one thread. Costs one XXH3 of the value.
 */
final class ChoiceHashes {
  private final SeededHashes seeded;
  private byte[] folded = new byte[256];

  ChoiceHashes(SeededHashes seeded) {
    this.seeded = seeded;
  }

  /** The hash of a value. */
  long value(byte[] buffer, int start, int length) {
    return seeded.value(buffer, start, length);
  }

  /**
   * The hash of the kind of a value: the same for values that differ in digits or the case of
   * letters only.
   */
  long kind(byte[] buffer, int start, int length) {
    if (folded.length < length) {
      folded = new byte[Math.max(length, 2 * folded.length)];
    }
    byte[] into = folded;
    int size = 0;
    boolean wasDigit = false;
    for (int i = start; i < start + length; i++) {
      byte c = buffer[i];
      boolean isDigit = c >= '0' && c <= '9';
      if (!isDigit || !wasDigit) {
        into[size++] = isDigit ? (byte) '0' : c >= 'A' && c <= 'Z' ? (byte) (c + 32) : c;
      }
      wasDigit = isDigit;
    }
    return seeded.value(into, 0, size);
  }

  /** The kind of several values: what came of those before, and one more at its place. */
  long joined(long kinds, long kind, int place) {
    return seeded.numbers(kinds, kind, place);
  }
}
