package org.hansho.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertColumns;
import org.hansho.alert.AlertJson;
import org.hansho.alert.AlertReader;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Alerts and the rows of the epoch store that hold them. Reads each in the wording it was raised
 * under. Belongs to the thread of its view.
 */
public final class AlertRows {
  private final EpochView view;
  private final AlertReader reader;

  /** Reads what a view sees. */
  public AlertRows(EpochView view) {
    this.view = view;
    this.reader = new AlertReader(this::wording);
  }

  static StoredAlert row(Alert alert) {
    return new StoredAlert(
        alert.tenant(),
        alert.id(),
        alert.detection(),
        alert.severity().ordinal(),
        alert.time(),
        alert.lastTime(),
        alert.count(),
        AlertJson.of(alert));
  }

  /**
   * The alert of a row.
   *
   * @throws DamagedAlertException if the alert is damaged, or its wording is lost
   * @throws IOException if the database cannot be read
   */
  public Alert alert(StoredAlert row) throws IOException {
    AlertColumns columns =
        new AlertColumns(
            row.tenant(),
            row.id(),
            row.detection(),
            Severity.values()[row.severity()],
            row.firstTime(),
            row.lastTime(),
            row.count());
    try {
      return reader.alert(columns, row.body());
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } catch (IllegalStateException damage) {
      throw new DamagedAlertException(String.valueOf(damage.getMessage()), damage);
    }
  }

  private @Nullable Wording wording(String version) {
    try {
      byte[] saved = view.find(StateChunk.WORDING + version);
      return saved == null ? null : Wording.read(new StateReader(saved));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
