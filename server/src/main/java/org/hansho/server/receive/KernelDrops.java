package org.hansho.server.receive;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How many datagrams the kernel has dropped because a socket had no room. Linux has the number in
 * the last column of {@code /proc/net/udp} and {@code udp6}.
 */
final class KernelDrops {
  private static final Path TABLES = Path.of("/proc/net");
  private static final List<String> NAMES = List.of("udp", "udp6");
  private static final int COLUMNS = 13;

  private KernelDrops() {}

  /** Those of the socket at that place; empty where the kernel has no such number. */
  static OptionalLong of(InetSocketAddress place) {
    return of(place, TABLES);
  }

  static OptionalLong of(InetSocketAddress place, Path tables) {
    String local = local(place);
    for (String name : NAMES) {
      try {
        for (String line : Files.readAllLines(tables.resolve(name), StandardCharsets.ISO_8859_1)) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns.length >= COLUMNS && columns[1].equals(local)) {
            return OptionalLong.of(Long.parseLong(columns[columns.length - 1]));
          }
        }
      } catch (IOException | NumberFormatException unknown) {
        // The other table may have it.
      }
    }
    return OptionalLong.empty();
  }

  /** The kernel writes words of four bytes as they lie in memory. */
  private static String local(InetSocketAddress place) {
    ByteBuffer words = ByteBuffer.wrap(place.getAddress().getAddress());
    words.order(ByteOrder.nativeOrder());
    StringBuilder text = new StringBuilder();
    while (words.hasRemaining()) {
      text.append(String.format(Locale.ROOT, "%08X", words.getInt()));
    }
    return text.append(String.format(Locale.ROOT, ":%04X", place.getPort())).toString();
  }
}
