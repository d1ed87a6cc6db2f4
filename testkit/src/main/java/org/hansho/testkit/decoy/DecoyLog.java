package org.hansho.testkit.decoy;

import java.time.Instant;
import java.util.List;

/**
 * A log of invented records, {@value #A_SECOND} a second, and four attacks among them: early, in
 * the middle, late, and one slowly all along.
 *
 * @param decoy what is invented
 * @param records how many of them
 */
public record DecoyLog(Decoy decoy, int records) {
  /** The time of second 0, seconds since 1970. */
  public static final long START = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond();

  /** Where the attacks come from. */
  public static final List<String> ATTACKERS =
      List.of("203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4");

  private static final int A_SECOND = 200;
  private static final int SOON = 2;
  private static final int SLOWEST = 9;

  /** How many seconds it takes. */
  public int seconds() {
    return records / A_SECOND;
  }

  /** The records of a second. */
  public String second(int second) {
    StringBuilder text = new StringBuilder();
    for (int number = second * A_SECOND; number < (second + 1) * A_SECOND; number++) {
      text.append(decoy.line(number, second));
    }
    List<Integer> attacked = List.of(SOON, seconds() / 2, seconds() - SOON);
    int attacker = attacked.indexOf(second);
    for (int attempt = 0; attacker >= 0 && attempt < Decoy.ATTEMPTS; attempt++) {
      text.append(decoy.attack(second, attempt, ATTACKERS.get(attacker)));
    }
    int pause = Math.max(1, Math.min(SLOWEST, (seconds() - SOON - 1) / Decoy.ATTEMPTS));
    if (second % pause == 0 && second / pause < Decoy.ATTEMPTS) {
      text.append(decoy.attack(second, second / pause, ATTACKERS.get(ATTACKERS.size() - 1)));
    }
    return text.toString();
  }
}
