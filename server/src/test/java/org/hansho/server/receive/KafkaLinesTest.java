package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the value of a record of Kafka. */
class KafkaLinesTest {
  private static final int MOST = 32;

  private final KafkaPart part = new KafkaPart(new TopicPartition("t", 0), "", 7, 64);
  private final List<String> pushes = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  private int add(String value) {
    return new KafkaLines(MOST).add(value.getBytes(StandardCharsets.UTF_8), part);
  }

  private String lines() {
    part.push(
        "g",
        (key, lines) -> {
          keys.add(key);
          pushes.add(new String(lines, StandardCharsets.UTF_8));
          Receipt kept = new Receipt.Kept(1, new Position(1, 1));
          return CompletableFuture.completedFuture(kept);
        });
    return String.join("", pushes);
  }

  @Test
  void aLineIsALine() {
    assertThat(add("<13>app: 半鐘\r\n")).isZero();
    assertThat(lines()).isEqualTo("<13>app: 半鐘\n");
  }

  @Test
  void severalLinesAreSeveralRecords() {
    add("\n{\"a\":1}\n\n{\"a\":2}");
    add("[2026-11-29] started\nno JSON at all [");
    assertThat(lines()).isEqualTo("{\"a\":1}\n{\"a\":2}\n[2026-11-29] started\nno JSON at all [\n");
    assertThat(part.records()).isEqualTo(4);
  }

  @Test
  void aDocumentOverSeveralLinesIsOneAndThoseOfAnArrayAreMany() {
    add("{\n  \"a\": \"x\\ny\"\r\n}");
    add(" [ {\"b\":\n1}, 2,\"three\" ] ");
    add("[]");
    assertThat(lines()).isEqualTo("{   \"a\": \"x\\ny\"  }\n{\"b\": 1}\n2\n\"three\"\n");
  }

  @Test
  void aLineThatIsTooLongIsCutAndTheOthersStay() {
    assertThat(add("short\n" + "x".repeat(100) + "\nlast")).isEqualTo(1);
    assertThat(add("[\"" + "y".repeat(100) + "\",1]")).isEqualTo(1);
    assertThat(lines())
        .isEqualTo("short\n" + "x".repeat(MOST) + "\nlast\n\"" + "y".repeat(MOST - 1) + "\n1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\r\n", "\n\n"})
  void nothingIsNothing(String value) {
    assertThat(add(value)).isZero();
    assertThat(part.records()).isZero();
  }

  @Test
  void nestingWithoutEndIsTakenAsItStands() {
    String deep = "[".repeat(100_000);
    assertThat(add(deep)).isEqualTo(1);
    assertThat(lines()).isEqualTo("[".repeat(MOST) + "\n");
  }

  @Test
  void whatIsMoreThanOnePushIsSeveralWithKeysOfTheirOwn() {
    for (int i = 0; i < 8; i++) {
      add("line " + i + " of a record\n");
    }
    part.reach(14);
    assertThat(lines()).hasLineCount(8);
    assertThat(pushes).allMatch(push -> push.length() <= 64).hasSizeGreaterThan(1);
    assertThat(keys).startsWith("kafka g 7-14#0", "kafka g 7-14#1").doesNotHaveDuplicates();
    assertThat(part.answer()).isEqualTo(new KafkaPart.Answer.Kept());
  }
}
