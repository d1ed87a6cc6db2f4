package org.hansho.sigma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code retrospect}: the group, an address, was contacted and is listed only later.
 *
 * @param peer the field with the address, which is the group's
 * @param resource the field with the machine of one's own
 * @param listed what listings count; the first that holds gives the level
 * @param confidence what age must have left of a listing's confidence, 0 to 100
 * @param shared from this many other machines on a contact is a common one; 0 for off
 * @param common highest severity of a common contact; null if it is no result
 */
public record Retrospect(
    String peer,
    String resource,
    List<Listed> listed,
    int confidence,
    int shared,
    @Nullable Level common)
    implements Baseline.Condition {
  /** Most machines that are distinguished for an address. */
  public static final int MACHINES = 16;

  public Retrospect {
    listed = List.copyOf(listed);
  }

  /**
   * Listings of some categories.
   *
   * @param level severity of what they find
   * @param categories words, or {@code %names%} of lists of words
   */
  public record Listed(Level level, List<String> categories) {
    public Listed {
      categories = List.copyOf(categories);
    }
  }
}
