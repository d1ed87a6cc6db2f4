package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.hansho.server.receive.KafkaPositions.Reached;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions that are torn, damaged, of another group, or many. */
class KafkaPositionsTest {
  private static final TopicPartition ONE = new TopicPartition("audit", 1);
  private static final TopicPartition TWO = new TopicPartition("auth", 0);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("kafka/s.positions");
  }

  private KafkaPositions open() throws IOException {
    return new KafkaPositions(file, "group 半鐘");
  }

  private static KafkaPart part(TopicPartition partition, long from, long to) {
    KafkaPart part = new KafkaPart(partition, from, 1 << 20);
    part.reach(to);
    return part;
  }

  @Test
  void whatWasBegunAndKeptIsKnownBehindARestart() throws IOException {
    String member;
    try (KafkaPositions positions = open()) {
      member = positions.member();
      positions.begun(List.of(part(ONE, 0, 9), part(TWO, 5, 5)));
      positions.kept(part(ONE, 0, 9));
    }
    try (KafkaPositions positions = open()) {
      assertThat(positions.member()).isEqualTo(member);
      assertThat(positions.of(ONE)).isEqualTo(new Reached(0, 9, true));
      assertThat(positions.of(TWO)).isEqualTo(new Reached(5, 5, false));
      assertThat(positions.of(new TopicPartition("audit", 0))).isNull();
    }
  }

  @Test
  void aTornEndIsCutWhereverItIsTorn() throws IOException {
    int whole;
    try (KafkaPositions positions = open()) {
      positions.begun(List.of(part(ONE, 0, 9)));
      whole = (int) Files.size(file);
      positions.begun(List.of(part(ONE, 10, 19)));
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int length = whole; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      try (KafkaPositions positions = open()) {
        assertThat(positions.of(ONE)).as("%d bytes", length).isEqualTo(new Reached(0, 9, false));
        positions.begun(List.of(part(ONE, 10, 29)));
      }
      try (KafkaPositions positions = open()) {
        assertThat(positions.of(ONE)).isEqualTo(new Reached(10, 29, false));
      }
    }
  }

  @Test
  void damageAndAnotherGroupBeginAnew() throws IOException {
    try (KafkaPositions positions = open()) {
      positions.begun(List.of(part(ONE, 0, 9)));
    }
    try (KafkaPositions other = new KafkaPositions(file, "other")) {
      assertThat(other.of(ONE)).isNull();
    }
    for (String text : List.of("", "\n", "nonsense\n", "hansho-kafka 2 x y z\n", "\u0000\n\n")) {
      Files.writeString(file, text);
      try (KafkaPositions positions = open()) {
        assertThat(positions.of(ONE)).isNull();
      }
    }
  }

  @Test
  void theFileStaysSmallHoweverLongItIsWritten() throws IOException {
    try (KafkaPositions positions = open()) {
      for (long from = 0; from < 60_000; from++) {
        positions.kept(part(from % 2 == 0 ? ONE : TWO, from, from));
      }
      assertThat(Files.size(file)).isLessThan(3 << 19);
    }
    try (KafkaPositions positions = open()) {
      assertThat(positions.of(TWO)).isEqualTo(new Reached(59_999, 59_999, true));
    }
  }
}
