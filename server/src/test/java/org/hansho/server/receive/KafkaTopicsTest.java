package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.hansho.server.KafkaBroker;
import org.hansho.server.settings.KafkaSecurity;
import org.hansho.server.settings.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker are read by members of a group that come, go and are held up. */
@Timeout(60)
class KafkaTopicsTest {
  private static final int PARTITIONS = 4;

  private static KafkaBroker broker;
  private static KafkaBroker.Sender sender;

  @TempDir private static Path kafka;
  @TempDir private Path folder;

  private final MemoryTaker taker = new MemoryTaker();
  private final List<String> sent = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws IOException {
    broker = new KafkaBroker(kafka);
    sender = broker.sender();
  }

  @AfterAll
  static void stopBroker() {
    sender.close();
    broker.close();
  }

  private static Receiver.Kafka settings(String topic) {
    return settings(topic, true);
  }

  private static Receiver.Kafka settings(String topic, boolean fromBeginning) {
    return new Receiver.Kafka(
        List.of(broker.address()),
        List.of(topic),
        "group-" + topic,
        fromBeginning,
        1 << 10,
        1 << 20,
        new KafkaSecurity(false, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private KafkaTopics member(String topic, MemoryTaker its, String name) {
    Receiver.Kafka settings = settings(topic);
    return KafkaTopics.start(its.intake(settings), settings, folder.resolve(name));
  }

  private String topic(TestInfo test) throws IOException {
    String name = test.getTestMethod().orElseThrow().getName();
    broker.topic(name, PARTITIONS);
    return name;
  }

  private void send(String topic, int records) {
    for (int i = 0; i < records; i++) {
      String line = "record " + sent.size();
      sender.send(topic, sent.size() % PARTITIONS, line);
      sent.add(line);
    }
    sender.flush();
  }

  /** Everything that was sent came once. Sorted, since looking each up would take a minute. */
  private void assertEachOnce(List<String> got) {
    assertThat(got.stream().sorted().toList()).isEqualTo(sent.stream().sorted().toList());
  }

  private static void until(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void aMemberThatJoinsAndLeavesLosesAndDoublesNothing(TestInfo test) throws IOException {
    String topic = topic(test);
    MemoryTaker other = new MemoryTaker();
    KafkaTopics first = member(topic, taker, "first");
    send(topic, 3_000);
    until(() -> !taker.lines().isEmpty());
    try (KafkaTopics second = member(topic, other, "second")) {
      while (other.lines().isEmpty()) {
        send(topic, 100);
        LockSupport.parkNanos(10_000_000);
      }
      send(topic, 3_000);
      until(() -> second.status().place().contains("2 partitions"));
      send(topic, 1_000);
    }
    send(topic, 1_000);
    until(() -> taker.lines().size() + other.lines().size() >= sent.size());
    first.close();
    List<String> got = new ArrayList<>(taker.lines());
    got.addAll(other.lines());
    assertEachOnce(got);
    assertThat(taker.sources()).contains("s=/" + topic + "/0", "s=/" + topic + "/3");
  }

  @Test
  void whileTheJournalIsFullPartitionsPauseAndThenNothingIsMissing(TestInfo test)
      throws IOException {
    String topic = topic(test);
    taker.refuse(true);
    try (KafkaTopics topics = member(topic, taker, "m")) {
      send(topic, 20_000);
      until(() -> topics.status().trouble().contains("there is no room"));
      int refusals = taker.refusals();
      until(() -> taker.refusals() > refusals + 10);
      assertThat(taker.lines()).isEmpty();
      taker.refuse(false);
      until(() -> taker.lines().size() >= sent.size());
      until(() -> topics.status().trouble().isEmpty());
      assertThat(topics.status().records()).isEqualTo(sent.size());
      assertThat(topics.status().dropped()).isEmpty();
    }
    assertEachOnce(taker.lines());
  }

  @Test
  void r302APartitionThatBringsTooMuchWaitsAndTheOthersDoNot(TestInfo test) throws IOException {
    String topic = topic(test);
    taker.holdBack(sender -> sender.name().equals("/" + topic + "/0"));
    try (KafkaTopics topics = member(topic, taker, "m")) {
      for (int round = 1; round <= 3; round++) {
        send(topic, 4_000);
        int others = round * 3_000;
        until(() -> taker.lines().size() == others);
      }
      assertThat(topics.status().trouble()).contains("more than other senders", topic + "-0");
      assertThat(taker.sources()).doesNotContain("s=/" + topic + "/0");
      taker.holdBack(sender -> false);
      until(() -> taker.lines().size() == sent.size());
      until(() -> topics.status().trouble().isEmpty());
    }
    assertEachOnce(taker.lines());
  }

  @Test
  void recordsGoOnBehindARestartWhateverPositionTheBrokerKnows(TestInfo test) throws IOException {
    String topic = topic(test);
    send(topic, 1_000);
    member(topic, taker, "m").close();
    for (int run = 0; run < 3; run++) {
      KafkaTopics topics = member(topic, taker, "m");
      send(topic, 500);
      until(() -> taker.lines().size() >= sent.size());
      topics.close();
    }
    assertEachOnce(taker.lines());
  }

  @Test
  void whoBeginsAtTheEndReadsPartitionsThatComeLaterFromTheirBeginning(TestInfo test)
      throws Exception {
    String topic = topic(test);
    send(topic, 40);
    Receiver.Kafka settings = settings(topic, false);
    Path positions = folder.resolve("m");
    try (KafkaTopics topics = KafkaTopics.start(taker.intake(settings), settings, positions)) {
      until(() -> topics.status().place().contains("4 partitions"));
      until(() -> sendAndSee(topic));
      until(() -> topics.status().place().contains("4 partitions, 0 records behind"));
    }
    int read = taker.lines().size();
    assertThat(taker.lines()).doesNotContain("record 0", "record 39");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(PARTITIONS + 1))).all().get();
    }
    try (KafkaBroker.Sender another = broker.sender()) {
      for (int i = 0; i < 5; i++) {
        another.send(topic, PARTITIONS, "in the new one " + i);
      }
      another.flush();
    }
    Files.delete(positions);
    try (KafkaTopics topics = KafkaTopics.start(taker.intake(settings), settings, positions)) {
      until(() -> taker.lines().size() == read + 5);
      until(() -> topics.status().place().contains("5 partitions"));
    }
    assertThat(taker.lines()).contains("in the new one 0", "in the new one 4");
  }

  /** Sends some, and says whether one of them came. */
  private boolean sendAndSee(String topic) {
    send(topic, PARTITIONS);
    LockSupport.parkNanos(100_000_000);
    return taker.lines().size() >= 2 * PARTITIONS;
  }

  @Test
  void aBrokerThatIsAwayIsReportedAndReadAgainWhenItIsBack(TestInfo test) throws IOException {
    String topic = topic(test);
    try (KafkaTopics topics = member(topic, taker, "m")) {
      send(topic, 10);
      until(() -> taker.lines().size() == 10);
      broker.stop();
      until(() -> topics.status().trouble().contains("no broker answers at " + broker.address()));
      broker.start();
      send(topic, 10);
      until(() -> taker.lines().size() == 20);
      until(() -> topics.status().trouble().isEmpty());
    }
    assertThat(new HashSet<>(taker.lines())).hasSize(20);
  }

  /** While it is read, and while nobody reads; each time with as many records as before. */
  @Test
  void aTopicThatIsRemovedAndMadeAnewIsReadFromItsBeginningAndNothingOfItIsTakenForARepetition(
      TestInfo test) throws Exception {
    String topic = topic(test);
    Receiver.Kafka fromEnd = settings(topic, false);
    Path positions = folder.resolve("m");
    try (KafkaTopics topics = member(topic, taker, "m")) {
      send(topic, 40);
      until(() -> taker.lines().size() == 40);
      makeAnew(topic);
      sendFresh(topic);
      until(() -> taker.lines().size() == 80);
      until(() -> topics.status().trouble().isEmpty());
    }
    makeAnew(topic);
    sendFresh(topic);
    try (KafkaTopics topics = KafkaTopics.start(taker.intake(fromEnd), fromEnd, positions)) {
      until(() -> taker.lines().size() == 120);
      assertThat(topics.status().dropped()).isEmpty();
    }
    assertEachOnce(taker.lines());
    assertThat(taker.keys())
        .allMatch(key -> key.matches(".* kafka group-\\S+ \\S{22} \\d+-\\d+#0"));
  }

  /** The new one has more records than the old one before anybody can have noticed it. */
  @Test
  void ofATopicThatIsMadeAnewAndOutgrowsTheOldOneAtOnceNothingCountsTwice(TestInfo test)
      throws Exception {
    String topic = topic(test);
    try (KafkaTopics topics = member(topic, taker, "m")) {
      send(topic, PARTITIONS);
      until(() -> taker.lines().size() == sent.size());
      for (int round = 0; round < 3; round++) {
        makeAnew(topic);
        sendFresh(topic, 40 * (round + 2));
        until(() -> taker.lines().size() >= sent.size());
        until(() -> topics.status().trouble().isEmpty());
      }
    }
    assertEachOnce(taker.lines());
  }

  private void sendFresh(String topic) {
    sendFresh(topic, 40);
  }

  private void sendFresh(String topic, int records) {
    try (KafkaBroker.Sender fresh = broker.sender()) {
      for (int i = 0; i < records; i++) {
        String line = "record " + sent.size();
        fresh.send(topic, sent.size() % PARTITIONS, line);
        sent.add(line);
      }
      fresh.flush();
    }
  }

  private static void makeAnew(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    broker.topic(topic, PARTITIONS);
  }

  /** As where the native part of a compression cannot be loaded. */
  @Test
  void anErrorIsReportedAndReadingGoesOnBehindIt(TestInfo test) throws IOException {
    String topic = topic(test);
    taker.failing(new NoClassDefFoundError("org.example.Snappy"));
    try (KafkaTopics topics = member(topic, taker, "m")) {
      send(topic, 10);
      until(() -> topics.status().trouble().contains("org.example.Snappy"));
      taker.failing(null);
      until(() -> taker.lines().size() == 10);
      until(() -> topics.status().trouble().isEmpty());
    }
    assertEachOnce(taker.lines());
  }

  @Test
  void aMissingTopicIsReported() throws IOException {
    try (KafkaTopics topics = member("nowhere", taker, "m")) {
      until(() -> topics.status().trouble().contains("there is no such topic"));
    }
  }
}
