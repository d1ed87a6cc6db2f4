package org.hansho.alert;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hansho.detect.Matter;
import org.hansho.detect.SeededHashes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a run without end: findings are folded in portions, and an alert grows by as many
 * of them as there are. Nothing is dropped.
 *
 * <p>Alerts used last stay in memory, up to a bound on their saved size; the others are asked for
 * again when more evidence comes. What was changed stays until it is {@link #committed}. Belongs to
 * one thread.
 */
public final class AlertLedger {
  private final String tenant;
  private final SeededHashes seeded;
  private final long memoryBytes;
  private final Store store;
  private final Map<String, Held> held = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, OpenAlert> changed = new TreeMap<>();
  private long repeated;
  private long heldBytes;

  /** Where alerts lie that left memory. */
  public interface Store {
    /** What was saved last of the alert of that id, or null if there is none. */
    byte @Nullable [] load(String id);

    /**
     * How many findings fell into the alert of that id before it was deleted; 0 if that is not
     * known. Asked for alerts of which nothing is saved.
     */
    long deleted(String id);

    /**
     * The wording of that version, which alerts were raised under before, or null if it is lost.
     */
    @Nullable Wording wording(String version);
  }

  /** An alert that has changed, and the bytes that {@link Store#load} is to give back. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Changed(Alert alert, byte[] saved) {}

  /** An alert in memory and the size of what was saved of it. */
  private record Held(OpenAlert alert, int bytes) {}

  /**
   * A ledger without alerts in memory.
   *
   * @param seeded decides which values and records alerts keep, see {@link AlertFold}
   * @param memoryBytes most bytes of alerts kept in memory between commits, as they are saved
   */
  public AlertLedger(String tenant, SeededHashes seeded, long memoryBytes, Store store) {
    this.tenant = tenant;
    this.seeded = seeded;
    this.memoryBytes = memoryBytes;
    this.store = store;
  }

  /** An empty fold for the next portion of findings. */
  public AlertFold newFold() {
    return new AlertFold(tenant, AlertRoom.UNBOUNDED, seeded);
  }

  /** Takes over all findings of a fold, which must not be used any more. */
  public void add(AlertFold fold) {
    fold.open().forEach(this::add);
  }

  private void add(OpenAlert added) {
    OpenAlert alert = changed.get(added.id());
    if (alert == null) {
      alert = known(added);
    }
    if (alert == null) {
      alert = added;
    } else {
      repeated -= alert.repeated();
      alert.merge(added);
    }
    repeated += alert.repeated();
    changed.put(added.id(), alert);
  }

  /**
   * How many events of findings were added since this was last asked that no alert counts, since
   * another document of its detection counts the same records.
   */
  public long takeRepeated() {
    long taken = repeated;
    repeated = 0;
    return taken;
  }

  private @Nullable OpenAlert known(OpenAlert added) {
    Held inMemory = held.remove(added.id());
    if (inMemory != null) {
      heldBytes -= inMemory.bytes();
      return inMemory.alert();
    }
    byte[] saved = store.load(added.id());
    if (saved == null) {
      added.goOnFrom(store.deleted(added.id()));
      return null;
    }
    return OpenAlert.read(added.id(), added.definition(), store::wording, new StateReader(saved));
  }

  /** Whether there is an alert of that id. */
  public boolean isKnown(String id) {
    return changed.containsKey(id) || held.containsKey(id) || store.load(id) != null;
  }

  /** What the results of an alert are about; nothing of an alert that is not there. */
  public List<Matter> matters(String id) {
    OpenAlert alert = changed.get(id);
    Held inMemory = held.get(id);
    if (alert == null && inMemory != null) {
      alert = inMemory.alert();
    }
    if (alert != null) {
      return alert.matters();
    }
    byte[] saved = store.load(id);
    return saved == null ? List.of() : OpenAlert.matters(new StateReader(saved));
  }

  /** Forgets an alert that is being deleted and has not changed. */
  public void forget(String id) {
    Held gone = held.remove(id);
    heldBytes -= gone == null ? 0 : gone.bytes();
  }

  /** Fetches the records of evidence of which only the place is known, in what has changed. */
  public void fetch(UnaryOperator<Evidence> fetcher) {
    changed.values().forEach(alert -> alert.fetch(fetcher));
  }

  /** Shows every alert that has changed since the last commit, in order of id. */
  public void forEachChanged(Consumer<Changed> visitor) {
    StateWriter out = new StateWriter();
    for (OpenAlert alert : changed.values()) {
      out.clear();
      alert.write(out);
      visitor.accept(new Changed(alert.alert(tenant), out.toBytes()));
      Held kept = new Held(alert, out.size());
      Held before = held.put(alert.id(), kept);
      heldBytes += kept.bytes() - (before == null ? 0 : before.bytes());
    }
  }

  /** What was shown last is safe; alerts beyond the bound leave memory. */
  public void committed() {
    changed.clear();
    Iterator<Held> oldest = held.values().iterator();
    while (heldBytes > memoryBytes && oldest.hasNext()) {
      heldBytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  /** How many bytes of alerts are in memory, as they were saved. */
  public long memory() {
    return heldBytes;
  }
}
