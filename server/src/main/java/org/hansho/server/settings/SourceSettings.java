package org.hansho.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where records come from.
 *
 * @param id unique; part of a record's origin
 * @param tenant whose records they are
 * @param format the format of all its records; recognised by content if empty
 * @param lateness how much older than its newest event an event may be
 * @param history whether it sends old records on purpose, which then arrive when they say
 * @param silence whether it is an alert when a source with a learned rhythm is not heard any more
 * @param planned when it may be silent
 */
public record SourceSettings(
    String id,
    String tenant,
    Optional<String> format,
    Duration lateness,
    boolean history,
    boolean silence,
    List<PlannedTime> planned,
    Receiver receiver) {
  public SourceSettings {
    planned = List.copyOf(planned);
  }
}
