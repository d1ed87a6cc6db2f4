package org.hansho.testkit.tenant;

import java.time.LocalDate;
import java.util.List;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.directory.Size;

/**
 * What is simulated.
 *
 * @param start first day, in UTC
 * @param load factor on what machines do; 1 is some 4,000 records a team of ten and day
 * @param attacks names of attacks, {@code all} for every one; empty for none
 * @param repeats how often each attack is placed
 * @param strength factor on the amounts of attacks
 */
public record Settings(
    long seed,
    LocalDate start,
    Size size,
    double load,
    List<String> attacks,
    int repeats,
    double strength) {

  /** A month of one tenant of 100 people and 80 resources with every attack that fits, once. */
  public static final Settings MONTH =
      new Settings(1, LocalDate.of(2026, 3, 2), new Size(1, 100, 80, 30), 1, List.of("all"), 1, 1);

  /** The same without attacks. */
  public Settings withoutAttacks() {
    return new Settings(seed, start, size, load, List.of(), repeats, strength);
  }

  /** The same with another size. */
  public Settings of(Size other) {
    return new Settings(seed, start, other, load, attacks, repeats, strength);
  }

  /** The same with another seed. */
  public Settings seeded(long other) {
    return new Settings(other, start, size, load, attacks, repeats, strength);
  }

  /** The first moment, microseconds since 1970. */
  public long from() {
    return start.toEpochDay() * Day.LENGTH;
  }

  /** The first moment after the end. */
  public long until() {
    return from() + size.days() * Day.LENGTH;
  }
}
