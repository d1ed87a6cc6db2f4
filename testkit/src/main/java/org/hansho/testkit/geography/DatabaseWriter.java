package org.hansho.testkit.geography;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes small databases in the MaxMind DB format 2.0: a tree over networks, and a record for each
 * different value. Not for large ones: the tree is built of objects.
 *
 * <p>Values are maps of text to values, lists, texts, booleans, doubles, {@code Integer} (written
 * unsigned of 32 bits) and {@code Long} (unsigned of 64 bits).
 */
public final class DatabaseWriter {
  private static final int SEPARATOR = 16;
  private static final long BUILT_AT = 1_790_000_000L;

  private final int addressVersion;
  private final int recordBits;
  private final Map<Object, Integer> offsets = new LinkedHashMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ValueEncoder encoder = new ValueEncoder(data);
  private final Node root = new Node();

  /** A place in the tree: a fork, or an end with a record or none. */
  private static final class Node {
    private @Nullable Node zero;
    private @Nullable Node one;
    private int record = -1;
    private int number;

    Node child(int bit) {
      Node there = bit == 0 ? zero : one;
      if (there == null) {
        there = new Node();
        there.record = record;
        if (bit == 0) {
          zero = there;
        } else {
          one = there;
        }
      }
      return there;
    }

    boolean isFork() {
      return zero != null || one != null;
    }
  }

  /**
   * A writer.
   *
   * @param addressVersion 4 or 6; one of version 6 takes networks of version 4 too
   * @param recordBits 24, 28 or 32
   */
  public DatabaseWriter(int addressVersion, int recordBits) {
    this.addressVersion = addressVersion;
    this.recordBits = recordBits;
  }

  /** A writer of what most files are: addresses of both versions, nodes of 24 bits. */
  public static DatabaseWriter ofBoth() {
    return new DatabaseWriter(6, 24);
  }

  /**
   * Adds a network, whose addresses then have this value. Wide ones first: a narrower one inside
   * replaces a part.
   *
   * @param network {@code 192.0.2.0/24}
   */
  public DatabaseWriter put(String network, Map<String, ?> value) {
    int slash = network.indexOf('/');
    byte[] address = addressBytes(network.substring(0, slash));
    int bits = Integer.parseInt(network.substring(slash + 1));
    Node node = root;
    if (address.length == 4 && addressVersion == 6) {
      for (int i = 0; i < 96; i++) {
        node = step(node, 0);
      }
    }
    for (int i = 0; i < bits; i++) {
      node = step(node, (address[i / 8] >>> (7 - i % 8)) & 1);
    }
    node.zero = null;
    node.one = null;
    node.record = record(value);
    return this;
  }

  /** Both sides are made, so that the record of a wide network stays on the other side. */
  private static Node step(Node node, int bit) {
    node.child(1 - bit);
    Node next = node.child(bit);
    node.record = -1;
    return next;
  }

  private int record(Map<String, ?> value) {
    Integer known = offsets.get(value);
    if (known != null) {
      return known;
    }
    int offset = data.size();
    offsets.put(value, offset);
    encoder.write(value);
    return offset;
  }

  private static byte[] addressBytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address, e);
    }
  }

  /**
   * The whole file.
   *
   * @param type what it calls itself, for example {@code GeoLite2-City}
   */
  public byte[] bytes(String type, Map<String, ?> moreMetadata) {
    Node top = root.isFork() ? root : fork();
    int count = number(top, 0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    writeNodes(top, count, file);
    file.writeBytes(new byte[SEPARATOR]);
    file.writeBytes(data.toByteArray());
    file.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    Map<String, Object> metadata = new TreeMap<>();
    metadata.put("binary_format_major_version", 2);
    metadata.put("binary_format_minor_version", 0);
    metadata.put("build_epoch", BUILT_AT);
    metadata.put("database_type", type);
    metadata.put("description", Map.of("en", "made for a test"));
    metadata.put("ip_version", addressVersion);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", count);
    metadata.put("record_size", recordBits);
    metadata.putAll(moreMetadata);
    new ValueEncoder(file).write(metadata);
    return file.toByteArray();
  }

  /** The whole file. */
  public byte[] bytes(String type) {
    return bytes(type, Map.of());
  }

  private static Node fork() {
    Node node = new Node();
    node.child(0);
    node.child(1);
    return node;
  }

  /** Numbers the forks from the top down; gives the next free number. */
  private static int number(@Nullable Node node, int next) {
    if (node == null || !node.isFork()) {
      return next;
    }
    node.number = next;
    return number(node.one, number(node.zero, next + 1));
  }

  private void writeNodes(@Nullable Node node, int count, ByteArrayOutputStream into) {
    if (node == null || !node.isFork()) {
      return;
    }
    writeNode(pointer(node.zero, count), pointer(node.one, count), into);
    writeNodes(node.zero, count, into);
    writeNodes(node.one, count, into);
  }

  private static long pointer(@Nullable Node node, int count) {
    if (node == null || (!node.isFork() && node.record < 0)) {
      return count;
    }
    return node.isFork() ? node.number : (long) count + SEPARATOR + node.record;
  }

  private void writeNode(long left, long right, ByteArrayOutputStream into) {
    if (recordBits == 28) {
      writeBytes(left, 3, into);
      into.write((int) ((left >>> 24) << 4 | right >>> 24));
      writeBytes(right, 3, into);
    } else {
      writeBytes(left, recordBits / 8, into);
      writeBytes(right, recordBits / 8, into);
    }
  }

  private static void writeBytes(long value, int bytes, ByteArrayOutputStream into) {
    for (int i = bytes - 1; i >= 0; i--) {
      into.write((int) (value >>> (8 * i)));
    }
  }
}
