package org.hansho.casework.view;

import java.util.List;

/**
 * A list of alerts that is kept under a name. Immutable.
 *
 * @param owner who made it, as the audit log has it
 * @param filter in the language of filters; empty for all alerts
 * @param columns names of columns in their order; empty for the usual ones
 * @param isShared whether all callers of the tenant see it
 * @param time when it was saved last, nanoseconds since 1970
 */
public record SavedView(
    String id,
    String tenant,
    String owner,
    String name,
    String filter,
    List<String> columns,
    boolean isShared,
    long time) {
  /** Copies the list. */
  public SavedView {
    columns = List.copyOf(columns);
  }

  /** One line for the audit log. */
  public String line() {
    return name + (isShared ? " (shared)" : "") + ": " + (filter.isEmpty() ? "all" : filter);
  }
}
