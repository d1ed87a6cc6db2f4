package org.hansho.benchmark.flows;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * A stream of export packets with flows between many addresses, the same for the same seed. The
 * addresses are those reserved for benchmarks.
 */
final class ExportStream {
  private static final int SECONDS = 1_795_602_030;
  private static final int[] TEMPLATE = {
    8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 6, 1, 10, 4, 14, 4, 1, 8, 2, 8, 22, 4, 21, 4
  };
  private static final int RECORD_BYTES = 46;
  private static final int RECORDS_OF_A_PACKET = 30;

  private final Random random = new Random(7);

  /** NetFlow v5 with so many packets of 30 records. */
  byte[] five(int packets) {
    ByteBuffer out = ByteBuffer.allocate(packets * (24 + RECORDS_OF_A_PACKET * 48));
    for (int i = 0; i < packets; i++) {
      out.putShort((short) 5).putShort((short) RECORDS_OF_A_PACKET);
      out.putInt(9_000_000).putInt(SECONDS + i / 100).putInt(0).putInt(i * RECORDS_OF_A_PACKET);
      out.putInt(0);
      for (int record = 0; record < RECORDS_OF_A_PACKET; record++) {
        out.putInt(address()).putInt(address()).putInt(0).putInt(0x0004_0007);
        out.putInt(1 + random.nextInt(50)).putInt(40 + random.nextInt(90_000));
        out.putInt(8_990_000 + random.nextInt(5_000)).putInt(8_996_000 + random.nextInt(3_000));
        out.putShort((short) random.nextInt(65_536)).putShort(port());
        out.put((byte) 0).put((byte) 27).put((byte) 6).put((byte) 0).putLong(0);
      }
    }
    return out.array();
  }

  /** NetFlow v9 or IPFIX: a packet with the template, then so many packets of 30 records. */
  byte[] templated(int version, int packets) {
    int header = version == 9 ? 20 : 16;
    int data = 4 + RECORDS_OF_A_PACKET * RECORD_BYTES;
    ByteBuffer out =
        ByteBuffer.allocate(header + 8 + TEMPLATE.length * 2 + packets * (header + data));
    header(out, version, 0, 8 + TEMPLATE.length * 2);
    out.putShort((short) (version == 9 ? 0 : 2)).putShort((short) (8 + TEMPLATE.length * 2));
    out.putShort((short) 300).putShort((short) (TEMPLATE.length / 2));
    for (int word : TEMPLATE) {
      out.putShort((short) word);
    }
    for (int i = 0; i < packets; i++) {
      header(out, version, i + 1, data);
      out.putShort((short) 300).putShort((short) data);
      for (int record = 0; record < RECORDS_OF_A_PACKET; record++) {
        out.putInt(address()).putInt(address()).putShort((short) random.nextInt(65_536));
        out.putShort(port()).put((byte) 6).put((byte) 27).putInt(4).putInt(7);
        out.putLong(40 + random.nextInt(90_000)).putLong(1 + random.nextInt(50));
        out.putInt(8_990_000 + random.nextInt(5_000)).putInt(8_996_000 + random.nextInt(3_000));
      }
    }
    return out.array();
  }

  private static void header(ByteBuffer out, int version, int number, int bytes) {
    if (version == 9) {
      out.putShort((short) 9).putShort((short) RECORDS_OF_A_PACKET).putInt(9_000_000);
      out.putInt(SECONDS + number / 100).putInt(number).putInt(1);
    } else {
      out.putShort((short) 10).putShort((short) (16 + bytes));
      out.putInt(SECONDS + number / 100).putInt(number * RECORDS_OF_A_PACKET).putInt(1);
    }
  }

  private int address() {
    return 0xC612_0000 + random.nextInt(1 << 17);
  }

  private short port() {
    return (short) (random.nextInt(4) == 0 ? 22 : 443);
  }

  /** A capture of so many TCP packets between some thousand pairs of ends. */
  byte[] capture(int packets) {
    int frame = 14 + 20 + 20 + 20;
    ByteBuffer out = ByteBuffer.allocate(24 + packets * (16 + frame));
    out.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    out.putInt(65_535).putInt(1);
    for (int i = 0; i < packets; i++) {
      int pair = random.nextInt(20_000);
      boolean back = random.nextBoolean();
      out.putInt(SECONDS + i / 100_000).putInt(i % 100_000 * 10).putInt(frame).putInt(frame);
      out.put(new byte[12]).putShort((short) 0x0800);
      out.putInt(0x4500_0000 + frame - 14).putInt(0).putInt(0x4006_0000);
      int client = 0xC612_0000 + pair;
      int server = 0xC613_0000 + pair % 500;
      out.putInt(back ? server : client).putInt(back ? client : server);
      int port = 40_000 + pair % 9_999;
      int ports = back ? (443 << 16) + port : (port << 16) + 443;
      out.putInt(ports).putLong(i).putShort((short) 0x5010).put(new byte[6 + 20]);
    }
    return out.array();
  }
}
