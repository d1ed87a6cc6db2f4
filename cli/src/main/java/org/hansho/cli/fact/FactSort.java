package org.hansho.cli.fact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.hansho.detect.Fact;

/**
 * Puts the facts of all units in one order, whatever their number: runs are merged, and written out
 * where too many would be held in memory or stand open at once. Belongs to one thread.
 */
public final class FactSort {
  private static final int MOST_HELD = 120_000;
  private static final int MOST_RUNS = 200;

  private final FactFolder folder;
  private final int mostHeld;
  private List<FactRun> runs = new ArrayList<>();
  private int held;

  /** Nothing to sort yet. */
  public FactSort(FactFolder folder) {
    this(folder, MOST_HELD);
  }

  FactSort(FactFolder folder, int mostHeld) {
    this.folder = folder;
    this.mostHeld = mostHeld;
  }

  /** Takes over the facts of a unit. */
  public void add(FactSpool spool) throws IOException {
    for (FactRun run : spool.runs()) {
      runs.add(run);
      held += run.inMemory();
    }
    if (held > mostHeld) {
      writeHeld();
    }
    if (runs.size() > MOST_RUNS) {
      mergeIntoOne();
    }
  }

  private void writeHeld() throws IOException {
    List<FactRun> inMemory = runs.stream().filter(run -> run.inMemory() > 0).toList();
    List<FactRun> others = new ArrayList<>(runs);
    others.removeAll(inMemory);
    others.add(merged(inMemory));
    runs = others;
    held = 0;
  }

  private void mergeIntoOne() throws IOException {
    FactRun one = merged(runs);
    FactFolder.delete(runs);
    runs = new ArrayList<>(List.of(one));
    held = 0;
  }

  private FactRun merged(List<FactRun> parts) throws IOException {
    try (Merging merging = new Merging(parts)) {
      return FactRun.Written.of(merging, folder.path());
    }
  }

  /** Hands over every fact, in order. */
  public void forEach(Consumer<Fact> inOrder) throws IOException {
    try (Merging merging = new Merging(runs)) {
      merging.forEachRemaining(inOrder);
    }
  }

  private record Head(Fact fact, int run) implements Comparable<Head> {
    @Override
    public int compareTo(Head other) {
      int byFact = Fact.ORDER.compare(fact, other.fact);
      return byFact != 0 ? byFact : Integer.compare(run, other.run);
    }
  }

  /** The facts of several runs in one order. */
  private static final class Merging implements Iterator<Fact>, AutoCloseable {
    private final List<FactRun.Cursor> cursors = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    Merging(List<FactRun> runs) throws IOException {
      for (FactRun run : runs) {
        cursors.add(run.open());
        advance(cursors.size() - 1);
      }
    }

    private void advance(int run) {
      FactRun.Cursor cursor = cursors.get(run);
      if (cursor.hasNext()) {
        heads.add(new Head(cursor.next(), run));
      }
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public Fact next() {
      Head head = heads.poll();
      if (head == null) {
        throw new NoSuchElementException();
      }
      advance(head.run());
      return head.fact();
    }

    @Override
    public void close() throws IOException {
      for (FactRun.Cursor cursor : cursors) {
        cursor.close();
      }
    }
  }
}
