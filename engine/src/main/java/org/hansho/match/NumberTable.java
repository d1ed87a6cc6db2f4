package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the whole numbers that a value equals. Plain digits are looked up; a value written with a
 * point, an exponent or a plus is compared with each. Immutable and shared.
 */
final class NumberTable {
  private static final int MOST_PLAIN_DIGITS = 18;

  private final LongTable byValue;
  private final byte[][] digits;
  private final int[][] bits;

  NumberTable(Map<Long, int[]> numbers) {
    Map<Long, List<Integer>> lists = new TreeMap<>();
    digits = new byte[numbers.size()][];
    bits = new int[numbers.size()][];
    int index = 0;
    for (Map.Entry<Long, int[]> number : new TreeMap<>(numbers).entrySet()) {
      digits[index] = number.getKey().toString().getBytes(StandardCharsets.UTF_8);
      bits[index] = number.getValue();
      lists.put(number.getKey(), List.of(index++));
    }
    byValue = new LongTable(lists);
  }

  /** Sets the bits of the number that the text is. */
  void scan(byte[] text, int length, ClassRun run) {
    int start = length > 0 && text[0] == '-' ? 1 : 0;
    int count = length - start;
    if (count == 0 || length > 64) {
      return;
    }
    long value = 0;
    for (int at = start; at < length; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9 || count > MOST_PLAIN_DIGITS) {
        compareWithAll(text, length, run);
        return;
      }
      value = value * 10 + digit;
    }
    int entry = byValue.first(start == 0 ? value : -value);
    if (entry != LongTable.NONE) {
      run.set(bits[byValue.value(entry)]);
    }
  }

  private void compareWithAll(byte[] text, int length, ClassRun run) {
    DecimalText number = run.decimal();
    if (!number.parse(text, 0, length)) {
      return;
    }
    DecimalText other = run.otherDecimal();
    for (int i = 0; i < digits.length; i++) {
      if (other.parse(digits[i], 0, digits[i].length) && number.compareTo(other) == 0) {
        run.set(bits[i]);
      }
    }
  }
}
