package org.hansho.testkit.network.life;

import org.hansho.testkit.network.Connection;
import org.hansho.testkit.network.Connection.Amounts;
import org.hansho.testkit.network.Connection.Ports;
import org.hansho.testkit.tenant.clockwork.Dice;

/**
 * The protocols by which people and programs work on other machines, and how large their
 * connections are.
 */
public enum Remote {
  /**
   * A failed logon takes some 13 packets of the client: handshake, key exchange, a try or three.
   */
  SSH(22, 11, 16, 110, 240),
  /** With network level authentication some 25 to 40: TLS, CredSSP and the refusal. */
  RDP(3389, 24, 40, 130, 300);

  private static final int FIRST_PORT = 32_768;
  private static final int PORTS = 28_000;

  private final int port;
  private final int least;
  private final int most;
  private final int sent;
  private final int received;

  Remote(int port, int least, int most, int sent, int received) {
    this.port = port;
    this.least = least;
    this.most = most;
    this.sent = sent;
    this.received = received;
  }

  /** The usual port. */
  public int port() {
    return port;
  }

  /** A logon that fails. */
  Connection attempt(long time, int client, int server, Dice dice) {
    return attempt(time, client, server, dice.between(least, most), dice);
  }

  /** A short connection in which the client sends so many packets. */
  Connection attempt(long time, int client, int server, long packets, Dice dice) {
    return of(time, dice.between(1, 4) * Times.SECOND, client, server, packets, packets - 1, dice);
  }

  /** Something short that an automation does: logs on, runs a command, leaves. */
  Connection command(long time, int client, int server, Dice dice) {
    long packets = dice.between(least + 4, most + 22);
    return of(time, dice.between(1, 9) * Times.SECOND, client, server, packets, packets, dice);
  }

  /** Somebody works. */
  Connection session(long time, int client, int server, Dice dice) {
    long minutes = Math.min(300, dice.size(25, 0.9));
    long packets = Math.max(80, minutes * dice.between(30, 240));
    return of(time, minutes * Times.MINUTE, client, server, packets, packets * 11 / 10, dice);
  }

  /** A bulk of data goes over. */
  Connection copy(long time, int client, int server, Dice dice) {
    long packets = Math.max(20_000, dice.size(1_500_000, 0.5));
    return of(time, packets * 40_000, client, server, packets, packets / 2, dice);
  }

  /** A knock: a SYN or two, perhaps a look at the banner. */
  Connection knock(long time, int client, int server, boolean answered, Dice dice) {
    Ports ports = ports(dice);
    long packets = answered ? dice.between(3, 7) : dice.between(1, 2);
    return new Connection(
        time,
        time + packets * Times.SECOND / 4,
        client,
        server,
        ports,
        Connection.TCP,
        new Amounts(packets, packets * 52),
        answered ? new Amounts(packets - 1, packets * 70) : Amounts.NONE);
  }

  private Connection of(
      long time, long length, int client, int server, long forth, long back, Dice dice) {
    return new Connection(
        time,
        time + length,
        client,
        server,
        ports(dice),
        Connection.TCP,
        new Amounts(forth, forth * sent),
        new Amounts(back, back * received));
  }

  private Ports ports(Dice dice) {
    return new Ports(FIRST_PORT + dice.below(PORTS), port);
  }
}
