package org.hansho.server.receive;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Of which partitions no more is fetched for now: of all while the journal has no room, of greedy
 * ones while other senders are heard first. The group sees all the same that this member is alive.
 * Belongs to the thread of the consumer.
 */
final class KafkaPauses {
  private static final String GREEDY =
      "these have brought more than other senders lately, and wait, since records wait to be"
          + " detected in: ";

  private final Consumer<byte[], byte[]> consumer;
  private final Tally tally;
  private boolean isFull;
  private boolean isGreedy;

  KafkaPauses(Consumer<byte[], byte[]> consumer, Tally tally) {
    this.consumer = consumer;
    this.tally = tally;
  }

  /** The journal has no room: nothing is fetched. */
  void all() {
    isFull = true;
    consumer.pause(consumer.assignment());
  }

  /** The journal has taken what was handed over. */
  void over() {
    if (isFull) {
      isFull = false;
      tally.trouble("");
      consumer.resume(consumer.assignment());
    }
  }

  /** Partitions were assigned; they are paused too while the journal has no room. */
  void assigned() {
    if (isFull) {
      consumer.pause(consumer.assignment());
    }
  }

  /**
   * These wait for their share, and no others.
   *
   * @param waitsAll whether nothing else is fetched either, since what waits is as much as a fetch
   */
  void greedy(Set<TopicPartition> partitions, boolean waitsAll) {
    if (partitions.isEmpty() && !isGreedy) {
      return;
    }
    isGreedy = !partitions.isEmpty();
    tally.trouble(isGreedy ? GREEDY + partitions : "");
    Set<TopicPartition> assigned = consumer.assignment();
    Set<TopicPartition> waiting = new HashSet<>(isGreedy && waitsAll ? assigned : partitions);
    waiting.retainAll(assigned);
    consumer.resume(assigned);
    consumer.pause(waiting);
  }
}
