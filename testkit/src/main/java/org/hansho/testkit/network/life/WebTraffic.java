package org.hansho.testkit.network.life;

import java.util.function.Consumer;
import org.hansho.testkit.network.Connection;
import org.hansho.testkit.network.Connection.Amounts;
import org.hansho.testkit.network.Connection.Ports;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * What most of a network's traffic is: machines fetch from content networks, and ask for names.
 *
 * @param firstClient first of the machines, side by side
 * @param firstServer first of the addresses of the content network, side by side
 * @param aDay connections a day of all machines
 */
public record WebTraffic(int firstClient, int clients, int firstServer, int servers, int aDay)
    implements Habit {
  private static final int NAMES = 53;
  private static final int WEB = 443;

  @Override
  public void day(long midnight, Dice dice, Consumer<Connection> network) {
    for (int left = aDay; left > 0; left--) {
      long time = midnight + (long) (dice.unit() * (Times.DAY - Times.HOUR));
      int client = firstClient + dice.below(clients);
      int server = firstServer + dice.below(servers);
      int port = dice.between(32_768, 60_000);
      boolean name = dice.chance(0.3);
      long packets = name ? 1 : dice.size(18, 1.1);
      network.accept(
          new Connection(
              time,
              time + (name ? Times.SECOND / 50 : packets * Times.SECOND / 10),
              client,
              server,
              new Ports(port, name ? NAMES : WEB),
              name ? Connection.UDP : Connection.TCP,
              new Amounts(packets, packets * 130),
              new Amounts(packets, packets * 1_100)));
    }
  }
}
