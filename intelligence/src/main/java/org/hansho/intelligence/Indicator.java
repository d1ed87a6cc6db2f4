package org.hansho.intelligence;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a list.
 *
 * @param value in the form that is looked up: names in lower case without a final dot, hashes in
 *     lower case, URLs as {@link UrlText} writes them; addresses as the list wrote them
 */
public record Indicator(IndicatorKind kind, String value, EntryDetail detail) {
  /** An entry of that kind without details, or null if the text has not its form. */
  public static @Nullable Indicator of(IndicatorKind kind, String text) {
    return IndicatorText.read(kind, text, EntryDetail.NONE);
  }
}
