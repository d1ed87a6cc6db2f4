package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.tenant.clockwork.Dice;

/** Asks every five minutes whether the service answers. */
public record Monitoring(Remote remote, int client, int server) implements Habit {
  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    for (long time = midnight; time < midnight + Times.DAY; time += 5 * Times.MINUTE) {
      long jitter = (long) (dice.unit() * Times.SECOND);
      network.accept(remote.knock(time + jitter, client, server, true, dice));
    }
  }
}
