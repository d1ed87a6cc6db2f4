package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * People who work on a machine: a few sessions on workdays, a mistyped password before one in six.
 *
 * @param people first address of as many addresses as there are people, side by side
 */
public record Administrators(Remote remote, int people, int count, int server) implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    if (!Times.isWorkday(midnight)) {
      return;
    }
    for (int person = 0; person < count; person++) {
      for (int left = dice.poisson(1.5); left > 0; left--) {
        long time = midnight + 8 * Times.HOUR + (long) (dice.unit() * 10 * Times.HOUR);
        if (dice.chance(1.0 / 6)) {
          network.accept(remote.attempt(time - 20 * Times.SECOND, people + person, server, dice));
        }
        network.accept(remote.session(time, people + person, server, dice));
      }
    }
  }
}
