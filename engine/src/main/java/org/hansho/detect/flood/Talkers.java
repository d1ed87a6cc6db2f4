package org.hansho.detect.flood;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Emission;
import org.hansho.detect.Fact;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Origin;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.baseline.DistinctBucket;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Who and what a flood consists of: the heaviest values of some fields, how many different ones
 * there are, and the first records. Made when a class comes near its limit; at most 90 kB. Belongs
 * to one thread.
 */
final class Talkers {
  /** Values that are kept of each field. */
  static final int PLACES = 256;

  private final List<HeavyHitters> heaviest = new ArrayList<>();
  private final List<DistinctBucket> different = new ArrayList<>();
  private final List<Origin> first = new ArrayList<>();
  private int records;
  private int reported;

  Talkers(int fields) {
    for (int field = 0; field < fields; field++) {
      heaviest.add(new HeavyHitters(PLACES));
      different.add(new DistinctBucket());
    }
  }

  /**
   * Takes a record.
   *
   * @param columns where the fields stand in it
   */
  void add(Fact fact, int[] columns, long weight, SeededHashes hashes) {
    records += records == Integer.MAX_VALUE ? 0 : 1;
    if (first.size() < Emission.EVIDENCE) {
      first.add(fact.origin());
    }
    for (int field = 0; field < columns.length; field++) {
      int at = fact.first(columns[field]);
      if (at != Fact.NONE) {
        long hash = fact.valueHash(columns[field], hashes);
        heaviest.get(field).add(fact, at, hash, weight);
        different.get(field).add(hash);
      }
    }
  }

  HeavyHitters heaviest(int field) {
    return heaviest.get(field);
  }

  /** The least share that the heaviest value of the first field has. */
  double shareOfTop() {
    return heaviest.isEmpty() ? 0 : heaviest.get(0).leastShareOfTop();
  }

  double different(int field) {
    return different.get(field).count();
  }

  List<Origin> evidence() {
    return List.copyOf(first);
  }

  int records() {
    return records;
  }

  /** How many records came since it was last asked. */
  int takeUnreported() {
    int unreported = records - reported;
    reported = records;
    return unreported;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    long bytes = 160 + first.size() * HeapBytes.ORIGIN;
    for (int field = 0; field < heaviest.size(); field++) {
      bytes += heaviest.get(field).bytes() + different.get(field).bytes();
    }
    return bytes;
  }

  void write(StateWriter out) {
    out.count(heaviest.size());
    for (int field = 0; field < heaviest.size(); field++) {
      heaviest.get(field).write(out);
      different.get(field).write(out);
    }
    out.count(first.size());
    first.forEach(origin -> origin.write(out));
    out.count(records);
    out.count(reported);
  }

  static Talkers read(StateReader in) {
    Talkers read = new Talkers(0);
    for (int left = in.count(); left > 0; left--) {
      read.heaviest.add(HeavyHitters.read(PLACES, in));
      read.different.add(DistinctBucket.read(in));
    }
    for (int left = in.count(); left > 0; left--) {
      read.first.add(Origin.read(in));
    }
    read.records = in.count();
    read.reported = in.count();
    return read;
  }
}
