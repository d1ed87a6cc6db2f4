package org.hansho.content;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.intelligence.IndicatorList;
import org.hansho.sigma.ValueList;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * A list with what is known of its age.
 *
 * @param sourceJapanese who made it, in Japanese; empty if the file does not say
 * @param valid how long after its date the list may be relied on; null means for ever
 * @param indicators the same list as threat intelligence; null if it states no category
 */
public record ListFile(
    ValueList list,
    String sourceJapanese,
    @Nullable Duration valid,
    Place place,
    @Nullable IndicatorList indicators) {
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

  /** This list with the entries of another behind its own. */
  ListFile and(ValueList more) {
    List<String> entries =
        Stream.concat(list.entries().stream(), more.entries().stream()).distinct().toList();
    ValueList both = new ValueList(list.name(), list.kind(), entries, list.source(), list.date());
    return new ListFile(both, sourceJapanese, valid, place, indicators);
  }
}
