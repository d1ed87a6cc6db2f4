package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads how many datagrams the kernel has dropped. */
class KernelDropsTest {
  @TempDir private Path tables;

  private static String row(String local, long drops) {
    return "  123: "
        + local
        + " 00000000:0000 07 00000000:00000000 00:00000000 00000000"
        + "     0        0 4711 2 0000000000000000 "
        + drops
        + "\n";
  }

  private static String loopback() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "0100007F" : "7F000001";
  }

  @Test
  void theRowOfTheSocketAtThatPlaceCounts() throws IOException {
    Files.writeString(
        tables.resolve("udp"),
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
            + "  timeout inode ref pointer drops\n"
            + row("00000000:15EA", 5)
            + row(loopback() + ":15EB", 6)
            + row(loopback() + ":15EA", 4_294_967_296L));
    assertThat(
            KernelDrops.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_610), tables))
        .hasValue(4_294_967_296L);
    assertThat(
            KernelDrops.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_612), tables))
        .isEmpty();
  }

  @Test
  void withoutTablesOrWithOthersThereIsNoNumber() throws IOException {
    assertThat(KernelDrops.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), tables))
        .isEmpty();
    Files.writeString(tables.resolve("udp"), row(loopback() + ":0001", 7).replace(" 7", " many"));
    assertThat(KernelDrops.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), tables))
        .isEmpty();
  }
}
