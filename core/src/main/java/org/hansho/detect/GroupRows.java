package org.hansho.detect;

import java.util.Arrays;

/**
 * Which rows of a {@link KeyTable} belong to which key group: a list of them for each group. Rows
 * that were given back are the first to be given out again.
 *
 * <p>Belongs to one thread. A row costs 4 to 5 bytes; giving out and back costs the same for any
 * number of rows.
 */
final class GroupRows {
  private static final int[] EMPTY = {};

  private final int[][] rows = new int[GroupKey.GROUPS][];
  private final int[] sizes = new int[GroupKey.GROUPS];
  private int[] free = EMPTY;
  private int freed;
  private int end;

  GroupRows() {
    Arrays.fill(rows, EMPTY);
  }

  /** How many rows are given out. */
  int size() {
    return end - freed;
  }

  /** How many rows of a group are given out. */
  int size(int group) {
    return sizes[group];
  }

  /** One behind the last row that was ever given out. */
  int end() {
    return end;
  }

  /** A row of a group, by its place from 0 to before {@link #size(int)}. */
  int row(int group, int place) {
    return rows[group][place];
  }

  /** The row that {@link #take} will give out. */
  int upcoming() {
    return freed == 0 ? end : free[freed - 1];
  }

  /** Gives out a row to a group. */
  int take(int group) {
    int row = upcoming();
    if (freed == 0) {
      end++;
    } else {
      freed--;
    }
    rows[group] = with(row, rows[group], sizes[group]++);
    return row;
  }

  /** Moves a row to another place of its group, where one stood that was given back. */
  void move(int group, int place, int row) {
    rows[group][place] = row;
  }

  /** Takes a row back that is cut off its group next. */
  void giveBack(int row) {
    free = with(row, free, freed++);
  }

  /** Cuts off a group what was given back; so many rows are left. */
  void cut(int group, int left) {
    sizes[group] = left;
    if (KeyTable.grown(left) < rows[group].length / 2) {
      rows[group] = Arrays.copyOf(rows[group], KeyTable.grown(left));
    }
  }

  private static int[] with(int row, int[] rows, int size) {
    int[] roomy = size < rows.length ? rows : Arrays.copyOf(rows, KeyTable.grown(size));
    roomy[size] = row;
    return roomy;
  }
}
