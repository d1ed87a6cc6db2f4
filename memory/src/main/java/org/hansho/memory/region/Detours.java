package org.hansho.memory.region;

import org.hansho.memory.dump.DumpMemory;
import org.hansho.memory.dump.RegionInfo;

/**
 * Recognises memory full of detours: pieces of moved code that end in a jump into a listed module,
 * and the pointers that such jumps use. Looked at in slots of 16 bytes; one that is empty or
 * padding says nothing, one without a jump counts if the slot behind it has one. Pure functions.
 */
final class Detours {
  private static final int SLOT = 16;
  private static final int LEAST_PERCENT = 90;

  private Detours() {}

  /** Whether a region is full of detours; one that is not in the dump may be. */
  static boolean fill(RegionInfo region, DumpMemory memory, AddressSpace space, int bits) {
    byte[] bytes = new byte[(int) region.size()];
    int length = memory.copy(region.base(), bytes, 0, bytes.length);
    Region looked = new Region(bytes, length, region.base(), space, bits);
    int used = 0;
    int fitting = 0;
    for (int at = 0; at < length; at += SLOT) {
      if (!looked.isPadding(at)) {
        used++;
        fitting += looked.jumps(at) || looked.jumps(at + SLOT) ? 1 : 0;
      }
    }
    return length == 0 || (used > 0 && 100L * fitting >= (long) LEAST_PERCENT * used);
  }

  private record Region(byte[] bytes, int length, long base, AddressSpace space, int bits) {
    boolean isPadding(int slot) {
      for (int i = slot; i < Math.min(length, slot + SLOT); i++) {
        int b = bytes[i] & 0xFF;
        if (b != 0 && b != 0xCC && b != 0x90) {
          return false;
        }
      }
      return true;
    }

    boolean jumps(int slot) {
      for (int i = slot; i < Math.min(length, slot + SLOT); i++) {
        if (jumpsAt(i) || (i % (bits / 8) == 0 && isModule(pointer(i)))) {
          return true;
        }
      }
      return false;
    }

    private boolean jumpsAt(int i) {
      int first = at(i);
      int second = at(i + 1);
      if (first == 0xE9) {
        return isModule(base + i + 5 + (int) u32(i + 1));
      }
      if (first == 0xFF && second == 0x25) {
        return isModule(pointer(indirect(i)));
      }
      return first == 0x48 && second == 0xB8 && isModule(pointer(i + 2));
    }

    /** Where in the region the pointer of an indirect jump lies; -1 if outside of it. */
    private int indirect(int i) {
      long target = bits == 64 ? base + i + 6 + (int) u32(i + 2) : u32(i + 2);
      long inside = target - base;
      return inside >= 0 && inside < length ? (int) inside : -1;
    }

    private boolean isModule(long address) {
      return address > 0 && space.module(address) != null;
    }

    private long pointer(int i) {
      return i < 0 ? 0 : bits == 64 ? u32(i) | u32(i + 4) << 32 : u32(i);
    }

    private long u32(int i) {
      return at(i) | at(i + 1) << 8 | at(i + 2) << 16 | (long) at(i + 3) << 24;
    }

    private int at(int i) {
      return i >= 0 && i < length ? bytes[i] & 0xFF : 0;
    }
  }
}
