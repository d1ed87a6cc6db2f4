package org.hansho.geography;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.hansho.address.Address;
import org.hansho.geography.UnusableDatabaseException.Reason;

/**
 * A file in the MaxMind DB format that says where addresses are or whose they are.
 *
 * <p>Which files serve: those that have a country, a city, a position or an autonomous system in
 * one of the layouts that {@link PlaceReader} names. Opening looks at the file's end and at a
 * sample of records; nothing is copied, so the bytes may be a mapped file, and must not change.
 * Immutable and shared by all threads, each of which takes a {@link Lookup} of its own.
 */
public final class AddressDatabase {
  /** Capability: the country of addresses is known. */
  public static final String COUNTRY = "geography.country";

  /** Capability: the city of addresses is known, and with it a position. */
  public static final String CITY = "geography.city";

  /** Capability: the autonomous system of addresses is known. */
  public static final String NETWORK_OWNER = "geography.network-owner";

  private static final int MOST_NODES = 1024;
  private static final int MOST_RECORDS = 128;

  private final Metadata metadata;
  private final SearchTree tree;
  private final ByteBuffer data;
  private final Set<String> offers;
  private final LongAdder damaged = new LongAdder();

  private AddressDatabase(Metadata metadata, SearchTree tree, ByteBuffer data) {
    this.metadata = metadata;
    this.tree = tree;
    this.data = data;
    this.offers = Set.copyOf(sample());
  }

  /**
   * Opens a database.
   *
   * @param file all of its bytes, from position 0 to the limit
   * @throws UnusableDatabaseException if it is damaged or says nothing about addresses that is of
   *     use
   */
  public static AddressDatabase of(ByteBuffer file) throws UnusableDatabaseException {
    ByteBuffer bytes = file.duplicate().clear().limit(file.limit());
    int end = Metadata.begin(bytes);
    if (end < 0) {
      throw new UnusableDatabaseException(Reason.OTHER_FORMAT);
    }
    Metadata metadata = Metadata.read(bytes, end);
    long dataBegins = metadata.treeBytes() + SearchTree.SEPARATOR;
    if (dataBegins > end || !isZero(bytes, (int) metadata.treeBytes())) {
      throw new UnusableDatabaseException(Reason.TREE);
    }
    ByteBuffer data = bytes.slice((int) dataBegins, end - (int) dataBegins);
    SearchTree tree = new SearchTree(bytes, metadata, data.limit());
    AddressDatabase database = new AddressDatabase(metadata, tree, data);
    if (database.offers.isEmpty()) {
      throw new UnusableDatabaseException(Reason.NOTHING_KNOWN);
    }
    return database;
  }

  private static boolean isZero(ByteBuffer bytes, int from) {
    return bytes.getLong(from) == 0 && bytes.getLong(from + 8) == 0;
  }

  /**
   * What records have that hang on nodes all over the tree: of a small tree all, of a large one
   * enough to tell.
   */
  private Set<String> sample() {
    Set<String> found = new TreeSet<>();
    PlaceReader reader = new PlaceReader(data);
    boolean small = tree.nodes() <= MOST_NODES;
    int read = 0;
    for (int i = 0; i < Math.min(MOST_NODES, tree.nodes()); i++) {
      int node = small ? i : scattered(i);
      for (int side = 0; side < 2; side++) {
        int record = tree.record(node, side);
        Place place = record < 0 ? null : reader.read(record);
        if (place != null) {
          note(place, found);
          read++;
        }
      }
      if (!small && read >= MOST_RECORDS) {
        break;
      }
    }
    return found;
  }

  /** Multiples of the golden ratio, which lie evenly however many are taken. */
  private int scattered(int i) {
    long fraction = (i * 0x9E37_79B9L) & 0xFFFF_FFFFL;
    return (int) ((fraction * tree.nodes()) >>> 32);
  }

  private static void note(Place place, Set<String> found) {
    if (!place.country().isEmpty()) {
      found.add(COUNTRY);
    }
    if (!place.city().isEmpty() && place.area() != null) {
      found.add(CITY);
    }
    if (place.networkNumber() != Place.NO_NUMBER) {
      found.add(NETWORK_OWNER);
    }
  }

  /** What the file says of itself. */
  public Metadata metadata() {
    return metadata;
  }

  /** The capabilities that a detection may require, as far as this file gives them. */
  public Set<String> offers() {
    return offers;
  }

  /** Look-ups so far that met a damaged record and had no answer; repeated ones may count once. */
  public long damagedRecords() {
    return damaged.sum();
  }

  /** Look-ups for one thread. */
  public Lookup lookup() {
    return new Lookup(this);
  }

  /** Offset of the record of an address, or a negative number; damage is counted. */
  int find(Address address) {
    int offset = tree.find(address);
    if (offset == SearchTree.DAMAGED) {
      damaged.increment();
    }
    return offset;
  }

  PlaceReader reader() {
    return new PlaceReader(data);
  }

  void countDamage() {
    damaged.increment();
  }
}
