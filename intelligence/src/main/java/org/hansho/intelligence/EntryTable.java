package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;

/**
 * All entries of all lists in a few arrays: their texts one behind the other, and for each the
 * terms it was given under. Eight bytes an entry and its text. Immutable once built.
 */
final class EntryTable {
  private byte[] text = new byte[1024];
  private int[] textStart = new int[256];
  private int[] termsOf = new int[256];
  private int count;
  private final List<Terms> terms = new ArrayList<>();
  private final Map<Terms, Integer> termsIds = new HashMap<>();
  private byte[][] listNames = {};
  private byte[][] categories = {};

  /**
   * What entries of one list have in common.
   *
   * @param from first time that matches, in nanoseconds since 1970
   * @param until first time that does not match any more
   * @param vouched what the age is counted from, or {@link Event#NO_TIME}
   */
  record Terms(String list, String category, int confidence, long from, long until, long vouched) {

    static Terms of(IndicatorList list, EntryDetail detail) {
      long vouched = detail.vouched();
      return new Terms(
          list.name(),
          detail.category().isEmpty() ? list.category() : detail.category(),
          detail.confidence() == EntryDetail.UNKNOWN ? list.confidence() : detail.confidence(),
          detail.validFrom(),
          Math.min(end(list.validUntil()), end(detail.validUntil())),
          vouched == Event.NO_TIME ? list.dated() : vouched);
    }

    private static long end(long until) {
      return until == Event.NO_TIME ? Long.MAX_VALUE : until;
    }

    /** Whether an event of that time is matched; one without a time always is. */
    boolean holdAt(long time) {
      return time == Event.NO_TIME || (time >= from && time < until);
    }
  }

  /** Takes an entry and gives its number. */
  int add(IndicatorList list, Indicator entry) {
    byte[] bytes = entry.value().getBytes(StandardCharsets.UTF_8);
    int start = textStart[count];
    if (count + 1 == textStart.length) {
      textStart = Arrays.copyOf(textStart, count * 2 + 2);
      termsOf = Arrays.copyOf(termsOf, textStart.length);
    }
    if (start + bytes.length > text.length) {
      text = Arrays.copyOf(text, Math.max(start + bytes.length, text.length + text.length / 2));
    }
    System.arraycopy(bytes, 0, text, start, bytes.length);
    textStart[count + 1] = start + bytes.length;
    termsOf[count] = termsId(Terms.of(list, entry.detail()));
    return count++;
  }

  private int termsId(Terms one) {
    Integer known = termsIds.get(one);
    if (known != null) {
      return known;
    }
    terms.add(one);
    termsIds.put(one, terms.size() - 1);
    return terms.size() - 1;
  }

  /** Gives back what building needed; nothing may be added any more. */
  EntryTable finished() {
    text = Arrays.copyOf(text, textStart[count]);
    textStart = Arrays.copyOf(textStart, count + 1);
    termsOf = Arrays.copyOf(termsOf, count);
    termsIds.clear();
    Map<String, byte[]> shared = new HashMap<>();
    listNames = bytes(terms.stream().map(Terms::list).toList(), shared);
    categories = bytes(terms.stream().map(Terms::category).toList(), shared);
    return this;
  }

  private static byte[][] bytes(List<String> texts, Map<String, byte[]> shared) {
    return texts.stream()
        .map(text -> shared.computeIfAbsent(text, one -> one.getBytes(StandardCharsets.UTF_8)))
        .toArray(byte[][]::new);
  }

  int size() {
    return count;
  }

  boolean hasBeginnings() {
    return terms.stream().anyMatch(one -> one.from() != Event.NO_TIME);
  }

  Terms terms(int entry) {
    return terms.get(termsOf[entry]);
  }

  /** The name of an entry's list, the same array for all of that list. */
  byte[] listName(int entry) {
    return listNames[termsOf[entry]];
  }

  /** What an entry is, the same array for all that are. */
  byte[] category(int entry) {
    return categories[termsOf[entry]];
  }

  byte[] text() {
    return text;
  }

  int start(int entry) {
    return textStart[entry];
  }

  int length(int entry) {
    return textStart[entry + 1] - textStart[entry];
  }
}
