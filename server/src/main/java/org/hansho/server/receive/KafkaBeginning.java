package org.hansho.server.receive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the reading of partitions begins of which the group has read nothing. A group that begins
 * at the end passes over what was there when it began, and nothing else: a partition that its topic
 * has got since then is read from its beginning, and so is a topic that was removed and made anew.
 * How many partitions there were, and which id the topic has, stands with each offset that is
 * committed. Belongs to one thread.
 */
final class KafkaBeginning {
  private final Consumer<?, ?> consumer;
  private final boolean fromBeginning;
  private final KafkaTopicIds ids;

  KafkaBeginning(Consumer<?, ?> consumer, boolean fromBeginning, KafkaTopicIds ids) {
    this.consumer = consumer;
    this.fromBeginning = fromBeginning;
    this.ids = ids;
  }

  /**
   * What stands with an offset that somebody has committed.
   *
   * @param partitions how many there were when the group began, 0 if all are read from their
   *     beginning
   * @param topicId the id of the topic; empty if it is not known
   */
  record Note(long partitions, String topicId) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(?: ([A-Za-z0-9_-]{1,40}))?");

    /** Reads one; of other programs' texts nothing is known. */
    static Note of(String text) {
      Matcher parts = TEXT.matcher(text);
      if (!parts.matches()) {
        return new Note(0, "");
      }
      String id = parts.group(2);
      return new Note(Long.parseLong(parts.group(1)), id == null ? "" : id);
    }

    /** The same of a topic whose id is known by now. */
    Note with(String id) {
      return id.isEmpty() ? this : new Note(partitions, id);
    }

    String text() {
      return topicId.isEmpty() ? String.valueOf(partitions) : partitions + " " + topicId;
    }
  }

  /** Where partitions of topics begin that were made anew, and what is to be committed with it. */
  Map<TopicPartition, OffsetAndMetadata> ofNew(Collection<TopicPartition> anew) {
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    consumer
        .beginningOffsets(anew)
        .forEach(
            (partition, offset) -> {
              String text = new Note(0, ids.of(partition.topic())).text();
              first.put(partition, new OffsetAndMetadata(offset, text));
            });
    return first;
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
    long before = fromBeginning ? 0 : partitionsAtBegin(all, ids.of(topic));
    List<TopicPartition> old = new ArrayList<>(unread);
    old.removeIf(partition -> partition.partition() >= before);
    List<TopicPartition> young = new ArrayList<>(unread);
    young.removeAll(old);
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(old));
    offsets.putAll(consumer.beginningOffsets(young));
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    String known = new Note(before == 0 ? 0 : present.size(), ids.of(topic)).text();
    offsets.forEach(
        (partition, offset) -> first.put(partition, new OffsetAndMetadata(offset, known)));
    return first;
  }

  /** How many partitions there were when the group began; the greatest number if it begins now. */
  private long partitionsAtBegin(Set<TopicPartition> all, String topicId) {
    long least = Long.MAX_VALUE;
    for (OffsetAndMetadata committed : consumer.committed(all).values()) {
      Note note = committed == null ? null : Note.of(committed.metadata());
      if (note != null && !KafkaPositions.isOther(note.topicId(), topicId)) {
        least = Math.min(least, note.partitions());
      }
    }
    return least;
  }
}
