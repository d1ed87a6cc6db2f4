package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.address.Address;

/**
 * All lists made ready for look-up: a snapshot that never changes. Shared by all threads; each
 * looks up with an {@link IndicatorSearch} of its own. Takes about 50 bytes an entry; the lists it
 * was made of may be forgotten.
 */
public final class Intelligence {
  /** Most entries of all lists together. What is beyond is not looked up. */
  public static final int MOST_ENTRIES = 4_000_000;

  /** No list at all. */
  public static final Intelligence EMPTY = of(List.of());

  /**
   * One list of a snapshot.
   *
   * @param entries how many it holds
   * @param offers what an engine can determine by it; see {@link Intelligence#offers}
   */
  public record Provenance(
      String name,
      String source,
      String category,
      long dated,
      long validUntil,
      int entries,
      Set<String> offers) {
    public Provenance {
      offers = Set.copyOf(offers);
    }

    boolean isStaleAt(long time) {
      return new IndicatorList(name, source, category, 0, dated, validUntil, List.of())
          .isStaleAt(time);
    }
  }

  private final List<Provenance> lists;
  private final EntryTable entries;
  private final int beyond;
  private final NetworkTrie four;
  private final NetworkTrie six;
  private final Map<IndicatorKind, TextTable> texts;

  private Intelligence(List<Provenance> lists, EntryTable entries, Draft draft) {
    this.lists = List.copyOf(lists);
    this.entries = entries.finished();
    this.beyond = draft.beyond;
    this.four = new NetworkTrie(draft.four);
    this.six = new NetworkTrie(draft.six);
    this.texts = new EnumMap<>(IndicatorKind.class);
    for (IndicatorKind kind : IndicatorKind.values()) {
      texts.put(kind, new TextTable(entries, draft.members(kind)));
    }
  }

  /** The given lists; earlier ones are reported first where several hold the same entry. */
  public static Intelligence of(Collection<IndicatorList> lists) {
    Draft draft = new Draft();
    List<Provenance> provenances = new ArrayList<>();
    for (IndicatorList list : lists) {
      provenances.add(
          new Provenance(
              list.name(),
              list.source(),
              list.category(),
              list.dated(),
              list.validUntil(),
              list.entries().size(),
              list.offers()));
      list.entries().forEach(entry -> draft.add(list, entry));
    }
    return new Intelligence(provenances, draft.table, draft);
  }

  /** The lists it was made of, in their order. */
  public List<Provenance> lists() {
    return lists;
  }

  /** How many entries are looked up. */
  public int size() {
    return entries.size();
  }

  /** How many entries are not looked up because there were too many. */
  public int beyond() {
    return beyond;
  }

  /**
   * What detections may require: {@code intelligence.tor} and the like for each category that a
   * list has which is not stale, {@code intelligence.ip}, {@code .domain}, {@code .url} and {@code
   * .hash} for each kind of entry.
   *
   * @param time what staleness is judged by, in nanoseconds since 1970; {@code Event.NO_TIME}
   *     counts every list
   */
  public Set<String> offers(long time) {
    Set<String> offers = new TreeSet<>();
    for (Provenance list : lists) {
      if (!list.isStaleAt(time)) {
        offers.addAll(list.offers());
      }
    }
    return offers;
  }

  /**
   * The listings of an address, whatever the time; the most specific network first. Linear in the
   * entries that hold it, of which at most {@link IndicatorSearch#MOST_HITS} are returned.
   */
  public List<Listing> listings(Address address) {
    List<Listing> listings = new ArrayList<>();
    long low = address.isFour() ? 0 : address.low();
    networks(address.isFour())
        .find(
            Prefix.bitsHigh(address),
            low,
            entry -> {
              if (listings.size() < IndicatorSearch.MOST_HITS) {
                listings.add(Listing.of(entries, entry));
              }
            });
    return listings;
  }

  /** Whether an entry says from when on it holds, so that it may hold later than another event. */
  public boolean hasBeginnings() {
    return entries.hasBeginnings();
  }

  EntryTable entries() {
    return entries;
  }

  NetworkTrie networks(boolean ofFour) {
    return ofFour ? four : six;
  }

  @SuppressWarnings("NullAway") // Filled for every kind.
  TextTable texts(IndicatorKind kind) {
    return texts.get(kind);
  }

  /** Entries by the table they belong to. */
  private static final class Draft {
    private final EntryTable table = new EntryTable();
    private final List<NetworkTrie.Item> four = new ArrayList<>();
    private final List<NetworkTrie.Item> six = new ArrayList<>();
    private final int[][] members = new int[IndicatorKind.values().length][16];
    private final int[] counts = new int[members.length];
    private int beyond;

    void add(IndicatorList list, Indicator entry) {
      if (table.size() >= MOST_ENTRIES) {
        beyond++;
        return;
      }
      switch (entry.kind()) {
        case IP, CIDR -> addNetwork(list, entry);
        case DOMAIN, URL, MD5, SHA256 -> addText(list, entry);
        case TEXT -> {}
      }
    }

    private void addNetwork(IndicatorList list, Indicator entry) {
      Prefix prefix = Prefix.parse(entry.value());
      if (prefix != null) {
        List<NetworkTrie.Item> items = prefix.four() ? four : six;
        items.add(new NetworkTrie.Item(prefix, table.add(list, entry)));
      }
    }

    private void addText(IndicatorList list, Indicator entry) {
      int kind = entry.kind().ordinal();
      if (counts[kind] == members[kind].length) {
        members[kind] = Arrays.copyOf(members[kind], counts[kind] * 2);
      }
      members[kind][counts[kind]++] = table.add(list, entry);
    }

    int[] members(IndicatorKind kind) {
      return Arrays.copyOf(members[kind.ordinal()], counts[kind.ordinal()]);
    }
  }
}
