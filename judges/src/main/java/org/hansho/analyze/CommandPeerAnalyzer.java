package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.address.Address;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * Finds whom a command line connects to: the first address in it that a port follows, however the
 * program wants both written. Names are not looked up.
 *
 * <p>{@code command.peer.ip} is the address, {@code command.peer.port} the port. The machine's own
 * addresses are passed over. The first {@value #MOST} characters are looked at.
 */
final class CommandPeerAnalyzer implements Analyzer {
  private static final String COMMAND_LINE = "process.command_line";
  private static final String IP = "command.peer.ip";
  private static final String PORT = "command.peer.port";
  private static final int MOST = 8_192;
  private static final int HIGHEST_PORT = 65_535;
  private static final String FOUR = "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}";

  /**
   * {@code /dev/tcp/ADDRESS/PORT} and gawk's {@code /inet/tcp/0/ADDRESS/PORT}; {@code ADDRESS:PORT}
   * and {@code [ADDRESS]:PORT}; both as two words or two arguments.
   */
  private static final Pattern PEER =
      Pattern.compile(
          "/(?:dev/(?:tcp|udp)|inet[46]?/(?:tcp|udp)/[0-9]{1,5})/([0-9A-Fa-f.:]{2,45})/([0-9]{1,5})"
              + "|\\[([0-9A-Fa-f.:]{2,45})\\]:([0-9]{1,5})"
              + "|(?<![0-9A-Za-z.])("
              + FOUR
              + ")(?::|[\"']? ?, ?|[\"']? )[\"']?([0-9]{1,5})(?![0-9A-Za-z.])");

  @Override
  public String name() {
    return "command-peer";
  }

  @Override
  public Set<String> reads() {
    return Set.of(COMMAND_LINE);
  }

  @Override
  public Set<String> writes() {
    return Set.of(IP, PORT);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    Address address = new Address();
    return event -> {
      String line = event.text(COMMAND_LINE);
      if (line == null) {
        return;
      }
      Matcher peer = PEER.matcher(line.length() > MOST ? line.substring(0, MOST) : line);
      while (peer.find()) {
        int group = peer.group(1) != null ? 1 : peer.group(3) != null ? 3 : 5;
        String host = peer.group(group);
        int port = Integer.parseInt(peer.group(group + 1));
        if (port > 0 && port <= HIGHEST_PORT && isOfAnother(host, address)) {
          Facts.add(event, IP, host);
          Facts.add(event, PORT, Integer.toString(port));
          return;
        }
      }
    };
  }

  private static boolean isOfAnother(String host, Address address) {
    byte[] text = host.getBytes(StandardCharsets.US_ASCII);
    if (!address.parse(text, 0, text.length)) {
      return false;
    }
    if (address.isFour()) {
      int first = (int) (address.low() >>> 24) & 0xFF;
      return first != 0 && first != 127;
    }
    return address.high() != 0 || (address.low() != 0 && address.low() != 1);
  }
}
