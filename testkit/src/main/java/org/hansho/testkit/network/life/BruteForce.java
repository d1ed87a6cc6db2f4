package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Somebody guesses passwords on the day, evenly in time.
 *
 * @param aMinute attempts a minute of all together
 * @param from nanoseconds behind midnight
 * @param minutes how long
 */
public record BruteForce(Remote remote, Ends ends, double aMinute, long from, int minutes)
    implements Habit {
  /**
   * Who tries whom.
   *
   * @param attackers how many addresses take turns
   * @param servers how many machines are tried in turn, side by side
   */
  public record Ends(int attacker, int attackers, int server, int servers) {}

  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    long count = Math.round(aMinute * minutes);
    for (long attempt = 0; attempt < count; attempt++) {
      double jitter = (double) attempt + dice.unit();
      long time = midnight + from + (long) (jitter / (double) count * minutes * Times.MINUTE);
      int attacker = ends.attacker() + (int) (attempt % ends.attackers()) * 4_099;
      int server = ends.server() + (int) (attempt % ends.servers());
      network.accept(remote.attempt(time, attacker, server, dice));
    }
  }
}
