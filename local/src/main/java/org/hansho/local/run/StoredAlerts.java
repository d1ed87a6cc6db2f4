package org.hansho.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hansho.alert.AlertLedger;
import org.hansho.alert.Wording;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.epoch.DamagedException;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.StateChunk;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/** The alerts of a data folder that have left memory. */
record StoredAlerts(String tenant, EpochStore store, Alarms alarms) implements AlertLedger.Store {

  /** What an alert needs to grow; where that is damaged the alert begins anew, with an alarm. */
  @Override
  public byte @Nullable [] load(String id) {
    try {
      return store.find(StateChunk.ON_DEMAND, 0, StateChunk.ALERT + id);
    } catch (DamagedException damage) {
      alarms.raise(AlarmKind.DAMAGED_ROWS, "state", StateChunk.ALERT + id);
      return null;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where it is damaged the alert reads in the present wording, with an alarm. */
  @Override
  public @Nullable Wording wording(String version) {
    try {
      byte[] saved = store.find(StateChunk.ON_DEMAND, 0, StateChunk.WORDING + version);
      return saved == null ? null : Wording.read(new StateReader(saved));
    } catch (DamagedException damage) {
      alarms.raise(AlarmKind.DAMAGED_ROWS, "state", StateChunk.WORDING + version);
      return null;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public long deleted(String id) {
    try {
      return store.countOfExpired(tenant, id);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
