package org.hansho.detect.baseline;

import java.nio.charset.StandardCharsets;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.detect.SeededHashes;
import org.hansho.sigma.Baseline;

/** What a fact adds to a volume. Immutable. */
final class VolumeMeasure {
  private static final int LONGEST_NUMBER = 64;
  private static final int DIGITS = 18;

  private final SeededHashes hashes;
  private final Baseline.Measure kind;
  private final int[][] columnsOfRole;

  VolumeMeasure(Baseline.Volume condition, int roles, Columns columns) {
    hashes = columns.hashes();
    kind = condition.measure();
    columnsOfRole = new int[roles][];
    for (int role = 0; role < roles; role++) {
      columnsOfRole[role] = columns.of(role, condition.fields());
    }
  }

  /** Whether a fact's part can be added without knowing the others of its bucket. */
  boolean isAdditive() {
    return kind != Baseline.Measure.DISTINCT;
  }

  /** Whether a fact has what is counted; of other rules it only shows that the key is in use. */
  boolean isPart(int role, Fact fact) {
    for (int column : columnsOfRole[role]) {
      if (fact.first(column) != Fact.NONE) {
        return true;
      }
    }
    return kind == Baseline.Measure.COUNT;
  }

  /**
   * What a fact adds to a count or a sum: 0 for what is no number, and for negative ones, by which
   * a volume could be hidden.
   */
  double amount(int role, Fact fact) {
    if (kind == Baseline.Measure.COUNT) {
      return 1;
    }
    double sum = 0;
    for (int column : columnsOfRole[role]) {
      int at = fact.first(column);
      sum += at == Fact.NONE ? 0 : number(fact.buffer(), at, fact.length(at));
    }
    return sum;
  }

  private static double number(byte[] bytes, int start, int length) {
    if (length > DIGITS) {
      return decimal(bytes, start, length);
    }
    long number = 0;
    for (int i = start; i < start + length; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return decimal(bytes, start, length);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static double decimal(byte[] bytes, int start, int length) {
    if (length > LONGEST_NUMBER) {
      return 0;
    }
    try {
      double number = Double.parseDouble(new String(bytes, start, length, StandardCharsets.UTF_8));
      return Double.isFinite(number) ? Math.max(0, number) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Adds the values of a fact to those counted: each of a single field, or the tuple of several.
   */
  void addValues(int role, Fact fact, DistinctBucket bucket) {
    int[] columns = columnsOfRole[role];
    if (columns.length == 1) {
      int at = fact.first(columns[0]);
      for (int left = fact.count(columns[0]); left > 0; left--) {
        bucket.add(hashes.value(fact.buffer(), at, fact.length(at)));
        at = left > 1 ? fact.next(at) : at;
      }
      return;
    }
    long hash = 0;
    for (int column : columns) {
      int at = fact.first(column);
      if (at == Fact.NONE) {
        return;
      }
      hash = hash * 31 + hashes.value(fact.buffer(), at, fact.length(at));
    }
    bucket.add(hash);
  }
}
