package org.hansho.local.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Test
  void whatIsUnpackedIsWhatWasPacked() {
    Random random = new Random(4);
    for (int length = 0; length < 3_000; length += 7) {
      byte[] noise = new byte[length];
      random.nextBytes(noise);
      assertThat(Packed.unpack(Packed.pack(noise))).isEqualTo(noise);
      byte[] zeros = new byte[length * 50];
      assertThat(Packed.unpack(Packed.pack(zeros))).isEqualTo(zeros);
    }
  }

  @Test
  void recordsThatResembleEachOtherTakeAQuarter() {
    StringBuilder body = new StringBuilder();
    for (int record = 0; record < 10; record++) {
      body.append("{\"record\":\"203.0.113.").append(record * 7 % 256);
      body.append(" - - [26/Nov/2026:10:00:0").append(record);
      body.append(" +0000] \\\"GET /item?id=").append(record * 31);
      body.append("%27%20UNION%20SELECT%20user,password%20FROM%20users HTTP/1.1\\\" 200\"}");
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Packed.pack(bytes).length).isLessThan(bytes.length / 4);
  }

  @Test
  void damagedPacksThrowNothingAndEndSoon() {
    Random random = new Random(5);
    byte[] packed =
        Packed.pack("some text, some text, some text".repeat(40).getBytes(StandardCharsets.UTF_8));
    for (int round = 0; round < 5_000; round++) {
      byte[] damaged = packed.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(Packed.unpack(damaged).length).isLessThan(packed.length * 5_000);
    }
  }
}
