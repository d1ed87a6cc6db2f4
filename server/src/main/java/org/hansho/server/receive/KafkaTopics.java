package org.hansho.server.receive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.hansho.local.clock.Ending;
import org.hansho.local.clock.Pause;
import org.hansho.server.kafka.KafkaConnection;
import org.hansho.server.settings.Receiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A way in for topics of Kafka: a member of a consumer group, on a thread of its own. What goes
 * wrong is reported in the status and tried again, ever more rarely, up to twice a minute. Each
 * partition is a source of its own, {@code SOURCE=/TOPIC/NUMBER}: its records are in order, and its
 * time is behind or ahead of that of others.
 */
final class KafkaTopics implements WayIn {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
  private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST = Duration.ofSeconds(30).toNanos();
  private static final long LOOK = Duration.ofSeconds(1).toNanos();
  private static final int LOOKS = 3;

  private final Intake intake;
  private final Receiver.Kafka settings;
  private final Path file;
  private final Tally tally = new Tally();
  private final Thread thread;
  private volatile boolean closing;
  private volatile State state = new State(0, 0, 0);
  private long looked = System.nanoTime();
  private int lonely;

  /** What its last look has shown. */
  private record State(int connections, int partitions, long behind) {}

  private KafkaTopics(Intake intake, Receiver.Kafka settings, Path file) {
    this.intake = intake;
    this.settings = settings;
    this.file = file;
    this.thread = new Thread(this::run, "kafka-" + intake.source().id());
  }

  /**
   * Starts to read, whether or not a broker answers.
   *
   * @param file where positions are kept; made if need be
   */
  static KafkaTopics start(Intake intake, Receiver.Kafka settings, Path file) {
    KafkaTopics topics = new KafkaTopics(intake, settings, file);
    topics.thread.start();
    return topics;
  }

  private void run() {
    long pause = SHORTEST;
    while (!closing) {
      long records = tally.records();
      try {
        readOn();
      } catch (IOException | RuntimeException | Error failure) {
        pause = tally.records() > records ? SHORTEST : pause;
        failed(failure);
        Pause.of(pause, () -> closing);
        pause = Math.min(LONGEST, 2 * pause);
      }
    }
  }

  private void failed(Throwable failure) {
    state = new State(0, 0, 0);
    if (!closing) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      String reason = cause instanceof Error ? cause.toString() : cause.getMessage();
      tally.trouble("nothing is read, and it is tried again: " + reason);
      LOG.warn("Source {}: nothing can be read from Kafka", intake.source().id(), failure);
    }
  }

  private void readOn() throws IOException {
    try (KafkaPositions positions = new KafkaPositions(file, settings.group());
        KafkaTopicIds ids = new KafkaTopicIds(connection());
        Consumer<byte[], byte[]> consumer = consumer(positions.member());
        KafkaReading reading =
            new KafkaReading(intake, settings, consumer, positions, ids, tally, () -> closing)) {
      reading.join();
      while (!closing) {
        reading.read();
        look(consumer);
      }
    }
  }

  private Map<String, Object> connection() throws IOException {
    String client = "hansho-" + intake.source().id() + "-ids";
    return KafkaConnection.of(client, settings.servers(), settings.security());
  }

  private Consumer<byte[], byte[]> consumer(String member) throws IOException {
    int most = KafkaConfig.valueBytes(settings, Runtime.getRuntime().maxMemory());
    return new KafkaConsumer<>(
        KafkaConfig.of(intake.source().id(), member, settings),
        new BoundedValues(0, new Tally()),
        new BoundedValues(most, tally));
  }

  private void look(Consumer<byte[], byte[]> consumer) {
    if (System.nanoTime() - looked < LOOK) {
      return;
    }
    looked = System.nanoTime();
    long behind = 0;
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      behind += lag.orElse(0);
    }
    state =
        new State(connections(consumer.metrics().values()), consumer.assignment().size(), behind);
    lonely = state.connections() > 0 && state.partitions() > 0 ? 0 : lonely + 1;
    if (lonely < LOOKS) {
      tally.trouble("");
    } else if (state.connections() == 0) {
      report("no broker answers at " + String.join(", ", settings.servers()));
    } else {
      report(
          "no partition is read: there is no such topic, this user may not read it, or other"
              + " members of the group "
              + settings.group()
              + " read all of them");
    }
  }

  private void report(String trouble) {
    if (tally.trouble().isEmpty()) {
      LOG.warn("Source {}: {}", intake.source().id(), trouble);
    }
    tally.trouble(trouble);
  }

  private static int connections(Iterable<? extends Metric> metrics) {
    for (Metric metric : metrics) {
      if (metric.metricName().name().equals("connection-count")
          && metric.metricValue() instanceof Number number) {
        return number.intValue();
      }
    }
    return 0;
  }

  @Override
  public WayInStatus status() {
    State now = state;
    String place =
        String.join(", ", settings.servers())
            + " (topics "
            + String.join(", ", settings.topics())
            + "; "
            + now.partitions()
            + (now.partitions() == 1 ? " partition, " : " partitions, ")
            + now.behind()
            + " records behind)";
    return intake.status(place, now.connections(), tally, tally.trouble());
  }

  @Override
  public List<Tally.Hole> holes() {
    return tally.holes();
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    Ending.of(thread, WayIn.LONGEST_ENDING);
  }
}
