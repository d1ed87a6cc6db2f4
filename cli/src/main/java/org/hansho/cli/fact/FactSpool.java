package org.hansho.cli.fact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one unit as they come: some are held, the rest goes to files in sorted runs. Belongs
 * to one thread at a time. The first failure to write is kept and told when the runs are taken.
 */
public final class FactSpool {
  private static final int MOST_HELD = 30_000;

  private final FactFolder folder;
  private final List<FactRun> runs = new ArrayList<>();
  private List<Fact> held = new ArrayList<>();
  private @Nullable IOException failure;

  /** An empty spool. */
  public FactSpool(FactFolder folder) {
    this.folder = folder;
  }

  /** Keeps a fact. */
  public void add(Fact fact) {
    held.add(fact);
    if (held.size() == MOST_HELD) {
      held.sort(Fact.ORDER);
      try {
        runs.add(FactRun.Written.of(held.iterator(), folder.path()));
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
      held = new ArrayList<>();
    }
  }

  /** All runs; nothing may be added any more. */
  List<FactRun> runs() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!held.isEmpty()) {
      held.sort(Fact.ORDER);
      runs.add(new FactRun.Held(held));
      held = new ArrayList<>();
    }
    return runs;
  }

  /** Forgets everything. */
  public void discard() throws IOException {
    held = new ArrayList<>();
    FactFolder.delete(runs);
    runs.clear();
  }
}
