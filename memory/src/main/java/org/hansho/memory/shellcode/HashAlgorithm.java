package org.hansho.memory.shellcode;

import java.util.Locale;

/**
 * Ways to hash the name of a function to 32 bits that shellcode is known to use. All are published;
 * names follow the field's usage (the catalogue of OALabs hashdb lists them under like names).
 */
enum HashAlgorithm {
  /** Rotate right by 13, add the byte. */
  ROR13,
  /** The same with the name's ending zero. */
  ROR13_ZERO,
  /** The same, plus the hash of the library's name in UTF-16 and upper case. */
  ROR13_MODULE,
  ROR7,
  ROR9,
  ROR11,
  ROL3,
  ROL5,
  ROL7,
  ROL9,
  /** Rotate left by 7, XOR the byte. */
  ROL7_XOR,
  /** Times 33, plus the byte, from 5381. */
  DJB2,
  DJB2_LOWER,
  DJB2_UPPER,
  FNV1,
  FNV1A,
  /** Times 65599, plus the byte. */
  SDBM,
  CRC32,
  ONE_AT_A_TIME,
  MURMUR3;

  private static final int DJB2_BASIS = 5381;
  private static final int FNV_BASIS = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;
  private static final int CRC_POLYNOMIAL = 0xedb88320;

  /**
   * The hash of a name.
   *
   * @param module the library that the function is in, with its ending
   */
  int hash(String name, String module) {
    return switch (this) {
      case ROR13 -> rotated(name, -13);
      case ROR13_ZERO -> rotated(name + '\0', -13);
      case ROR13_MODULE -> rotated(name + '\0', -13) + rotated(wideUpper(module), -13);
      case ROR7 -> rotated(name, -7);
      case ROR9 -> rotated(name, -9);
      case ROR11 -> rotated(name, -11);
      case ROL3 -> rotated(name, 3);
      case ROL5 -> rotated(name, 5);
      case ROL7 -> rotated(name, 7);
      case ROL9 -> rotated(name, 9);
      case ROL7_XOR -> rotatedXor(name, 7);
      case DJB2 -> multiplied(name, 33, DJB2_BASIS);
      case DJB2_LOWER -> multiplied(name.toLowerCase(Locale.ROOT), 33, DJB2_BASIS);
      case DJB2_UPPER -> multiplied(name.toUpperCase(Locale.ROOT), 33, DJB2_BASIS);
      case FNV1 -> fnv1(name);
      case FNV1A -> fnv1a(name);
      case SDBM -> multiplied(name, 65599, 0);
      case CRC32 -> crc32(name);
      case ONE_AT_A_TIME -> oneAtATime(name);
      case MURMUR3 -> Murmur3.hash(name);
    };
  }

  private static String wideUpper(String module) {
    StringBuilder wide = new StringBuilder();
    for (char letter : module.toUpperCase(Locale.ROOT).toCharArray()) {
      wide.append(letter).append('\0');
    }
    return wide.append("\0\0").toString();
  }

  private static int rotated(String text, int left) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Integer.rotateLeft(hash, left) + text.charAt(i);
    }
    return hash;
  }

  private static int rotatedXor(String text, int left) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = Integer.rotateLeft(hash, left) ^ text.charAt(i);
    }
    return hash;
  }

  private static int multiplied(String text, int factor, int basis) {
    int hash = basis;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * factor + text.charAt(i);
    }
    return hash;
  }

  private static int fnv1(String text) {
    int hash = FNV_BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash * FNV_PRIME) ^ text.charAt(i);
    }
    return hash;
  }

  private static int fnv1a(String text) {
    int hash = FNV_BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  private static int crc32(String text) {
    int hash = -1;
    for (int i = 0; i < text.length(); i++) {
      hash ^= text.charAt(i);
      for (int bit = 0; bit < 8; bit++) {
        hash = (hash >>> 1) ^ (-(hash & 1) & CRC_POLYNOMIAL);
      }
    }
    return ~hash;
  }

  private static int oneAtATime(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash += text.charAt(i);
      hash += hash << 10;
      hash ^= hash >>> 6;
    }
    hash += hash << 3;
    hash ^= hash >>> 11;
    return hash + (hash << 15);
  }

  /** MurmurHash3, 32 bits, seed 0 (A. Appleby, public domain). */
  private static final class Murmur3 {
    static int hash(String text) {
      int hash = 0;
      int length = text.length();
      int at = 0;
      for (; at + 4 <= length; at += 4) {
        hash = Integer.rotateLeft(hash ^ mixed(word(text, at, 4)), 13) * 5 + 0xe6546b64;
      }
      hash ^= mixed(word(text, at, length - at));
      hash ^= length;
      hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
      hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
      return hash ^ (hash >>> 16);
    }

    private static int word(String text, int at, int bytes) {
      int word = 0;
      for (int i = 0; i < bytes; i++) {
        word |= text.charAt(at + i) << (8 * i);
      }
      return word;
    }

    private static int mixed(int word) {
      return Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
    }
  }
}
