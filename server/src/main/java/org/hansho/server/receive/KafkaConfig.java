package org.hansho.server.receive;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.hansho.server.kafka.KafkaConnection;
import org.hansho.server.settings.Receiver;

/**
 * The settings of a source in the words of Kafka's client. Offsets are committed by hand, and
 * records of transactions that were not committed are not read.
 */
final class KafkaConfig {
  private static final int HEARTBEAT = (int) Duration.ofSeconds(1).toMillis();
  private static final int MOST_RECORDS = 500;
  private static final int LEAST_VALUE = 4 << 20;

  /** Which part of the heap the values of one fetch may take. */
  private static final int HEAP_PART = 8;

  private KafkaConfig() {}

  /** Most bytes of a value, unpacked: several lines of the greatest length. */
  static int valueBytes(Receiver.Kafka settings, long heap) {
    return (int) Math.max(settings.recordBytes(), Math.min(LEAST_VALUE, heap / HEAP_PART));
  }

  /** How many records are unpacked at once, so that the longest ones fit into memory. */
  static int recordsAtOnce(Receiver.Kafka settings, long heap) {
    return (int) Math.max(1, Math.min(MOST_RECORDS, heap / HEAP_PART / valueBytes(settings, heap)));
  }

  /**
   * Those of a source.
   *
   * @param member the same in every run, so that a member which comes back soon goes on with its
   *     partitions
   * @throws IOException if a file of a certificate cannot be read; the message names it
   */
  static Map<String, Object> of(String source, String member, Receiver.Kafka settings)
      throws IOException {
    Map<String, Object> config =
        KafkaConnection.of("hansho-" + source, settings.servers(), settings.security());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT);
    config.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        recordsAtOnce(settings, Runtime.getRuntime().maxMemory()));
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, settings.fetchBytes());
    config.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Math.min(settings.fetchBytes(), ConsumerConfig.DEFAULT_MAX_PARTITION_FETCH_BYTES));
    return config;
  }
}
