package org.hansho.casework.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.format.TriageState;
import org.hansho.casework.store.AlertCheck;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.files.output.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as a file in one of the formats, written while they are read: a page of them is in memory,
 * however many there are. Secrets are masked; records stay where they are. Safe from any thread.
 */
public final class AlertFile {
  private final CaseStore store;

  /** Files of the alerts of a store. */
  public AlertFile(CaseStore store) {
    this.store = store;
  }

  /**
   * Writes all alerts of a query as they are at this moment.
   *
   * @param test a further condition; null for none
   * @param now nanoseconds since 1970
   * @param out stays open; a failure in the middle leaves a file without its end
   * @return how many alerts were written
   * @throws IOException if they cannot be read or written
   */
  public long write(
      AlertQuery query,
      @Nullable AlertCheck test,
      AlertFormat format,
      Presentation presentation,
      long now,
      OutputStream out)
      throws IOException {
    put(format.begin(presentation), out);
    Between between = new Between(format.between());
    long written =
        store.each(
            query,
            test,
            listed -> {
              put(between.next(), out);
              put(format.alert(outgoing(listed, listed.revision() > 1, now), presentation), out);
              put(format.behind(), out);
            });
    put(format.end(), out);
    return written;
  }

  /**
   * What an alert of the store is on its way out.
   *
   * @param isUpdate whether the reader has had it before
   */
  public static Outgoing outgoing(AlertPage.Listed listed, boolean isUpdate, long now) {
    return new Outgoing(
        listed.alert().withTexts(Secrets::masked, true),
        listed.change(),
        isUpdate,
        triage(listed.state()),
        now);
  }

  private static TriageState triage(AlertState state) {
    ClosingReason reason = state.reason();
    return new TriageState(
        TriageState.Status.valueOf(state.status().name()),
        reason == null ? "" : reason.key(),
        state.assignee());
  }

  private static void put(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing before the first alert. */
  private static final class Between {
    private final String text;
    private boolean first = true;

    Between(String text) {
      this.text = text;
    }

    String next() {
      String next = first ? "" : text;
      first = false;
      return next;
    }
  }
}
