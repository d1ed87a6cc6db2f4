package org.hansho.geography;

import java.nio.ByteBuffer;
import org.hansho.address.Address;

/**
 * The binary tree over the bits of addresses that a database begins with.
 *
 * <p>A look-up takes at most as many steps as an address has bits, whatever the nodes say.
 * Immutable and shared. Source: MaxMind DB file format specification 2.0, "Binary Search Tree
 * Section".
 */
final class SearchTree {
  /** The database has no record for the address. */
  static final int NONE = -1;

  /** The tree does not end where it must. */
  static final int DAMAGED = -2;

  /** Zero bytes between the tree and the data. */
  static final int SEPARATOR = 16;

  private static final int BITS_BEFORE_FOUR = 96;

  private final ByteBuffer bytes;
  private final int nodes;
  private final int recordBits;
  private final boolean six;
  private final int dataLength;
  private final long startOfFour;

  /**
   * The tree.
   *
   * @param bytes the file, at least as long as the tree
   * @param dataLength bytes of the data section
   */
  SearchTree(ByteBuffer bytes, Metadata metadata, int dataLength) {
    this.bytes = bytes;
    this.nodes = metadata.nodes();
    this.recordBits = metadata.recordBits();
    this.six = metadata.addressVersion() == 6;
    this.dataLength = dataLength;
    long node = 0;
    for (int i = 0; six && i < BITS_BEFORE_FOUR && node < nodes; i++) {
      node = child((int) node, 0);
    }
    this.startOfFour = node;
  }

  /** Offset of the record for an address in the data section, {@link #NONE}, or DAMAGED. */
  int find(Address address) {
    if (address.isFour()) {
      return find(startOfFour, 0, address.low() << 32, 32);
    }
    return six ? find(0, address.low(), address.high(), 128) : NONE;
  }

  private int find(long start, long then, long first, int bits) {
    long node = start;
    long word = first;
    for (int i = 0; i < bits && node < nodes; i++) {
      if (i == 64) {
        word = then;
      }
      node = child((int) node, (int) (word >>> 63));
      word <<= 1;
    }
    return node < nodes ? DAMAGED : record(node);
  }

  /** Offset of the record on one side of a node; NONE where the tree goes on or ends. */
  int record(int node, int side) {
    long value = child(node, side);
    return value < nodes ? NONE : record(value);
  }

  int nodes() {
    return nodes;
  }

  private int record(long value) {
    if (value == nodes) {
      return NONE;
    }
    long offset = value - nodes - SEPARATOR;
    return offset < 0 || offset >= dataLength ? DAMAGED : (int) offset;
  }

  private long child(int node, int side) {
    return switch (recordBits) {
      case 24 -> three(node * 6 + side * 3);
      case 28 -> {
        int at = node * 7;
        int shared = bytes.get(at + 3) & 0xFF;
        yield side == 0 ? (shared >>> 4) << 24 | three(at) : (shared & 0xF) << 24 | three(at + 4);
      }
      default -> bytes.getInt(node * 8 + side * 4) & 0xFFFF_FFFFL;
    };
  }

  private int three(int at) {
    return (bytes.getShort(at) & 0xFFFF) << 8 | (bytes.get(at + 2) & 0xFF);
  }
}
