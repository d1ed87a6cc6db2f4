package org.hansho.detect.retrospect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.address.Address;
import org.hansho.detect.Detector;
import org.hansho.detect.Lookups;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.intelligence.Listing;
import org.hansho.sigma.Level;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Retrospect;
import org.hansho.sigma.ValueList;
import org.jspecify.annotations.Nullable;

/**
 * What the lists say of an address at a time, as far as it counts. Immutable but for the snapshot
 * that it asks; a look-up costs one walk through the networks and allocates what it finds.
 */
final class Listings {
  private final IntelligenceReference reference;
  private final List<Counted> counted;
  private final int confidence;

  /** Listings of some categories, in small letters. */
  private record Counted(Level level, Set<String> categories) {}

  /**
   * What was found.
   *
   * @param level severity of it
   */
  record Hit(Level level, Listing listing) {}

  Listings(Retrospect condition, Lookups lookups) {
    reference = lookups.intelligence();
    confidence = condition.confidence();
    counted = new ArrayList<>();
    for (Retrospect.Listed listed : condition.listed()) {
      counted.add(new Counted(listed.level(), categories(listed.categories(), lookups.lists())));
    }
  }

  private static Set<String> categories(List<String> words, Lists lists) {
    Set<String> categories = new TreeSet<>();
    for (String word : words) {
      boolean isName = word.length() > 2 && word.startsWith("%") && word.endsWith("%");
      ValueList list = isName ? lists.get(word.substring(1, word.length() - 1)) : null;
      for (String category : list == null ? List.of(word) : list.entries()) {
        categories.add(category.toLowerCase(Locale.ROOT));
      }
    }
    return categories;
  }

  /** What holds at a time: of the first level that has any, the one of most confidence. */
  @Nullable Hit at(String peer, long time) {
    List<Listing> listings = of(peer);
    for (int i = 0; i < counted.size() && !listings.isEmpty(); i++) {
      Listing best = null;
      for (Listing listing : listings) {
        boolean holds = listing.holdsAt(time) && counts(listing, counted.get(i), time);
        if (holds && (best == null || listing.confidenceAt(time) > best.confidenceAt(time))) {
          best = listing;
        }
      }
      if (best != null) {
        return new Hit(counted.get(i).level(), best);
      }
    }
    return null;
  }

  /**
   * When to ask next: where the lists may be replaced a day later at the latest, else when the next
   * listing begins to hold; never if there is none.
   */
  long nextAsk(String peer, long asked) {
    long next = Detector.NEVER;
    for (Listing listing : of(peer)) {
      long from = listing.from();
      boolean begins = from > asked && listing.holdsAt(from);
      if (begins && counted.stream().anyMatch(one -> counts(listing, one, from))) {
        next = Math.min(next, from);
      }
    }
    boolean again = !reference.isFixed() || at(peer, asked) != null;
    return again ? Math.min(next, asked + RetrospectDetector.DAY) : next;
  }

  private boolean counts(Listing listing, Counted one, long time) {
    return listing.confidenceAt(time) >= confidence
        && one.categories().contains(listing.category().toLowerCase(Locale.ROOT));
  }

  private List<Listing> of(String peer) {
    byte[] text = peer.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    return address.parse(text, 0, text.length) ? reference.get().listings(address) : List.of();
  }
}
