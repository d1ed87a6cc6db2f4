package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * What knocks at every address of the Internet: scanners from everywhere, once or twice each, and
 * now and then somebody who tries five default passwords and goes on.
 *
 * @param aDay scanners a day
 * @param answered whether the port is open
 */
public record InternetNoise(Remote remote, int server, double aDay, boolean answered)
    implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    for (int left = dice.poisson(aDay); left > 0; left--) {
      int scanner = ((int) dice.bits() & 0xFFFFFFF) | 0x40000000;
      long time = midnight + (long) (dice.unit() * (Times.DAY - Times.HOUR));
      for (int knocks = dice.between(1, 2); knocks > 0; knocks--) {
        network.accept(remote.knock(time, scanner, server, answered, dice));
        time += Times.SECOND;
      }
      for (int tries = answered && dice.chance(0.08) ? 5 : 0; tries > 0; tries--) {
        time += dice.between(3, 20) * Times.SECOND;
        network.accept(remote.attempt(time, scanner, server, dice));
      }
    }
  }
}
