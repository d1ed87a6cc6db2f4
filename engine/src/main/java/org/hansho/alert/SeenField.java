package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Remembers the different values of one field, and more surely those of different kinds: a flood of
 * values that differ in digits alone cannot push out one that looks different.
 *
 * <p>What is kept depends on the set of values, not on their order: the values with the least
 * hashes, and for the kinds with the least hashes one value each; hashes are those of {@link
 * ChoiceHashes}. At most {@value #VALUES} and {@value #KINDS} values of {@value #CHARACTERS}
 * characters.
 */
final class SeenField {
  /** Most values kept whatever they look like; up to so many their number is exact. */
  static final int VALUES = 32;

  /** Most kinds of which a value is kept. */
  static final int KINDS = 16;

  /** Longest value kept, in characters; a longer one loses its middle. */
  static final int CHARACTERS = 160;

  private static final double HASHES = 0x1p64;

  private final TreeMap<Long, String> values = new TreeMap<>(Long::compareUnsigned);
  private final TreeMap<Long, Example> kinds = new TreeMap<>(Long::compareUnsigned);
  private boolean more;

  private record Example(long hash, String text) {}

  /** Adds a value; returns the hash of its kind. */
  long add(ChoiceHashes hashes, byte[] buffer, int start, int length) {
    long hash = hashes.value(buffer, start, length);
    long kind = hashes.kind(buffer, start, length);
    boolean isNew = isKept(values.lastEntry(), values.size(), VALUES, hash);
    if ((isNew && !values.containsKey(hash)) || isMissing(kind, hash)) {
      String text = new String(buffer, start, length, StandardCharsets.UTF_8);
      put(hash, kind, Sentence.shortened(text, CHARACTERS));
    } else if (!isNew) {
      more = true;
    }
    return kind;
  }

  private boolean isMissing(long kind, long hash) {
    Example known = kinds.get(kind);
    return known == null
        ? isKept(kinds.lastEntry(), kinds.size(), KINDS, kind)
        : Long.compareUnsigned(hash, known.hash()) < 0;
  }

  private static boolean isKept(Map.Entry<Long, ?> last, int size, int most, long hash) {
    return size < most || last == null || Long.compareUnsigned(hash, last.getKey()) <= 0;
  }

  private void put(long hash, long kind, String text) {
    values.put(hash, text);
    if (values.size() > VALUES) {
      values.pollLastEntry();
      more = true;
    }
    putKind(kind, new Example(hash, text));
  }

  private void putKind(long kind, Example example) {
    Example known = kinds.get(kind);
    if (known == null || Long.compareUnsigned(example.hash(), known.hash()) < 0) {
      kinds.put(kind, example);
    }
    if (kinds.size() > KINDS) {
      kinds.pollLastEntry();
    }
  }

  /** Takes over the values of the same field from elsewhere. */
  void merge(SeenField other) {
    more |= other.more;
    other.values.forEach(values::putIfAbsent);
    while (values.size() > VALUES) {
      values.pollLastEntry();
      more = true;
    }
    other.kinds.forEach(this::putKind);
  }

  /** Whether there was more than one value. */
  boolean hasSeveral() {
    return values.size() > 1;
  }

  /** What was seen. */
  SeenValues shown(String field) {
    TreeSet<String> shown = new TreeSet<>();
    kinds.values().forEach(example -> shown.add(example.text()));
    Iterator<String> others = values.values().iterator();
    while (shown.size() < VALUES && others.hasNext()) {
      shown.add(others.next());
    }
    return new SeenValues(field, shown.stream().toList(), distinct(), !more);
  }

  /** The number of values, or an estimate from how small the least hashes are. */
  private long distinct() {
    if (!more) {
      return values.size();
    }
    long last = values.lastKey();
    double share = ((last >>> 1) * 2.0 + 1) / HASHES;
    return Math.max(VALUES + 1L, Math.round((VALUES - 1) / share));
  }

  /** Saves all of it. */
  void write(StateWriter out) {
    out.flag(more);
    out.count(values.size());
    values.forEach(
        (hash, text) -> {
          out.number(hash);
          out.text(text);
        });
    out.count(kinds.size());
    kinds.forEach(
        (kind, example) -> {
          out.number(kind);
          out.number(example.hash());
          out.text(example.text());
        });
  }

  /** Restores what {@link #write} saved. */
  static SeenField read(StateReader in) {
    SeenField field = new SeenField();
    field.more = in.flag();
    for (int left = in.count(); left > 0; left--) {
      field.values.put(in.number(), in.text());
    }
    for (int left = in.count(); left > 0; left--) {
      field.kinds.put(in.number(), new Example(in.number(), in.text()));
    }
    return field;
  }
}
