package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.hansho.server.settings.KafkaSecurity;
import org.hansho.server.settings.Receiver;
import org.junit.jupiter.api.Test;

/** What a packed batch of Kafka may unpack to. */
class BoundedValuesTest {
  private static final long MIB = 1L << 20;

  private static Receiver.Kafka settings(int recordBytes) {
    return new Receiver.Kafka(
        List.of("192.0.2.1:9092"),
        List.of("t"),
        "g",
        true,
        recordBytes,
        1 << 20,
        new KafkaSecurity(false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void aValueThatUnpacksToTooMuchIsCutAndCountedAndNothingElseIs() {
    Tally tally = new Tally();
    BoundedValues values = new BoundedValues(8, tally);
    ByteBuffer bomb = ByteBuffer.allocateDirect(1 << 20);
    assertThat(values.deserialize("t", new RecordHeaders(), bomb)).hasSize(8);
    assertThat(tally.dropped()).containsEntry("cut", 1L);
    assertThat(values.deserialize("t", new RecordHeaders(), ByteBuffer.wrap(new byte[8])))
        .hasSize(8);
    assertThat(tally.dropped()).containsEntry("cut", 1L);
  }

  @Test
  void theLongestValuesThatAreUnpackedAtOnceFitIntoAnEighthOfTheHeap() {
    for (long heap : new long[] {64 * MIB, 256 * MIB, 4_096 * MIB, 1L << 40}) {
      Receiver.Kafka settings = settings(64 << 10);
      long most = KafkaConfig.valueBytes(settings, heap);
      assertThat(most * KafkaConfig.recordsAtOnce(settings, heap)).isLessThanOrEqualTo(heap / 8);
    }
    assertThat(KafkaConfig.recordsAtOnce(settings(64 << 10), 1L << 40)).isEqualTo(500);
  }
}
