package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
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
    KafkaPart part = new KafkaPart(partition, "", from, 1 << 20);
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
      assertThat(positions.of(ONE)).isEqualTo(new Reached(0, 9, true, ""));
      assertThat(positions.of(TWO)).isEqualTo(new Reached(5, 5, false, ""));
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
        assertThat(positions.of(ONE))
            .as("%d bytes", length)
            .isEqualTo(new Reached(0, 9, false, ""));
        positions.begun(List.of(part(ONE, 10, 29)));
      }
      try (KafkaPositions positions = open()) {
        assertThat(positions.of(ONE)).isEqualTo(new Reached(10, 29, false, ""));
      }
    }
  }

  @Test
  void aTopicThatWasMadeAnewHasNoPositionsAndOthersKeepTheirs() throws IOException {
    try (KafkaPositions positions = open()) {
      positions.topic("audit", "first");
      positions.topic("auth", "one");
      KafkaPart part = new KafkaPart(ONE, "first", 0, 1 << 20);
      part.reach(9);
      positions.kept(part);
      positions.kept(part(TWO, 5, 5));
      positions.topic("audit", "");
      assertThat(positions.of(ONE)).isEqualTo(new Reached(0, 9, true, "first"));
    }
    try (KafkaPositions positions = open()) {
      assertThat(positions.topicId("audit")).isEqualTo("first");
      assertThat(positions.of(ONE)).isEqualTo(new Reached(0, 9, true, "first"));
      positions.topic("audit", "second");
    }
    try (KafkaPositions positions = open()) {
      assertThat(positions.topicId("audit")).isEqualTo("second");
      assertThat(positions.of(ONE)).isNull();
      assertThat(positions.of(TWO)).isEqualTo(new Reached(5, 5, true, ""));
    }
  }

  @Test
  void aFileOfAVersionBeforeTopicIdsGoesOn() throws IOException {
    String member = "m-1";
    StringBuilder text = new StringBuilder();
    String group = "group+%E5%8D%8A%E9%90%98";
    for (String line :
        List.of("hansho-kafka 1 " + member + " " + group, "begun audit/1 0 9", "kept auth/0 5 7")) {
      CRC32 sum = new CRC32();
      sum.update(line.getBytes(StandardCharsets.ISO_8859_1));
      text.append(line).append(' ').append(Long.toHexString(sum.getValue())).append('\n');
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    for (int opening = 0; opening < 2; opening++) {
      try (KafkaPositions positions = open()) {
        assertThat(positions.member()).isEqualTo(member);
        assertThat(positions.of(ONE)).isEqualTo(new Reached(0, 9, false, ""));
        assertThat(positions.of(TWO)).isEqualTo(new Reached(5, 7, true, ""));
        assertThat(positions.topicId("audit")).isEmpty();
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
      assertThat(positions.of(TWO)).isEqualTo(new Reached(59_999, 59_999, true, ""));
    }
  }
}
