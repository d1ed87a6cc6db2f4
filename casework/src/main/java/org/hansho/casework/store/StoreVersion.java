package org.hansho.casework.store;

import java.io.IOException;

/**
 * The version of the tables of a store.
 *
 * @param found the version that the store has
 * @param known the version that this program writes
 */
public record StoreVersion(int found, int known) {
  /**
   * Reads it and changes nothing.
   *
   * @throws IOException if the store cannot be read, or is none
   */
  public static StoreVersion of(StoreSettings settings) throws IOException {
    int known = Database.at(settings.place()).schema().steps().size();
    try (StoreReading reading = StoreReading.open(settings)) {
      int found = reading.transactions().read("read the version", Schema::version);
      return new StoreVersion(found, known);
    }
  }
}
