package org.hansho.detect;

import java.util.Arrays;

/**
 * Which rows of a {@link KeyTable} belong to which key group. A row names the next one of its
 * group; a row that was given back names the next such, and is the first to be given out again.
 *
 * <p>Belongs to one thread. A row costs 4 bytes; giving out and back costs the same for any number
 * of rows.
 */
final class GroupRows {
  /** Where a group ends. */
  static final int NONE = -1;

  private final int[] first = new int[GroupKey.GROUPS];
  private final int[] sizes = new int[GroupKey.GROUPS];
  private int[] next;
  private int free = NONE;
  private int end;
  private int size;

  GroupRows(int capacity) {
    next = new int[capacity];
    Arrays.fill(first, NONE);
  }

  /** How many rows are given out. */
  int size() {
    return size;
  }

  /** How many rows of a group are given out. */
  int size(int group) {
    return sizes[group];
  }

  /** One behind the last row that was ever given out. */
  int end() {
    return end;
  }

  /** A row of a group to begin with, or {@link #NONE}. */
  int first(int group) {
    return first[group];
  }

  /** The next row of the same group, or {@link #NONE}. */
  int next(int row) {
    return next[row];
  }

  /** The row that {@link #take} will give out. */
  int upcoming() {
    return free == NONE ? end : free;
  }

  /** Gives out a row to a group. */
  int take(int group) {
    int row = upcoming();
    if (row == end) {
      end++;
      next = row < next.length ? next : Arrays.copyOf(next, KeyTable.grown(row));
    } else {
      free = next[row];
    }
    next[row] = first[group];
    first[group] = row;
    sizes[group]++;
    size++;
    return row;
  }

  /**
   * Takes a row back.
   *
   * @param before the row before it in its group, or {@link #NONE} if it is the first
   */
  void giveBack(int group, int before, int row) {
    if (before == NONE) {
      first[group] = next[row];
    } else {
      next[before] = next[row];
    }
    next[row] = free;
    free = row;
    sizes[group]--;
    size--;
  }
}
