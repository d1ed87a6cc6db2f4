package org.hansho.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The paths through a JSON record that lead to fields somebody reads, as a trie over keys.
 *
 * <p>A dotted path matches nested objects, a key that itself contains dots, and any mixture. Arrays
 * on the way are stepped through: a path reaches every element. A segment {@code *} stands for any
 * key that no other path names there. Several fields may share a path and several paths may lead to
 * one field. Immutable and shared.
 */
public final class JsonPaths {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The node of keys that lead nowhere. */
  static final int DEAD = -1;

  static final int ROOT = 0;

  static final int[] NO_FIELDS = {};

  // Per node: its slice of the key table and the fields that end here.
  private final int[] tableStart;
  private final int[] tableMask;
  private final int[][] fieldsAt;
  private final int[] anyKey;

  // The key tables of all nodes, open addressing; an empty place has child DEAD.
  private final long[] keyWord;
  private final int[] keyLength;
  private final byte[][] keyBytes;
  private final int[] child;

  private JsonPaths(List<Node> nodes) {
    int count = nodes.size();
    tableStart = new int[count];
    tableMask = new int[count];
    fieldsAt = new int[count][];
    anyKey = new int[count];
    int places = 0;
    for (int node = 0; node < count; node++) {
      int capacity = capacity(nodes.get(node).children.size());
      tableStart[node] = places;
      tableMask[node] = capacity - 1;
      fieldsAt[node] = nodes.get(node).fieldIds();
      anyKey[node] = nodes.get(node).children.getOrDefault("*", DEAD);
      places += capacity;
    }
    keyWord = new long[places];
    keyLength = new int[places];
    keyBytes = new byte[places][];
    child = new int[places];
    Arrays.fill(child, DEAD);
    Arrays.fill(keyBytes, new byte[0]);
    for (int node = 0; node < count; node++) {
      for (Map.Entry<String, Integer> edge : nodes.get(node).children.entrySet()) {
        put(node, edge.getKey().getBytes(StandardCharsets.UTF_8), edge.getValue());
      }
    }
  }

  /** At most half full, and one empty place at least so that a probe ends. */
  private static int capacity(int keys) {
    return Math.max(1, Integer.highestOneBit(keys * 2) * 2);
  }

  private void put(int node, byte[] key, int target) {
    long word = firstWord(key, 0, key.length);
    int place = place(node, word, key.length);
    while (child[place] != DEAD) {
      place = following(node, place);
    }
    keyWord[place] = word;
    keyLength[place] = key.length;
    keyBytes[place] = key;
    child[place] = target;
  }

  private int place(int node, long word, int length) {
    long mixed = (word + length) * 0x9E3779B97F4A7C15L;
    return tableStart[node] + ((int) (mixed >>> 40) & tableMask[node]);
  }

  private int following(int node, int place) {
    return tableStart[node] + ((place - tableStart[node] + 1) & tableMask[node]);
  }

  /** The first eight bytes of a key, zeros beyond its end. */
  static long firstWord(byte[] buffer, int start, int length) {
    if (start + 8 <= buffer.length) {
      long word = (long) LONG.get(buffer, start);
      return length >= 8 ? word : word & ((1L << (length * 8)) - 1);
    }
    long word = 0;
    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
      word = word << 8 | (buffer[start + i] & 0xFF);
    }
    return word;
  }

  /** The node behind a key, or {@link #DEAD}. */
  int child(int node, byte[] buffer, int start, int length) {
    long word = firstWord(buffer, start, length);
    int place = place(node, word, length);
    while (child[place] != DEAD) {
      if (keyWord[place] == word
          && keyLength[place] == length
          && (length <= 8
              || Arrays.equals(keyBytes[place], 8, length, buffer, start + 8, start + length))) {
        return child[place];
      }
      place = following(node, place);
    }
    return anyKey[node];
  }

  /** How many nodes there are; they are numbered from 0. */
  int nodes() {
    return fieldsAt.length;
  }

  /** The fields that a value at this node belongs to. */
  int[] fieldsAt(int node) {
    return fieldsAt[node];
  }

  /** Whether any path goes on below this node. */
  boolean hasChildren(int node) {
    return tableMask[node] > 0;
  }

  /** A path to every field, under the field's own name. */
  public static JsonPaths named(Fields fields) {
    Builder paths = builder();
    for (String name : fields.names()) {
      paths.path(name, fields.id(name));
    }
    return paths.build();
  }

  /** Starts a set of paths. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects paths. Not safe for use by several threads. */
  public static final class Builder {
    private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

    /**
     * A value under this dotted path belongs to the field; a field that nobody reads is ignored.
     *
     * @param dottedPath keys from the outermost on; empty for the value itself
     * @param fieldId an id of {@code Fields}, or {@code Fields.UNREAD}
     */
    public Builder path(String dottedPath, int fieldId) {
      return add(dottedPath, fieldId, true);
    }

    /** The same for nested objects only: no key that itself contains dots is looked for. */
    public Builder nestedPath(String dottedPath, int fieldId) {
      return add(dottedPath, fieldId, false);
    }

    private Builder add(String path, int fieldId, boolean dottedKeysToo) {
      if (fieldId < 0) {
        return this;
      }
      List<Integer> begins = new ArrayList<>();
      List<Integer> sources = new ArrayList<>();
      int node = ROOT;
      int begin = 0;
      while (begin <= path.length() && !path.isEmpty()) {
        int dot = path.indexOf('.', begin);
        int end = dot < 0 ? path.length() : dot;
        int target = step(node, path.substring(begin, end));
        for (int i = 0; dottedKeysToo && i < begins.size(); i++) {
          nodes.get(sources.get(i)).children.put(path.substring(begins.get(i), end), target);
        }
        begins.add(begin);
        sources.add(node);
        node = target;
        begin = end + 1;
      }
      nodes.get(node).add(fieldId);
      return this;
    }

    private int step(int node, String key) {
      Integer known = nodes.get(node).children.get(key);
      if (known != null) {
        return known;
      }
      nodes.add(new Node());
      nodes.get(node).children.put(key, nodes.size() - 1);
      return nodes.size() - 1;
    }

    /** The finished paths. */
    public JsonPaths build() {
      return new JsonPaths(nodes);
    }
  }

  /** A node under construction. */
  private static final class Node {
    private final Map<String, Integer> children = new HashMap<>();
    private @Nullable List<Integer> fields;

    void add(int fieldId) {
      if (fields == null) {
        fields = new ArrayList<>();
      }
      if (!fields.contains(fieldId)) {
        fields.add(fieldId);
      }
    }

    int[] fieldIds() {
      return fields == null ? NO_FIELDS : fields.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
