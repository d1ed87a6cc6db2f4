package org.hansho.library;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.hansho.address.Address;
import org.hansho.geography.AddressDatabase;
import org.hansho.geography.Place;
import org.hansho.geography.PlaceRecord;
import org.hansho.geography.UnusableDatabaseException;
import org.hansho.geography.UnusableDatabaseException.Reason;

/**
 * A file in the MaxMind DB format, read by its maker's library as a mapped file: only what look-ups
 * touch is read. Files that serve have a country, a city, a position or an autonomous system in one
 * of the layouts of {@link PlaceRecord}.
 *
 * <p>The operator owns the file. A damaged one is refused, or a look-up that meets the damage has
 * no answer and is counted. Shared by all threads; records that many networks share are decoded
 * once.
 */
final class GeographyDatabase implements AddressDatabase {
  private static final int SAMPLED_NETWORKS = 1024;
  private static final int SAMPLED_ADDRESSES = 4096;
  private static final int CACHED_RECORDS = 4096;

  private final Reader reader;
  private final Set<String> offers;
  private final LongAdder damaged = new LongAdder();

  private GeographyDatabase(Reader reader) {
    this.reader = reader;
    this.offers = Set.copyOf(sample());
  }

  /**
   * Opens a file, which must not be cut while it is in use; replace it by renaming.
   *
   * @throws UnusableDatabaseException if it is damaged or says nothing about addresses that is of
   *     use
   */
  static GeographyDatabase open(Path file) throws IOException, UnusableDatabaseException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    GeographyDatabase database;
    try {
      Reader reader =
          new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED, new CHMCache(CACHED_RECORDS));
      database = new GeographyDatabase(reader);
    } catch (InvalidDatabaseException | CharacterCodingException e) {
      boolean other = String.valueOf(e.getMessage()).contains("metadata marker");
      throw new UnusableDatabaseException(other ? Reason.OTHER_FORMAT : Reason.DAMAGED);
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnusableDatabaseException(Reason.DAMAGED);
    }
    if (database.offers.isEmpty()) {
      boolean damaged = database.damagedRecords() > 0;
      throw new UnusableDatabaseException(damaged ? Reason.DAMAGED : Reason.NOTHING_KNOWN);
    }
    return database;
  }

  /**
   * What the first records have, and those of addresses all over the room of IPv4: all of a small
   * file, and a sufficient sample of a large one.
   */
  private Set<String> sample() {
    Set<String> found = new TreeSet<>();
    if (!addFirstNetworks(found)) {
      for (int i = 0; i < SAMPLED_ADDRESSES; i++) {
        // Multiples of the golden ratio lie evenly however many are taken.
        int bits = (int) (i * 0x9E37_79B9L);
        byte[] four = {
          (byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits
        };
        found.addAll(PlaceRecord.offers(find(four)));
      }
    }
    return found;
  }

  /** Whether these were all that the file has. */
  private boolean addFirstNetworks(Set<String> found) {
    try {
      Networks<?> networks = reader.networks(Map.class);
      for (int i = 0; i < SAMPLED_NETWORKS && networks.hasNext(); i++) {
        found.addAll(PlaceRecord.offers(next(networks)));
      }
      return !networks.hasNext();
    } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
      damaged.increment();
      return false;
    }
  }

  private Place next(Networks<?> networks) {
    try {
      return networks.next().data() instanceof Map<?, ?> record
          ? PlaceRecord.place(record)
          : Place.UNKNOWN;
    } catch (RuntimeException | StackOverflowError e) {
      damaged.increment();
      return Place.UNKNOWN;
    }
  }

  @Override
  public Set<String> offers() {
    return offers;
  }

  @Override
  public Place find(Address address) {
    return find(bytes(address));
  }

  private Place find(byte[] address) {
    try {
      Map<?, ?> record = reader.get(InetAddress.getByAddress(address), Map.class);
      return record == null ? Place.UNKNOWN : PlaceRecord.place(record);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      damaged.increment();
      return Place.UNKNOWN;
    }
  }

  private static byte[] bytes(Address address) {
    if (address.isFour()) {
      byte[] four = new byte[4];
      for (int i = 0; i < four.length; i++) {
        four[i] = (byte) (address.low() >>> (24 - 8 * i));
      }
      return four;
    }
    byte[] six = new byte[16];
    for (int i = 0; i < Long.BYTES; i++) {
      six[i] = (byte) (address.high() >>> (56 - 8 * i));
      six[i + Long.BYTES] = (byte) (address.low() >>> (56 - 8 * i));
    }
    return six;
  }

  /** Look-ups so far that met a damaged record and had no answer; repeated ones may count once. */
  long damagedRecords() {
    return damaged.sum();
  }
}
