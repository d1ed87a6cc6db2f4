package org.hansho.server.api;

import java.util.List;
import org.hansho.alert.Message;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.server.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of incidents ends, which are listed by the time of their last alert and their id.
 *
 * @param before time of the last one, in nanoseconds since 1970
 */
record IncidentCursor(long before, String beforeId) {
  private static final String TEXT = "-?[0-9]{1,19}-[0-9a-f]{32}";

  /**
   * Reads one.
   *
   * @param text null for the first page
   * @throws HttpProblem if it is none
   */
  static IncidentCursor of(@Nullable String text) {
    if (text == null) {
      return new IncidentCursor(Long.MAX_VALUE, "");
    }
    if (!text.matches(TEXT)) {
      throw wrong();
    }
    int dash = text.lastIndexOf('-');
    try {
      return new IncidentCursor(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1));
    } catch (NumberFormatException tooLarge) {
      throw wrong();
    }
  }

  private static HttpProblem wrong() {
    return new HttpProblem(
        400,
        Message.inEnglish("The parameter cursor is the next of a page before.")
            .inJapanese("パラメーター cursor には、前のページの next の値を指定してください。"));
  }

  /** The cursor behind a page; null if it is the last one. */
  static @Nullable String behind(List<IncidentHead> page, int size) {
    if (page.size() < size) {
      return null;
    }
    IncidentHead last = page.get(page.size() - 1);
    return last.lastTime() + "-" + last.id();
  }
}
