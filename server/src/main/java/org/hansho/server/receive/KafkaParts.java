package org.hansho.server.receive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that were fetched and are not kept yet, in parts, by partition. Bounded by what one fetch
 * brings, since no more is fetched while there are any. Belongs to one thread.
 */
final class KafkaParts {
  private final Map<TopicPartition, ArrayDeque<KafkaPart>> waiting = new LinkedHashMap<>();

  /** Parts that were begun before a crash, by their last offset: what they held is one again. */
  private final Map<TopicPartition, Long> repeated = new HashMap<>();

  /** The id of the topic that stands in the keys of a partition's parts. */
  private final Map<TopicPartition, String> topicIds = new HashMap<>();

  private final KafkaLines lines;
  private final int partBytes;
  private final Tally tally;

  /**
   * No parts.
   *
   * @param partBytes of the lines of a part, more only if one record has more
   */
  KafkaParts(KafkaLines lines, int partBytes, Tally tally) {
    this.lines = lines;
    this.partBytes = partBytes;
    this.tally = tally;
  }

  /** Says which id the topic of a partition has; empty if it is not known. */
  void topicId(TopicPartition partition, String id) {
    topicIds.put(partition, id);
  }

  /** Says that a partition goes on with a part that was begun and reached up to an offset. */
  void repeat(TopicPartition partition, long to) {
    repeated.put(partition, to);
  }

  /** Adds the next record of its partition. */
  void add(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    ArrayDeque<KafkaPart> parts = waiting.computeIfAbsent(partition, unseen -> new ArrayDeque<>());
    byte[] value = record.value() == null ? new byte[0] : record.value();
    KafkaPart part = part(partition, parts, record.offset(), value.length);
    int before = part.records();
    int cut = lines.add(value, part);
    if (part.records() == before) {
      tally.refused("empty", 1);
    }
    if (cut > 0) {
      tally.dropped("cut", cut);
    }
    Long end = repeated.get(partition);
    if (end == null) {
      part.reach(record.offset());
    } else if (record.offset() >= end) {
      part.end();
      repeated.remove(partition);
    }
  }

  private KafkaPart part(
      TopicPartition partition, ArrayDeque<KafkaPart> parts, long offset, int bytes) {
    KafkaPart last = parts.peekLast();
    Long end = repeated.get(partition);
    if (end != null && offset > end) {
      repeated.remove(partition); // What stood there was removed by the broker.
      last = null;
    } else if (end != null && last != null) {
      return last;
    }
    if (last == null || last.isNoted() || !last.hasRoom(bytes + 1)) {
      last = new KafkaPart(partition, topicIds.getOrDefault(partition, ""), offset, partBytes);
      parts.addLast(last);
      if (end != null && offset <= end) {
        last.reach(end);
      }
    }
    return last;
  }

  /** The next part of each partition that may be handed over. */
  List<KafkaPart> next() {
    List<KafkaPart> next = new ArrayList<>();
    for (Map.Entry<TopicPartition, ArrayDeque<KafkaPart>> each : waiting.entrySet()) {
      KafkaPart first = each.getValue().peekFirst();
      boolean isWhole = !repeated.containsKey(each.getKey());
      if (first != null && isWhole) {
        next.add(first);
      }
    }
    return next;
  }

  /** Bytes of the lines of all. */
  long bytes() {
    return waiting.values().stream().flatMap(ArrayDeque::stream).mapToLong(KafkaPart::bytes).sum();
  }

  /** Whether a part still waits. */
  boolean has(KafkaPart part) {
    ArrayDeque<KafkaPart> parts = waiting.get(part.partition());
    return parts != null && part.equals(parts.peekFirst());
  }

  /** Takes a part out that is kept. */
  void remove(KafkaPart part) {
    ArrayDeque<KafkaPart> parts = waiting.get(part.partition());
    if (parts != null) {
      parts.remove(part);
      if (parts.isEmpty()) {
        waiting.remove(part.partition());
      }
    }
  }

  /** Takes all of partitions out that somebody else reads from now on. */
  void remove(Collection<TopicPartition> partitions) {
    waiting.keySet().removeAll(partitions);
    repeated.keySet().removeAll(partitions);
  }
}
