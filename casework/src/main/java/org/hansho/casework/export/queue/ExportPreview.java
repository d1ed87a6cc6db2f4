package org.hansho.casework.export.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.ChangeSource;
import org.hansho.casework.store.AlertPage;

/**
 * What a target would get of a day.
 *
 * @param matched how many alerts and incidents
 * @param isExact whether all were looked at; else the newest were
 * @param messages the first of them as they would be sent
 */
public record ExportPreview(long matched, boolean isExact, List<String> messages) {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final int MOST_MESSAGES = 3;

  /** So many pages of changes are looked at, the newest. */
  private static final int PAGES = 50;

  /** Copies the list. */
  public ExportPreview {
    messages = List.copyOf(messages);
  }

  /** A preview that is being counted. Belongs to one thread; sends nothing. */
  static final class Counting {
    private final ExportPlan plan;
    private final Wanted wanted;
    private final long now;
    private final List<String> messages = new ArrayList<>();
    private long matched;
    private boolean isExact = true;

    Counting(ExportPlan plan, Wanted wanted, long now) {
      this.plan = plan;
      this.wanted = wanted;
      this.now = now;
    }

    /** Looks at the newest changes of a source. */
    void look(String tenant, ChangeSource source, ExportLedger ledger, int atATime)
        throws IOException {
      long room = (long) PAGES * atATime;
      long from = Math.max(0, source.newest(tenant) - room);
      isExact &= from == 0;
      for (int page = 0; page <= PAGES; page++) {
        List<ChangeSource.Changed> changes = source.after(tenant, from, atATime, ledger::sentAmong);
        for (ChangeSource.Changed changed : changes) {
          AlertPage.Listed alert = changed.alert();
          if (alert != null) {
            take(alert, ledger);
          }
          from = changed.number();
        }
        if (changes.isEmpty()) {
          return;
        }
      }
    }

    private void take(AlertPage.Listed alert, ExportLedger ledger) throws IOException {
      boolean isOfDay = alert.alert().lastTime() >= now - DAY;
      if (!isOfDay || !wanted.passes(alert, ledger)) {
        return;
      }
      matched++;
      if (messages.size() < MOST_MESSAGES) {
        byte[] bytes =
            plan.format().message(AlertFile.outgoing(alert, false, now), plan.presentation(), 0);
        messages.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }

    ExportPreview preview() {
      return new ExportPreview(matched, isExact, messages);
    }
  }
}
