package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * A program that comes at the same hour of each day and runs some commands, each in a connection.
 *
 * @param firstServer the machine it goes to, or the first of them
 * @param servers how many machines it goes to, side by side
 * @param commands connections a day to each
 */
public record Automation(
    Remote remote, int client, int firstServer, int servers, int commands, int hour)
    implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    long time = midnight + hour * Times.HOUR + (long) (dice.unit() * 4 * Times.MINUTE);
    int each = (int) Math.max(1, dice.around(commands));
    for (int command = 0; command < each; command++) {
      for (int server = 0; server < servers; server++) {
        network.accept(remote.command(time, client, firstServer + server, dice));
        time += (long) (dice.unit() * 2 * Times.SECOND);
      }
      time += dice.between(1, 8) * Times.SECOND;
    }
  }
}
