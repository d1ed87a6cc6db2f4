package org.hansho.detect;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a {@link KeyTable} belong to which key group. Rows that were given back are the
 * first to be given out again.
 *
 * <p>Mostly only how many each group has is known. Lists of them are made when somebody looks at
 * one group, which a save or an eviction does, and kept up only as long as they are needed: adding
 * to one of so many lists would touch three more lines of memory for each new key. Belongs to one
 * thread; a row costs nothing, and 4 to 5 bytes while there are lists.
 */
final class GroupRows {
  private static final int[] EMPTY = {};

  private final int[] sizes = new int[GroupKey.GROUPS];
  private int @Nullable [][] lists;
  private int[] free = EMPTY;
  private int freed;
  private int end;

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
    if (lists != null) {
      lists[group] = with(row, lists[group], sizes[group]);
    }
    sizes[group]++;
    return row;
  }

  /**
   * The rows of a group; what lies behind {@link #size(int)} means nothing. Who removes rows moves
   * the others to the front and says with {@link #keep} how many are left.
   *
   * @param groupOf to which group a row belongs
   */
  int[] list(int group, IntUnaryOperator groupOf) {
    int[][] made = lists;
    if (made == null) {
      made = new int[GroupKey.GROUPS][];
      Arrays.setAll(made, of -> new int[KeyTable.grown(sizes[of])]);
      int[] listed = new int[GroupKey.GROUPS];
      for (int row = 0; row < end; row++) {
        int of = groupOf.applyAsInt(row);
        made[of][listed[of]++] = row;
      }
      lists = made;
    }
    return made[group];
  }

  /** Shows every row that is given out. */
  void forEach(IntConsumer visitor) {
    if (lists == null) {
      for (int row = 0; row < end; row++) {
        visitor.accept(row);
      }
    } else {
      for (int group = 0; group < GroupKey.GROUPS; group++) {
        for (int i = 0; i < sizes[group]; i++) {
          visitor.accept(lists[group][i]);
        }
      }
    }
  }

  /** Takes a row back, which is not among those that its group keeps. */
  void giveBack(int row) {
    free = with(row, free, freed++);
  }

  /** Says that only so many rows at the beginning of a group's list are left. */
  void keep(int group, int left) {
    sizes[group] = left;
  }

  /** How many rows were given back that are not in use again. */
  int free() {
    return freed;
  }

  /** Does without lists again, unless some rows are not in use. */
  void unlist() {
    if (freed == 0) {
      lists = null;
    }
  }

  private static int[] with(int row, int[] rows, int size) {
    int[] roomy = size < rows.length ? rows : Arrays.copyOf(rows, KeyTable.grown(size));
    roomy[size] = row;
    return roomy;
  }
}
