package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/** A copy of everything each night, over two connections. */
public record Backups(int client, int server) implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    for (int copy = 0; copy < 2; copy++) {
      long time = midnight + 2 * Times.HOUR + dice.between(0, 600) * Times.SECOND;
      network.accept(Remote.SSH.copy(time, client, server, dice));
    }
  }
}
