package org.hansho.sigma;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code contacts}: data goes both ways between the group and a peer, as records of flows show it.
 *
 * @param period in which packets are added up, aligned to event time
 * @param peer the field with the address of the other end
 * @param floor bounds of the packets of both ways, as estimated
 * @param slow connections of a longer time that count as well, however small; null for none
 * @param shared from this many other groups with the peer on a contact is a common one; 0 for off
 * @param share and from this part of all machines on; null for no such bound
 * @param common severity of a common contact; null if it is no result
 */
public record ContactsCondition(
    Duration period,
    String peer,
    List<Bound> floor,
    @Nullable Slow slow,
    int shared,
    @Nullable Share share,
    @Nullable Level common)
    implements Baseline.Condition {
  public ContactsCondition {
    floor = List.copyOf(floor);
  }

  /**
   * Connections that are too small to count one by one.
   *
   * @param window in which they are counted, at the time of each
   * @param contacts fewest of them
   * @param level severity of such a result; null for that of the document
   */
  public record Slow(Duration window, int contacts, @Nullable Level level) {}

  /**
   * A part of one's own machines.
   *
   * @param part 0 to 1
   * @param of the field that names a machine
   * @param census the rule whose facts show all machines
   */
  public record Share(double part, String of, String census) {}
}
