package org.hansho.local.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Wording;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateWriter;

/**
 * The wordings that stored alerts were raised under, each stored once. They stay when their alerts
 * expire: there is one for each text that a detection ever had. Belongs to one thread.
 */
final class Wordings {
  private final StoredAlerts stored;
  private final Set<String> kept = new HashSet<>();

  Wordings(StoredAlerts stored) {
    this.stored = stored;
  }

  /** Adds a wording to what an epoch saves, unless it is saved already. */
  void keep(Wording wording, List<StateChunk> saved) {
    boolean isNew = kept.add(wording.version()) && stored.wording(wording.version()) == null;
    if (isNew) {
      StateWriter out = new StateWriter();
      wording.write(out);
      String name = StateChunk.WORDING + wording.version();
      saved.add(new StateChunk(StateChunk.ON_DEMAND, 0, name, out.toBytes()));
    }
  }
}
