package org.hansho.alert;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The records that an alert shows: the earliest, the latest, and some whose values look different.
 * What is kept depends on the set of records, not on their order. Belongs to one thread.
 */
final class KeptRecords {
  /** How many of the earliest records are kept; a quarter of them is always shown. */
  static final int EARLIEST = 8;

  /** How many of the latest records are kept and shown. */
  static final int LATEST = 2;

  /** How many records of different kinds are kept and shown. */
  static final int DIFFERENT = 4;

  /** Records of different kinds are cut to this part of the length of the others. */
  private static final int PART = 4;

  private final List<Evidence> earliest = new ArrayList<>(1);
  private final List<Evidence> latest = new ArrayList<>(0);
  private final TreeMap<Long, Evidence> different = new TreeMap<>(Long::compareUnsigned);

  /** The latest record that completed a result, of those before the last {@link #replace}. */
  private @Nullable Evidence latestResult;

  /** Where the latest such record since then stands. */
  private @Nullable Origin latestOrigin;

  boolean isEmpty() {
    return earliest.isEmpty();
  }

  /** The time of the earliest record; only called where there is one. */
  long firstTime() {
    return earliest.get(0).time();
  }

  private boolean isFull() {
    return earliest.size() == EARLIEST;
  }

  /** Whether a record of that time is none of the earliest. */
  boolean isLate(long time) {
    return isFull() && time > earliest.get(earliest.size() - 1).time();
  }

  /** Whether a record of that time cannot be one of the latest. */
  boolean isOutrun(long time) {
    return latest.size() == LATEST && time < latest.get(0).time();
  }

  /** Whether a record of that kind and time may be kept for its kind. */
  boolean isDifferent(long kind, long time) {
    Evidence known = different.get(kind);
    if (known != null) {
      return time <= known.time();
    }
    return different.size() < DIFFERENT || Long.compareUnsigned(kind, different.lastKey()) < 0;
  }

  /** Adds a record of a single event. */
  void add(Evidence record, long kind) {
    addEarliest(record);
    addLatest(record);
    addDifferent(kind, record);
  }

  /** Adds records that led to a result, in order of time, and the one that completed it. */
  void add(List<Origin> records, Origin completing) {
    for (int i = 0; i < records.size() && !isLate(records.get(i).time()); i++) {
      addEarliest(Evidence.of(records.get(i)));
    }
    if (earliest.isEmpty()) {
      addEarliest(Evidence.of(completing));
    }
    complete(completing);
  }

  /** Adds the record that completed a result, which is none of the earliest. */
  void complete(Origin completing) {
    Origin known = latestOrigin;
    if (known == null || known.compareTo(completing) < 0) {
      latestOrigin = completing;
    }
  }

  private void addEarliest(Evidence added) {
    int at = earliest.size();
    while (at > 0 && added.compareTo(earliest.get(at - 1)) < 0) {
      at--;
    }
    if (at > 0 && added.compareTo(earliest.get(at - 1)) == 0) {
      earliest.set(at - 1, fetched(earliest.get(at - 1), added));
    } else if (at < EARLIEST) {
      if (isFull()) {
        earliest.remove(earliest.size() - 1);
      }
      earliest.add(at, added);
    }
  }

  private void addLatest(Evidence added) {
    int at = latest.size();
    while (at > 0 && added.compareTo(latest.get(at - 1)) < 0) {
      at--;
    }
    if (at > 0 && added.compareTo(latest.get(at - 1)) == 0) {
      latest.set(at - 1, fetched(latest.get(at - 1), added));
    } else if (at > 0 || latest.size() < LATEST) {
      latest.add(at, added);
      if (latest.size() > LATEST) {
        latest.remove(0);
      }
    }
  }

  private void addDifferent(long kind, Evidence record) {
    Evidence known = different.get(kind);
    if (known == null ? isDifferent(kind, record.time()) : record.compareTo(known) < 0) {
      different.put(kind, record);
      if (different.size() > DIFFERENT) {
        different.pollLastEntry();
      }
    }
  }

  /** Of the same record twice the one that was fetched. */
  private static Evidence fetched(Evidence one, Evidence other) {
    return one.isUnfetched() ? other.orArrivedAs(one) : one.orArrivedAs(other);
  }

  /** Adds a record only for what its values look like. */
  void differ(Evidence record, long kind) {
    addDifferent(kind, record);
  }

  /** Takes over the records of the same alert from elsewhere. */
  void merge(KeptRecords other) {
    other.earliest.forEach(this::addEarliest);
    other.latest.forEach(this::addLatest);
    other.different.forEach(this::addDifferent);
    Evidence theirs = other.completing();
    Evidence own = completing();
    if (theirs != null && (own == null || own.compareTo(theirs) < 0)) {
      latestResult = theirs;
      latestOrigin = null;
    }
  }

