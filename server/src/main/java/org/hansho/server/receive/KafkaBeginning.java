package org.hansho.server.receive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the reading of partitions begins of which the group has read nothing. A group that begins
 * at the end passes over what was there when it began, and nothing else: a partition that its topic
 * has got since then is read from its beginning. How many partitions there were stands with each
 * offset that is committed. Belongs to one thread.
 */
final class KafkaBeginning {
  private final Consumer<?, ?> consumer;
  private final boolean fromBeginning;

  KafkaBeginning(Consumer<?, ?> consumer, boolean fromBeginning) {
    this.consumer = consumer;
    this.fromBeginning = fromBeginning;
  }

  /** The offsets to begin at, and what is to be committed with them. */
  Map<TopicPartition, OffsetAndMetadata> of(Collection<TopicPartition> unread) {
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    Map<String, List<TopicPartition>> byTopic =
        unread.stream()
            .collect(
                Collectors.groupingBy(TopicPartition::topic, TreeMap::new, Collectors.toList()));
    byTopic.forEach((topic, partitions) -> all.putAll(of(topic, partitions)));
    return all;
  }

  private Map<TopicPartition, OffsetAndMetadata> of(String topic, List<TopicPartition> unread) {
    List<PartitionInfo> present = consumer.partitionsFor(topic);
    Set<TopicPartition> all =
        present.stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .collect(Collectors.toSet());
    long before = fromBeginning ? 0 : partitionsAtBegin(all);
    List<TopicPartition> old = new ArrayList<>(unread);
    old.removeIf(partition -> partition.partition() >= before);
    List<TopicPartition> young = new ArrayList<>(unread);
    young.removeAll(old);
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(old));
    offsets.putAll(consumer.beginningOffsets(young));
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    String known = String.valueOf(present.size());
    offsets.forEach(
        (partition, offset) -> first.put(partition, new OffsetAndMetadata(offset, known)));
    return first;
  }

  /** How many partitions there were when the group began; the greatest number if it begins now. */
  private long partitionsAtBegin(Set<TopicPartition> all) {
    long least = Long.MAX_VALUE;
    for (OffsetAndMetadata committed : consumer.committed(all).values()) {
      if (committed != null) {
        boolean isNumber = committed.metadata().matches("[0-9]{1,9}");
        least = Math.min(least, isNumber ? Long.parseLong(committed.metadata()) : 0);
      }
    }
    return least;
  }
}
