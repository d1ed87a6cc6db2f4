package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * A scanner of one's own that goes through all machines once a week.
 *
 * @param servers how many machines there are, side by side
 */
public record OwnScanner(Remote remote, int client, int firstServer, int servers) implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    if (Math.floorMod(midnight / Times.DAY, 7L) != 2) {
      return;
    }
    long time = midnight + 3 * Times.HOUR;
    for (int server = 0; server < servers; server++) {
      network.accept(remote.knock(time, client, firstServer + server, true, dice));
      time += Times.SECOND * 2;
    }
  }
}
