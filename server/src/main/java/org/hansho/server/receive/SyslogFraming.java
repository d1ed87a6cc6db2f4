package org.hansho.server.receive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.hansho.format.syslog.RelayedMessage;

/** A datagram is one message of syslog. Belongs to one thread. */
final class SyslogFraming implements Datagrams.Framing {
  private final RelayedMessage message = new RelayedMessage();
  private final int longest;
  private InetAddress last = InetAddress.getLoopbackAddress();
  private String lastText = Place.address(last);

  SyslogFraming(int longest) {
    this.longest = longest;
  }

  @Override
  public String frame(
      byte[] datagram, int length, InetSocketAddress sender, long arrival, Datagrams.Frame into) {
    if (length > longest) {
      return "too-long";
    }
    if (!sender.getAddress().equals(last)) {
      last = sender.getAddress();
      lastText = Place.address(last);
    }
    if (!message.read(datagram, 0, length, lastText, arrival)) {
      return "empty";
    }
    into.add(message.line(), message.length());
    return "";
  }
}
