package org.hansho.geography;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.hansho.geography.UnusableDatabaseException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of itself.
 *
 * @param type its kind, in the words of its maker
 * @param builtAt when it was made, seconds since 1970; 0 if not said
 * @param nodes of the search tree
 * @param recordBits of half a node: 24, 28 or 32
 * @param addressVersion 4 or 6; a tree of version 6 holds addresses of version 4 too
 */
public record Metadata(String type, long builtAt, int nodes, int recordBits, int addressVersion) {
  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST = 128 * 1024;
  private static final int LONGEST_TYPE = 200;
  private static final int MAJOR_VERSION = 2;

  /** The keys that are read. */
  private enum Item {
    VERSION,
    NODES,
    RECORD_BITS,
    ADDRESS_VERSION,
    BUILT_AT,
    TYPE
  }

  private static final Key<Item> KEYS =
      Key.tree(
          Map.of(
              "binary_format_major_version", Item.VERSION,
              "node_count", Item.NODES,
              "record_size", Item.RECORD_BITS,
              "ip_version", Item.ADDRESS_VERSION,
              "build_epoch", Item.BUILT_AT,
              "database_type", Item.TYPE));

  /** Where the metadata begins, its marker included; -1 if there is none. */
  static int begin(ByteBuffer bytes) {
    int last = bytes.limit() - MARKER.length;
    for (int at = last; at >= 0 && at >= last - LONGEST; at--) {
      if (bytes.get(at) == MARKER[0] && isMarker(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isMarker(ByteBuffer bytes, int at) {
    for (int i = 0; i < MARKER.length; i++) {
      if (bytes.get(at + i) != MARKER[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads and checks it.
   *
   * @param begin as {@link #begin} says
   */
  static Metadata read(ByteBuffer bytes, int begin) throws UnusableDatabaseException {
    int from = begin + MARKER.length;
    Items items = new Items();
    boolean whole = new DataReader<>(bytes.slice(from, bytes.limit() - from), items).read(0, KEYS);
    if (!whole) {
      throw new UnusableDatabaseException(Reason.METADATA);
    }
    if (items.number(Item.VERSION) != MAJOR_VERSION) {
      throw new UnusableDatabaseException(Reason.VERSION);
    }
    int nodes = items.number(Item.NODES);
    int bits = items.number(Item.RECORD_BITS);
    int version = items.number(Item.ADDRESS_VERSION);
    boolean sound =
        nodes > 0 && (bits == 24 || bits == 28 || bits == 32) && (version == 4 || version == 6);
    if (!sound) {
      throw new UnusableDatabaseException(Reason.METADATA);
    }
    long builtAt = Math.max(0, items.large(Item.BUILT_AT));
    return new Metadata(items.type, builtAt, nodes, bits, version);
  }

  /** Bytes of the search tree. */
  long treeBytes() {
    return (long) nodes * recordBits / 4;
  }

  /** The values found. */
  private static final class Items implements DataReader.Sink<Item> {
    private final Map<Item, Double> numbers = new EnumMap<>(Item.class);
    private String type = "";

    @Override
    public void text(Item item, ByteBuffer data, int from, int length) {
      if (item == Item.TYPE) {
        byte[] text = new byte[Math.min(length, LONGEST_TYPE)];
        data.get(from, text);
        type = new String(text, StandardCharsets.UTF_8);
      }
    }

    @Override
    public void number(Item item, double value) {
      numbers.put(item, value);
    }

    /** The number, or -1 if it is missing or no int. */
    int number(Item item) {
      long value = large(item);
      return value == (int) value ? (int) value : -1;
    }

    long large(Item item) {
      @Nullable Double value = numbers.get(item);
      return value == null || value != Math.rint(value) ? -1 : value.longValue();
    }
  }
}
