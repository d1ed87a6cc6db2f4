package org.hansho.scan.fact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one unit as they come: some are held, the rest goes to files in sorted runs. Belongs
 * to one thread at a time. The first failure to write is kept and thrown when the runs are taken.
 */
public final class FactSpool {
  private final FactFolder folder;
  private final List<FactRun> runs = new ArrayList<>();
  private List<Observation> held = new ArrayList<>();
  private long heldBytes;
  private @Nullable IOException failure;
  private long facts;

  /** An empty spool. */
  public FactSpool(FactFolder folder) {
    this.folder = folder;
  }

  /** Keeps the facts of a record. */
  public void add(Observation observation) {
    held.add(observation);
    heldBytes += observation.bytes();
    facts += observation.size();
    if (heldBytes >= folder.bytesOfUnit()) {
      held.sort(Observation.ORDER);
      try {
        runs.add(FactRun.Written.of(new FactRun.Held(held, heldBytes).cursor(), folder));
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
      held.clear();
      heldBytes = 0;
    }
  }

  /** All runs; nothing may be added any more. */
  List<FactRun> runs() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!held.isEmpty()) {
      held.sort(Observation.ORDER);
      runs.add(new FactRun.Held(held, heldBytes));
      held = new ArrayList<>();
      heldBytes = 0;
    }
    return runs;
  }

  /** How many facts they are. */
  long facts() {
    return facts;
  }

  /** Forgets everything. */
  public void discard() throws IOException {
    held = new ArrayList<>();
    heldBytes = 0;
    facts = 0;
    FactFolder.delete(runs);
    runs.clear();
  }
}