  /** Replaces records by what is made of them. */
  void replace(UnaryOperator<Evidence> by) {
    Evidence completing = completing();
    latestResult = completing == null ? null : by.apply(completing);
    latestOrigin = null;
    earliest.replaceAll(by);
    latest.replaceAll(by);
    different.replaceAll((kind, record) -> by.apply(record));
  }

  /** The latest record that completed a result. */
  private @Nullable Evidence completing() {
    Origin origin = latestOrigin;
    Evidence known = latestResult;
    if (origin == null) {
      return known;
    }
    Evidence newer = Evidence.of(origin);
    return known != null && known.compareTo(newer) >= 0 ? known : newer;
  }

  /** Cuts the texts of records. */
  void cut(int characters) {
    earliest.replaceAll(record -> record.cut(characters));
    latest.replaceAll(record -> record.cut(characters));
    latestResult = latestResult == null ? null : latestResult.cut(characters);
    different.replaceAll((kind, record) -> record.cut(characters / PART));
  }

  /**
   * The records to be shown, in order of time: the one behind the texts, the first two, the latest
   * ones, those of different kinds, and as many more of the earliest as there is room for.
   */
  List<Evidence> shown(@Nullable Evidence leading) {
    List<Evidence> shown = new ArrayList<>(AlertFold.EVIDENCE);
    if (leading != null) {
      show(leading, shown);
    }
    earliest.stream().limit(EARLIEST / 4).forEach(record -> show(record, shown));
    latest.forEach(record -> show(record, shown));
    Evidence completing = completing();
    if (completing != null) {
      show(completing, shown);
    }
    different.values().forEach(record -> show(record, shown));
    Iterator<Evidence> further = earliest.iterator();
    while (shown.size() < AlertFold.EVIDENCE && further.hasNext()) {
      show(further.next(), shown);
    }
    shown.sort(null);
    return shown;
  }

  private static void show(Evidence record, List<Evidence> shown) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).compareTo(record) == 0) {
        shown.set(i, longer(shown.get(i), record));
        return;
      }
    }
    shown.add(record);
  }

  private static Evidence longer(Evidence one, Evidence other) {
    return one.record().length() >= other.record().length()
        ? one.orArrivedAs(other)
        : other.orArrivedAs(one);
  }

  /** The same record as it is kept here among the earliest or latest, or null. */
  @Nullable Evidence find(Evidence record) {
    return Stream.concat(earliest.stream(), latest.stream())
        .filter(kept -> kept.compareTo(record) == 0)
        .findFirst()
        .orElse(null);
  }

  /** Saves all of it. */
  void write(StateWriter out) {
    write(earliest, out);
    write(latest, out);
    Evidence completing = completing();
    write(completing == null ? List.of() : List.of(completing), out);
    out.count(different.size());
    different.forEach(
        (kind, record) -> {
          out.number(kind);
          record.write(out);
        });
  }

  private static void write(List<Evidence> records, StateWriter out) {
    out.count(records.size());
    records.forEach(record -> record.write(out));
  }

  /** Saves when each record arrived, in the order in which {@link #write} saves them. */
  void writeArrivals(StateWriter out) {
    earliest.forEach(record -> out.number(record.arrival()));
    latest.forEach(record -> out.number(record.arrival()));
    Evidence completing = completing();
    if (completing != null) {
      out.number(completing.arrival());
    }
    different.values().forEach(record -> out.number(record.arrival()));
  }

  /** Restores what {@link #writeArrivals} saved. */
  void readArrivals(StateReader in) {
    earliest.replaceAll(record -> record.arrivedAt(in.number()));
    latest.replaceAll(record -> record.arrivedAt(in.number()));
    Evidence completing = latestResult;
    latestResult = completing == null ? null : completing.arrivedAt(in.number());
    different.replaceAll((kind, record) -> record.arrivedAt(in.number()));
  }

  /** Restores what {@link #write} saved. */
  static KeptRecords read(StateReader in) {
    KeptRecords records = new KeptRecords();
    for (int left = in.count(); left > 0; left--) {
      records.earliest.add(Evidence.read(in));
    }
    for (int left = in.count(); left > 0; left--) {
      records.latest.add(Evidence.read(in));
    }
    for (int left = in.count(); left > 0; left--) {
      records.latestResult = Evidence.read(in);
    }
    for (int left = in.count(); left > 0; left--) {
      records.different.put(in.number(), Evidence.read(in));
    }
    return records;
  }
}
