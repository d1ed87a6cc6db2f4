package org.hansho.content;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.hansho.sigma.ValueList;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * A list with what is known of its age.
 *
 * @param valid how long after its date the list may be relied on; null means for ever
 */
public record ListFile(ValueList list, @Nullable Duration valid, Place place) {
  /** Whether the list is too old on that day. A list without a date is never too old. */
  public boolean isStaleOn(LocalDate day) {
    if (valid == null || list.date().isEmpty()) {
      return false;
    }
    try {
      return LocalDate.parse(list.date()).plusDays(valid.toDays()).isBefore(day);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
