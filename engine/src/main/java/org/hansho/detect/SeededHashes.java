package org.hansho.detect;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import org.hansho.state.StateReader;

/**
 * Hashes of keys and values under the secret seed of a tenant: XXH3 with a seed, which whoever
 * writes records does not know, so that nobody can make up two values that fall on each other.
 *
 * <p>Everything by which detectors distinguish keys and values is hashed here. States are worth
 * nothing under another seed, so the seed is kept where they are, and is never shown; nor are
 * hashes. What detectors find does not depend on it but where something is estimated or must make
 * room. Immutable; any thread.
 */
public final class SeededHashes {
  /** Length of a seed. */
  public static final int SEED_BYTES = 16;

  /** Hashes under a seed that everybody knows, for what ends with its input. */
  public static final SeededHashes KNOWN = of(new byte[SeededHashes.SEED_BYTES]);

  private final Hasher128 keys;
  private final Hasher64 values;

  private SeededHashes(long ofKeys, long ofValues) {
    keys = Hashing.xxh3_128(ofKeys);
    values = Hashing.xxh3_64(ofValues);
  }

  /** Hashes under a seed of {@link #SEED_BYTES}, one half for keys and one for values. */
  public static SeededHashes of(byte[] seed) {
    StateReader in = new StateReader(seed);
    return new SeededHashes(in.number(), in.number());
  }

  /** The hash of a key. */
  HashValue128 key(byte[] bytes, int offset, int length) {
    return keys.hashBytesTo128Bits(bytes, offset, length);
  }

  /** The hash of a value. */
  public long value(byte[] bytes, int offset, int length) {
    return values.hashBytesToLong(bytes, offset, length);
  }

  /** The hash of three numbers in this order. */
  public long numbers(long first, long second, long third) {
    return values.hashLongLongLongToLong(first, second, third);
  }

  /** Says nothing of the seed. */
  @Override
  public String toString() {
    return "hashes under a secret seed";
  }
}
