package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * Machines that build fetch source code through SSH, most of all in working hours.
 *
 * @param anHour fetches in an hour of work; a tenth of it at night
 */
public record CodeFetches(int client, int server, double anHour) implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    for (int hour = 0; hour < 24; hour++) {
      boolean work = Times.isWorkday(midnight) && hour >= 8 && hour < 19;
      for (int left = dice.poisson(work ? anHour : anHour / 10); left > 0; left--) {
        long time = midnight + hour * Times.HOUR + (long) (dice.unit() * Times.HOUR);
        network.accept(Remote.SSH.command(time, client, server, dice));
      }
    }
  }
}
