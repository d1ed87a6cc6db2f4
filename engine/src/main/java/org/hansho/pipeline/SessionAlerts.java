package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertLedger;
import org.hansho.alert.Wording;
import org.hansho.detect.SeededHashes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a session: those that changed since they were taken, and all by which they grow.
 * Beyond a bound in bytes those that have not changed for longest are forgotten. Belongs to one
 * thread.
 */
final class SessionAlerts implements AlertLedger.Store {
  /** Alerts that are ready to grow take at most this part of the bound. */
  private static final int READY_PART = 4;

  private final String tenant;
  private final SeededHashes seeded;
  private final long mostBytes;
  private final Map<String, byte[]> saved = new LinkedHashMap<>();
  private final Map<String, Wording> wordings = new TreeMap<>();
  private final Map<String, Alert> changed = new TreeMap<>();
  private AlertLedger ledger;
  private AlertFold fold;
  private long bytes;
  private long forgotten;

  SessionAlerts(String tenant, SeededHashes seeded, long mostBytes) {
    this.tenant = tenant;
    this.seeded = seeded;
    this.mostBytes = mostBytes;
    this.ledger = new AlertLedger(tenant, seeded, mostBytes / READY_PART, this);
    this.fold = ledger.newFold();
  }

  /** Takes what is found. */
  AlertFold fold() {
    return fold;
  }

  /** Adds to the alerts what was found. */
  void settle() {
    ledger.add(fold);
    fold = ledger.newFold();
    ledger.forEachChanged(this::keep);
    ledger.committed();
  }

  private void keep(AlertLedger.Changed change) {
    Alert alert = change.alert();
    changed.put(alert.id(), alert);
    wordings.putIfAbsent(alert.wording().version(), alert.wording());
    keep(alert.id(), change.saved());
    Iterator<Map.Entry<String, byte[]>> oldest = saved.entrySet().iterator();
    while (bytes > mostBytes && saved.size() > 1) {
      Map.Entry<String, byte[]> gone = oldest.next();
      bytes -= gone.getValue().length;
      oldest.remove();
      ledger.forget(gone.getKey());
      forgotten++;
    }
  }

  private void keep(String id, byte[] body) {
    byte[] before = saved.remove(id);
    saved.put(id, body);
    bytes += body.length - (before == null ? 0 : before.length);
  }

  /** The content has changed: alerts that grow from now on do so under their present detection. */
  void forgetDetections() {
    settle();
    ledger = new AlertLedger(tenant, seeded, mostBytes / READY_PART, this);
    fold = ledger.newFold();
  }

  boolean hasChanges() {
    return !changed.isEmpty();
  }

  /** The alerts that have changed since the last call, in order of id. */
  List<Alert> take() {
    settle();
    List<Alert> taken = new ArrayList<>(changed.values());
    changed.clear();
    return taken;
  }

  long forgotten() {
    return forgotten;
  }

  @Override
  public byte @Nullable [] load(String id) {
    return saved.get(id);
  }

  @Override
  public long deleted(String id) {
    return 0;
  }

  @Override
  public @Nullable Wording wording(String version) {
    return wordings.get(version);
  }

  void write(StateWriter out) {
    out.number(forgotten);
    out.count(wordings.size());
    wordings.values().forEach(wording -> wording.write(out));
    out.count(saved.size());
    saved.forEach(
        (id, body) -> {
          out.text(id);
          out.bytes(body, 0, body.length);
        });
  }

  void restore(StateReader in) {
    forgotten = in.number();
    for (int left = in.count(); left > 0; left--) {
      Wording wording = Wording.read(in);
      wordings.put(wording.version(), wording);
    }
    for (int left = in.count(); left > 0; left--) {
      keep(in.text(), in.bytes());
    }
  }
}
