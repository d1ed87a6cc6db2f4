package org.hansho.intelligence;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;

/**
 * A list of indicators with its provenance. Times are nanoseconds since 1970, {@link Event#NO_TIME}
 * where not known.
 *
 * @param name what alerts call it
 * @param source who made it; may be empty
 * @param category what its entries are, such as {@code tor}, {@code anonymous-proxy}, {@code
 *     malware}, {@code phishing}, {@code scanner}, {@code botnet}
 * @param confidence 0 to 100, of entries that state none
 * @param dated when it was made
 * @param validUntil from then on it matches no event and counts as stale
 */
public record IndicatorList(
    String name,
    String source,
    String category,
    int confidence,
    long dated,
    long validUntil,
    List<Indicator> entries) {
  /** The category of lists that state none. */
  public static final String UNSTATED_CATEGORY = "malicious";

  /** The confidence of lists that state none. */
  public static final int UNSTATED_CONFIDENCE = 50;

  public IndicatorList {
    entries = List.copyOf(entries);
  }

  /** The same list under another category, which holds for every entry. */
  public IndicatorList withCategory(String other) {
    return new IndicatorList(name, source, other, confidence, dated, validUntil, entries);
  }

  /** Whether the list is too old at that time; never at {@link Event#NO_TIME}. */
  public boolean isStaleAt(long time) {
    return time != Event.NO_TIME && validUntil != Event.NO_TIME && time >= validUntil;
  }

  /** What an engine can determine by this list: the needs that a detection may name. */
  Set<String> offers() {
    Set<String> offers = new TreeSet<>();
    for (Indicator entry : entries) {
      String own = entry.detail().category();
      offers.add("intelligence." + (own.isEmpty() ? category : own));
      switch (entry.kind()) {
        case IP, CIDR -> offers.add("intelligence.ip");
        case DOMAIN -> offers.add("intelligence.domain");
        case URL -> offers.add("intelligence.url");
        case MD5, SHA256 -> offers.add("intelligence.hash");
        case TEXT -> {}
      }
    }
    offers.add("intelligence." + category);
    return offers;
  }
}
