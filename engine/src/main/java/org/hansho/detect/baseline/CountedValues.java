package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The values of a key with how often and on how many days each was seen lately. Belongs to one
 * thread; bounded as {@link ValueTable} is, at 92 bytes a value.
 */
final class CountedValues {
  /** Most values of a key. */
  static final int MOST = 80;

  private final ValueTable table;
  private final int history;

  CountedValues(int limit, int forget, int history) {
    this.table = ValueTable.counting(Math.min(limit, MOST), forget);
    this.history = history;
  }

  ValueTable table() {
    return table;
  }

  /** Notes that a value was seen; returns its row in {@link #table()}. */
  int see(long hash, int minute) {
    int row = table.see(hash, minute);
    table.daily(row).see(minute, history);
    return row;
  }

  /** How often a value was seen in the history. */
  long count(long hash, int minute) {
    int row = table.find(hash, minute);
    return row < 0 ? 0 : table.daily(row).count(minute, history);
  }

  /** On how many days a value was seen in the history. */
  int days(long hash, int minute) {
    int row = table.find(hash, minute);
    return row < 0 ? 0 : table.daily(row).days(minute, history);
  }

  /** How many values were seen on at least so many days. */
  int seenOn(int days, int minute) {
    int usual = 0;
    for (int row = 0; row < table.size(); row++) {
      usual += days(table.hash(row), minute) >= days ? 1 : 0;
    }
    return usual;
  }

  /** Joins the values that another one has, which may change by it. */
  void join(CountedValues other) {
    table.join(other.table, history);
  }

  void write(StateWriter out) {
    table.write(out);
  }

  /** Restores what {@link #write} saved into this one, which is empty. */
  void read(StateReader in) {
    table.read(in);
  }
}
