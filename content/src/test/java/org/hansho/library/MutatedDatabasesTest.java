package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.hansho.address.Address;
import org.hansho.geography.Place;
import org.hansho.geography.UnusableDatabaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the bytes are, a database is refused or every look-up in it ends with an answer. */
class MutatedDatabasesTest {
  private static final int MUTATIONS = 3_000;
  private static final Address[] ADDRESSES = {
    Databases.address("198.51.100.1"),
    Databases.address("198.51.100.200"),
    Databases.address("2001:db8:1::1"),
    Databases.address("2001:db8::1"),
    Databases.address("0.0.0.0"),
    Databases.address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
  };

  @Test
  @Timeout(300)
  void noMutationMakesALookUpFailOrHang() {
    byte[][] seeds = {Databases.cities(24), Databases.cities(28), Databases.cities(32)};
    Random random = new Random(20_261_125);
    int opened = 0;
    int answered = 0;
    int damaged = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] file = mutated(seeds[i % seeds.length], random);
      try {
        GeographyDatabase database = Databases.opened(file);
        opened++;
        answered += lookUp(database);
        damaged += database.damagedRecords() > 0 ? 1 : 0;
      } catch (UnusableDatabaseException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
    // The proof is worth something only if all three outcomes occur often.
    assertThat(opened).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    assertThat(answered).isGreaterThan(MUTATIONS / 10);
    assertThat(damaged).isGreaterThan(MUTATIONS / 1000);
  }

  private static int lookUp(GeographyDatabase database) {
    GeographyDatabase lookup = database;
    int answered = 0;
    for (Address address : ADDRESSES) {
      Place place = lookup.find(address);
      assertThat(place.country().length()).isIn(0, 2);
      answered += place.hasGeography() ? 1 : 0;
    }
    return answered;
  }

  /** Changes a few bytes, more often in data and metadata than in the tree, or cuts the file. */
  private static byte[] mutated(byte[] seed, Random random) {
    if (random.nextInt(20) == 0) {
      int from = random.nextInt(seed.length);
      return Arrays.copyOfRange(seed, from, from + random.nextInt(seed.length - from));
    }
    byte[] file = seed.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int end = random.nextInt(3) == 0 ? seed.length : Math.min(500, seed.length);
      int at = seed.length - 1 - random.nextInt(end);
      file[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) random.nextInt();
            case 1 -> (byte) (file[at] ^ 1 << random.nextInt(8));
            default -> file[random.nextInt(seed.length)];
          };
    }
    return file;
  }
}
