package org.hansho.server.receive;

import java.io.Closeable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids that brokers give topics: one that is removed and made anew has the name of the old one
 * and another id. Where brokers say none, because they are older than Kafka 2.8 or this user may
 * not ask, no id is known. Belongs to one thread.
 */
final class KafkaTopicIds implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopicIds.class);
  private static final int ANSWER_MILLIS = 5_000;
  private static final Duration CLOSING = Duration.ofMillis(500);

  private final Admin admin;
  private final Map<String, String> known = new HashMap<>();
  private Map<String, KafkaFuture<TopicDescription>> asked = Map.of();

  /**
   * Asks the brokers of a connection.
   *
   * @param connection the settings of a client
   */
  KafkaTopicIds(Map<String, Object> connection) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    this.admin = Admin.create(config);
  }

  /** The id of a topic as it was told last; empty if none is known. */
  String of(String topic) {
    return known.getOrDefault(topic, "");
  }

  /** Asks and waits for the answer, some seconds at most. */
  void ask(Collection<String> topics) {
    begin(topics);
    asked.forEach((topic, answer) -> take(topic, answer, ANSWER_MILLIS));
    asked = Map.of();
  }

  /** Takes the answers that have come since the last look, and asks again; never waits. */
  void look(Collection<String> topics) {
    boolean isOver = true;
    for (Map.Entry<String, KafkaFuture<TopicDescription>> one : asked.entrySet()) {
      isOver &= one.getValue().isDone();
      if (one.getValue().isDone()) {
        take(one.getKey(), one.getValue(), 0);
      }
    }
    if (isOver) {
      begin(topics);
    }
  }

  private void begin(Collection<String> topics) {
    try {
      asked = topics.isEmpty() ? Map.of() : admin.describeTopics(topics).topicNameValues();
    } catch (KafkaException refused) {
      LOG.debug("Ids of topics cannot be asked for", refused);
      asked = Map.of();
    }
  }

  private void take(String topic, KafkaFuture<TopicDescription> answer, long millis) {
    try {
      Uuid id = answer.get(millis, TimeUnit.MILLISECONDS).topicId();
      if (id != null && !id.equals(Uuid.ZERO_UUID)) {
        known.put(topic, id.toString());
      }
    } catch (ExecutionException | TimeoutException none) {
      LOG.debug("The id of topic {} is not known", topic, none);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    admin.close(CLOSING);
  }
}
