package org.hansho.sigma;

import java.util.List;

/**
 * A named list that {@code expand} looks up.
 *
 * @param name as it stands between the percent signs
 * @param kind what its entries are
 * @param entries as written, without doubles
 * @param source who made it
 * @param date when it was made, ISO 8601; empty if not known
 */
public record ValueList(String name, Kind kind, List<String> entries, String source, String date) {
  public ValueList {
    entries = List.copyOf(entries);
  }

  /** Whether a text is an address or a network, as lists of networks hold them. */
  public static boolean isNetwork(String entry) {
    return entry.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?")
        || entry.matches("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,60}(/[0-9]{1,3})?");
  }

  /** What the entries of a list are. */
  public enum Kind {
    /** Texts, compared without regard to case; {@code *} and {@code ?} are wildcards. */
    TEXT,
    /** IP addresses and networks in CIDR notation. */
    NETWORK
  }
}
