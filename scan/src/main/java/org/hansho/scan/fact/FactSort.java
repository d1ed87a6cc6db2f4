package org.hansho.scan.fact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.detect.Observation;
import org.hansho.detect.SubscriberTable;
import org.hansho.detect.Subscribers;
import org.jspecify.annotations.Nullable;

/**
 * Puts the facts of all units in one order, whatever their number: runs are merged, and written out
 * where too many would be held in memory or stand open at once. Belongs to one thread.
 */
public final class FactSort {
  private static final int MOST_RUNS = 200;

  /** Most files that are open at a time, with a buffer of 64 kB each, and fewest. */
  private static final int MOST_OPEN = 400;

  private static final int FEWEST_OPEN = 32;

  /** Of many runs so many quarters are put together, the smallest. */
  private static final int QUARTERS = 3;

  /** Observations of a run that stand for all of it. */
  private static final int SAMPLE = 256;

  private final FactFolder folder;
  private final SubscriberTable subscribers;
  private final long mostHeld;
  private final int mostOpen;
  private List<FactRun> runs = new ArrayList<>();
  private long held;
  private long facts;

  /**
   * Nothing to sort yet.
   *
   * @param subscribers for what is read back from files
   */
  public FactSort(FactFolder folder, SubscriberTable subscribers) {
    this(folder, subscribers, folder.bytesOfSort(), open(folder));
  }

  FactSort(FactFolder folder, SubscriberTable subscribers, long mostHeld, int mostOpen) {
    this.folder = folder;
    this.subscribers = subscribers;
    this.mostHeld = mostHeld;
    this.mostOpen = mostOpen;
  }

  /** How many files may be open: what is held is mostly written by then. */
  private static int open(FactFolder folder) {
    long open = folder.bytesOfSort() / FactRun.Written.BUFFER;
    return (int) Math.max(FEWEST_OPEN, Math.min(MOST_OPEN, open));
  }

  /** Takes over the facts of a unit. */
  public void add(FactSpool spool) throws IOException {
    facts += spool.facts();
    for (FactRun run : spool.runs()) {
      runs.add(run);
      held += run.inMemory();
    }
    if (held > mostHeld) {
      writeHeld();
    }
    if (runs.size() > Math.min(MOST_RUNS, mostOpen)) {
      mergeSmallest();
    }
  }

  /** How many facts there are. */
  public long facts() {
    return facts;
  }

  private void writeHeld() throws IOException {
    List<FactRun> inMemory = runs.stream().filter(run -> run.inMemory() > 0).toList();
    List<FactRun> others = new ArrayList<>(runs);
    others.removeAll(inMemory);
    others.add(merged(inMemory));
    runs = others;
    held = 0;
  }

  /** Puts most runs together, but not those that were put together of many before. */
  private void mergeSmallest() throws IOException {
    List<FactRun> bySize = new ArrayList<>(runs);
    bySize.sort(Comparator.comparingInt(FactRun::size));
    List<FactRun> smallest = bySize.subList(0, bySize.size() * QUARTERS / 4);
    Set<FactRun> small = Collections.newSetFromMap(new IdentityHashMap<>());
    small.addAll(smallest);
    List<FactRun> parts = runs.stream().filter(small::contains).toList();
    FactRun one = merged(parts);
    FactFolder.delete(parts);
    runs.removeIf(small::contains);
    runs.add(one);
    held = runs.stream().mapToLong(FactRun::inMemory).sum();
  }

  private void mergeIntoOne() throws IOException {
    FactRun one = merged(runs);
    FactFolder.delete(runs);
    runs = new ArrayList<>(List.of(one));
    held = 0;
  }

  private FactRun merged(List<FactRun> parts) throws IOException {
    try (Merging merging = new Merging(parts, subscribers)) {
      return FactRun.Written.of(merging, folder);
    }
  }

  /** Hands over the facts of every record, in order. */
  public void forEach(Consumer<Observation> inOrder) throws IOException {
    forEach(subscribers, inOrder);
  }

  /**
   * Hands over, in order, the facts of every record to which one of the other subscribers listens.
   * Several threads may do so at the same time.
   */
  public void forEach(SubscriberTable others, Consumer<Observation> inOrder) throws IOException {
    try (Merging merging = new Merging(runs, others)) {
      Observation next = merging.next();
      while (next != null) {
        inOrder.accept(next);
        next = merging.next();
      }
    }
  }

  /** Prepares for so many threads that go through the facts at the same time. */
  public void share(int readers) throws IOException {
    long files = runs.stream().filter(run -> run.inMemory() == 0).count();
    if (files * readers > mostOpen) {
      mergeIntoOne();
    }
  }

  /** How often combinations of rules occur, estimated from the beginnings of all runs. */
  public Map<Subscribers, Long> combinations() throws IOException {
    Map<Subscribers, Long> often = new TreeMap<>(Subscribers.ORDER);
    for (FactRun run : runs) {
      try (FactRun.Cursor cursor = run.open(subscribers)) {
        long weight = 1L + run.size() / SAMPLE;
        Observation next = cursor.next();
        for (int left = SAMPLE; left > 0 && next != null; left--) {
          often.merge(next.subscribers(), weight, Long::sum);
          next = cursor.next();
        }
      }
    }
    return often;
  }

  /** A run and the first of its observations that was not handed over. */
  private static final class Head {
    private final FactRun.Cursor cursor;
    private final int run;
    private Observation first;

    Head(FactRun.Cursor cursor, int run, Observation first) {
      this.cursor = cursor;
      this.run = run;
      this.first = first;
    }

    Observation first() {
      return first;
    }

    int run() {
      return run;
    }
  }

  /**
   * The observations of several runs in one order. The run that is ahead goes on as long as it is:
   * runs of one file follow each other, so most often nothing but one comparison is done.
   */
  private static final class Merging implements FactRun.Cursor {
    private static final Comparator<Head> ORDER =
        Comparator.comparing(Head::first, Observation.ORDER).thenComparingInt(Head::run);

    private final List<FactRun.Cursor> cursors = new ArrayList<>();
    private final PriorityQueue<Head> others = new PriorityQueue<>(ORDER);
    private @Nullable Head ahead;

    Merging(List<FactRun> runs, SubscriberTable subscribers) throws IOException {
      for (FactRun run : runs) {
        FactRun.Cursor cursor = run.open(subscribers);
        cursors.add(cursor);
        Observation first = cursor.next();
        if (first != null) {
          others.add(new Head(cursor, cursors.size(), first));
        }
      }
      ahead = others.poll();
    }

    @Override
    public @Nullable Observation next() throws IOException {
      Head head = ahead;
      if (head == null) {
        return null;
      }
      Observation next = head.first;
      Observation following = head.cursor.next();
      if (following == null) {
        ahead = others.poll();
        return next;
      }
      head.first = following;
      Head other = others.peek();
      if (other != null && ORDER.compare(other, head) < 0) {
        ahead = Objects.requireNonNull(others.poll());
        others.add(head);
      }
      return next;
    }

    @Override
    public void close() throws IOException {
      for (FactRun.Cursor cursor : cursors) {
        cursor.close();
      }
    }
  }
}
