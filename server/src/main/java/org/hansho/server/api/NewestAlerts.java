package org.hansho.server.api;

import java.io.IOException;
import java.util.List;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.jspecify.annotations.Nullable;

/** The newest alerts that a call asks for, page by page: {@link #MOST} at most. */
final class NewestAlerts {
  /** Most alerts that are looked at. */
  static final int MOST = 5_000;

  private static final int PAGE = 500;

  /** A filter that finds little makes small pages, each of which may take its time. */
  private static final int MOST_PAGES = 20;

  private NewestAlerts() {}

  /** Looks at a page. */
  interface Reader {
    void read(List<AlertPage.Listed> alerts) throws IOException;
  }

  /**
   * How far they were looked at.
   *
   * @param alerts how many were
   * @param isAll whether there are no others
   */
  record Looked(long alerts, boolean isAll) {}

  /**
   * Shows them to a reader.
   *
   * @throws IOException if they cannot be read
   */
  static Looked each(CaseStore store, Filters.Asked asked, Reader reader) throws IOException {
    long looked = 0;
    @Nullable String cursor = null;
    int pages = 0;
    do {
      AlertPage page = store.list(asked.query(), asked.test(), AlertOrder.NEWEST, cursor, PAGE);
      reader.read(page.alerts());
      looked += page.alerts().size();
      cursor = page.next();
      pages++;
    } while (cursor != null && looked < MOST && pages < MOST_PAGES);
    return new Looked(looked, cursor == null);
  }
}
