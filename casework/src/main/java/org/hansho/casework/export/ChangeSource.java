package org.hansho.casework.export;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hansho.casework.store.AlertPage;
import org.jspecify.annotations.Nullable;

/**
 * Something that changes in an order, in the shape of alerts: what a target follows. Safe from any
 * thread.
 */
public interface ChangeSource {
  /**
   * Whether it can be followed at present; if not, {@link #after} gives nothing, and whoever begins
   * waits.
   */
  boolean isReady(String tenant) throws IOException;

  /** The number of the last change of a tenant; 0 if there is none. */
  long newest(String tenant) throws IOException;

  /**
   * Changes in their order, each with what changed as it is now.
   *
   * @param change behind this one
   * @param sent what the reader has had
   */
  List<Changed> after(String tenant, long change, int most, Sent sent) throws IOException;

  /** One by its id, as it is now; null if there is none. */
  AlertPage.@Nullable Listed find(String tenant, String id, Sent sent) throws IOException;

  /**
   * A change.
   *
   * @param number rises
   * @param alert what changed; null if there is nothing to say of it
   */
  record Changed(long number, AlertPage.@Nullable Listed alert) {}

  /** What a reader has had. */
  interface Sent {
    /** Which of these ids. */
    Set<String> among(Collection<String> ids) throws IOException;
  }
}
