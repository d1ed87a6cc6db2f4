package org.hansho.testkit.minidump;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages dumps: numbers that lie, cut ends, pieces moved about. Deterministic by its seed; belongs
 * to one thread.
 */
public final class DumpDamage {
  private static final long[] LIES = {
    0, 1, 2, 4, 0x7F, 0x80, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL, 0xFFFF_FFF0L
  };

  private static final int MOST_CHANGES = 8;
  private static final int STRUCTURES = 1024;

  private final List<byte[]> dumps;
  private final Random random;

  /** Damages these dumps, one chosen anew each time. */
  public DumpDamage(List<byte[]> dumps, long seed) {
    this.dumps = List.copyOf(dumps);
    this.random = new Random(seed);
  }

  /** The next damaged dump; its first 8 bytes are whole, so that it is looked into. */
  public byte[] next() {
    byte[] dump = dumps.get(random.nextInt(dumps.size())).clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      dump = changed(dump);
    }
    return dump;
  }

  private byte[] changed(byte[] dump) {
    int at = place(dump);
    switch (random.nextInt(6)) {
      case 0 -> put(dump, at, random.nextInt(256), 1);
      case 1, 2 -> put(dump, at & ~3, LIES[random.nextInt(LIES.length)], 4);
      case 3 -> put(dump, at & ~3, random.nextInt(dump.length + 64), 4);
      case 4 -> put(dump, at & ~7, LIES[random.nextInt(LIES.length)] << random.nextInt(33), 8);
      default -> {
        return random.nextInt(4) == 0 ? Arrays.copyOf(dump, Math.max(8, at)) : moved(dump, at);
      }
    }
    return dump;
  }

  /** Half of the time among the structures in front, which say most. */
  private int place(byte[] dump) {
    int end = random.nextBoolean() ? dump.length : Math.min(dump.length, STRUCTURES);
    return Math.min(dump.length - 1, 8 + random.nextInt(end));
  }

  private byte[] moved(byte[] dump, int at) {
    int from = random.nextInt(dump.length);
    int length = Math.min(random.nextInt(256), Math.min(dump.length - from, dump.length - at));
    if (at >= 8) {
      System.arraycopy(dump, from, dump, at, length);
    }
    return dump;
  }

  private static void put(byte[] dump, int at, long value, int size) {
    for (int i = 0; i < size && at + i < dump.length; i++) {
      if (at + i >= 8) {
        dump[at + i] = (byte) (value >> (8 * i));
      }
    }
  }
}
