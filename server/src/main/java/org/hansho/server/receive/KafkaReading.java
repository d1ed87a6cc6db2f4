package org.hansho.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.hansho.server.receive.KafkaPositions.Reached;
import org.hansho.server.settings.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Reads with one consumer until that is of no more use. What it fetches it hands over, and fetches
 * no more before that is synced in the journal; then the offsets behind it are committed. While the
 * journal has no room all partitions pause, and the group sees that this member is alive.
 *
 * <p>A partition that goes to another member goes with what is kept committed. Belongs to one
 * thread.
 */
final class KafkaReading implements ConsumerRebalanceListener, Closeable {
  private static final int PART = 1 << 20;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration HELD_POLL = Duration.ofMillis(50);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(2);
  private static final int MOST_RECORDS = 500;
  private static final long RETRY = Duration.ofMillis(100).toNanos();
  private static final long PATIENCE = Duration.ofMillis(200).toNanos();
  private static final long LOOK = Duration.ofSeconds(1).toNanos();
  private static final long LAST_PATIENCE = Duration.ofSeconds(1).toNanos();

  private final Intake intake;
  private final Receiver.Kafka settings;
  private final Consumer<byte[], byte[]> consumer;
  private final KafkaPositions positions;
  private final KafkaParts parts;
  private final Tally tally;
  private final BooleanSupplier closing;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
  private final KafkaTopicIds ids;
  private final KafkaBeginning beginning;

  /** What stands with the offset of each partition, see {@link KafkaBeginning}. */
  private final Map<TopicPartition, String> begun = new HashMap<>();

  private final Set<KafkaPart> handedOver = new HashSet<>();
  private final KafkaPauses pauses;
  private long looked = System.nanoTime();

  /** Reads nothing yet. */
  KafkaReading(
      Intake intake,
      Receiver.Kafka settings,
      Consumer<byte[], byte[]> consumer,
      KafkaPositions positions,
      KafkaTopicIds ids,
      Tally tally,
      BooleanSupplier closing) {
    int partBytes = Math.min(PART, intake.recordBytes());
    this.intake = intake;
    this.settings = settings;
    this.consumer = consumer;
    this.positions = positions;
    this.tally = tally;
    this.closing = closing;
    this.ids = ids;
    this.pauses = new KafkaPauses(consumer, tally);
    this.beginning = new KafkaBeginning(consumer, settings.fromBeginning(), ids);
    KafkaLines lines = new KafkaLines(Math.min(settings.recordBytes(), partBytes - 1));
    this.parts = new KafkaParts(lines, partBytes, tally);
  }

  /** Joins the group. */
  void join() {
    consumer.subscribe(settings.topics(), this);
  }

  /**
   * Fetches once, and hands over what came.
   *
   * @throws IOException if positions cannot be written
   * @throws KafkaException if the consumer is of no more use
   */
  void read() throws IOException {
    lookForNewTopics();
    try {
      fetch();
    } catch (OffsetOutOfRangeException expired) {
      goOnBehind(expired);
    }
    askWhoseRecordsTheseAre();
    for (List<KafkaPart> next = admitted(); !next.isEmpty(); next = admitted()) {
      handOver(next);
      if (closing.getAsBoolean()) {
        break;
      }
    }
    holdBackGreedy();
    commit();
  }

  /** The next parts, but for those of partitions that have brought more than their share. */
  private List<KafkaPart> admitted() {
    return parts.next().stream()
        .filter(part -> part.isNoted() || intake.admits(name(part.partition()), part.bytes()))
        .toList();
  }

  /** No more is fetched of partitions of which parts were not admitted. */
  private void holdBackGreedy() {
    Set<TopicPartition> greedy =
        parts.next().stream().map(KafkaPart::partition).collect(Collectors.toSet());
    pauses.greedy(greedy, parts.bytes() >= settings.fetchBytes());
  }

  /** What is there already is taken with the first records, up to the size of a fetch. */
  private void fetch() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    long bytes = 0;
    int count = 0;
    while (!records.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        parts.add(record);
        bytes += record.value() == null ? 0 : record.value().length;
        count++;
      }
      boolean isFull = bytes >= settings.fetchBytes() || count >= MOST_RECORDS;
      records = isFull ? ConsumerRecords.empty() : more();
    }
  }

  /** What more is there; where it has expired, the next fetch says so, behind what was fetched. */
  private ConsumerRecords<byte[], byte[]> more() {
    try {
      return consumer.poll(Duration.ZERO);
    } catch (OffsetOutOfRangeException expired) {
      return ConsumerRecords.empty();
    }
  }

  /** The broker has removed what comes next: that is counted, and the oldest there is comes. */
  private void goOnBehind(OffsetOutOfRangeException expired) {
    ids.ask(expired.partitions().stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    looked = System.nanoTime() - LOOK;
    lookForNewTopics();
    Map<TopicPartition, Long> wanted = expired.offsetOutOfRangePartitions();
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(wanted.keySet());
    wanted.forEach(
        (partition, offset) -> {
          long first = oldest.getOrDefault(partition, 0L);
          if (first > offset) {
            tally.dropped("expired", first - offset);
            tally.missing(source(partition), offset, first);
          }
          parts.remove(List.of(partition));
          consumer.seek(partition, first);
        });
  }

  private void handOver(List<KafkaPart> next) throws IOException {
    List<KafkaPart> fresh = next.stream().filter(part -> !part.isNoted()).toList();
    positions.begun(fresh);
    fresh.forEach(KafkaPart::setNoted);
    handedOver.addAll(next);
    next.forEach(this::push);
    long begun = System.nanoTime();
    long ending = 0;
    while (!handedOver.isEmpty()) {
      if (closing.getAsBoolean()) {
        ending = ending == 0 ? System.nanoTime() : ending;
        if (System.nanoTime() - ending > LAST_PATIENCE) {
          break; // It is read again at the next start.
        }
      }
      boolean isRefused = settle();
      if (!handedOver.isEmpty()) {
        waitFor(isRefused, System.nanoTime() - begun > PATIENCE);
      }
    }
    handedOver.clear();
    pauses.over();
  }

  private void push(KafkaPart part) {
    String source = source(part.partition());
    part.push(settings.group(), (key, lines) -> intake.taker().push(source, "", key, lines));
    Thread waiter = Thread.currentThread();
    CompletableFuture<Void> unused =
        part.answered().whenComplete((answer, failure) -> LockSupport.unpark(waiter));
  }

  /** The source of a partition: as a path below that of the settings. */
  private String source(TopicPartition partition) {
    return intake.source().id() + "=" + name(partition);
  }

  private static String name(TopicPartition partition) {
    return "/" + partition.topic() + "/" + partition.partition();
  }

  /** Takes answers; what was refused is handed over again. Whether something was. */
  private boolean settle() throws IOException {
    boolean isRefused = false;
    for (KafkaPart part : new ArrayList<>(handedOver)) {
      KafkaPart.Answer answer = part.answer();
      if (answer instanceof KafkaPart.Answer.Kept) {
        kept(part);
      } else if (answer instanceof KafkaPart.Answer.No no) {
        isRefused = true;
        tally.trouble("nothing is read: " + no.refusal().detail());
      }
    }
    return isRefused;
  }

  private void kept(KafkaPart part) throws IOException {
    positions.kept(part);
    tally.kept(part.records(), part.bytes());
    String known = begun.getOrDefault(part.partition(), "");
    uncommitted.put(part.partition(), new OffsetAndMetadata(part.to() + 1, known));
    handedOver.remove(part);
    parts.remove(part);
  }

  private void waitFor(boolean isRefused, boolean isLong) {
    if (!isLong) {
      LockSupport.parkNanos(this, isRefused ? RETRY / 4 : PATIENCE / 4);
    } else {
      pauses.all();
      consumer.poll(HELD_POLL).forEach(parts::add);
    }
    if (isRefused) {
      LockSupport.parkNanos(this, RETRY / 4);
      handedOver.stream()
          .filter(part -> part.answer() instanceof KafkaPart.Answer.No)
          .forEach(this::push);
    }
  }

  private void commit() {
    if (uncommitted.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(uncommitted);
    uncommitted.clear();
    consumer.commitAsync(
        offsets,
        (asked, failure) -> {
          if (failure != null) {
            asked.keySet().stream()
                .filter(consumer.assignment()::contains)
                .forEach(partition -> uncommitted.putIfAbsent(partition, asked.get(partition)));
          }
        });
  }

  /** Where a partition goes on: behind what this server, or another member, has kept of it. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    if (assigned.isEmpty()) {
      return;
    }
    ids.ask(assigned.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(assigned));
    List<TopicPartition> unread = new ArrayList<>();
    List<TopicPartition> anew = new ArrayList<>();
    for (TopicPartition partition : assigned) {
      String id = ids.of(partition.topic());
      Reached ours = of(partition, id);
      OffsetAndMetadata theirs = of(committed.get(partition), id);
      boolean isAnew = KafkaPositions.isOther(positions.topicId(partition.topic()), id);
      boolean isNew = isAnew || (committed.get(partition) != null && theirs == null);
      String older = ours != null && !ours.kept() ? ours.topicId() : id;
      parts.topicId(partition, older);
      if (!goesOn(partition, ours, theirs)) {
        (isNew ? anew : unread).add(partition);
      }
    }
    begin(beginning.ofNew(anew));
    begin(beginning.of(unread));
    note(assigned);
    pauses.assigned();
  }

  /** What we have reached of the topic that is there now. */
  private @Nullable Reached of(TopicPartition partition, String id) {
    Reached ours = positions.of(partition);
    String then = ours == null || ours.topicId().isEmpty() ? topicId(partition) : ours.topicId();
    return KafkaPositions.isOther(then, id) ? null : ours;
  }

  private String topicId(TopicPartition partition) {
    return positions.topicId(partition.topic());
  }

  /** What was committed of the topic that is there now. */
  private static @Nullable OffsetAndMetadata of(@Nullable OffsetAndMetadata committed, String id) {
    boolean isOther =
        committed != null
            && KafkaPositions.isOther(KafkaBeginning.Note.of(committed.metadata()).topicId(), id);
    return isOther ? null : committed;
  }

  /** Whether something is known of a partition; then it goes on behind that. */
  private boolean goesOn(
      TopicPartition partition, @Nullable Reached ours, @Nullable OffsetAndMetadata theirs) {
    long others = theirs == null ? -1 : theirs.offset();
    KafkaBeginning.Note note = KafkaBeginning.Note.of(theirs == null ? "" : theirs.metadata());
    begun.put(partition, note.with(ids.of(partition.topic())).text());
    if (ours != null && !ours.kept() && others <= ours.from()) {
      consumer.seek(partition, ours.from());
      parts.repeat(partition, ours.to());
    } else if (ours != null && ours.kept() && others <= ours.to()) {
      consumer.seek(partition, ours.to() + 1);
    } else if (theirs != null) {
      consumer.seek(partition, others);
    } else {
      return false;
    }
    return true;
  }

  /** Nobody has read anything of them: where they begin is committed, so that it stays so. */
  private void begin(Map<TopicPartition, OffsetAndMetadata> unread) {
    unread.forEach(
        (partition, first) -> {
          consumer.seek(partition, first.offset());
          begun.put(partition, first.metadata());
          uncommitted.put(partition, first);
        });
  }

  private void note(Collection<TopicPartition> assigned) {
    try {
      for (TopicPartition partition : assigned) {
        positions.topic(partition.topic(), ids.of(partition.topic()));
      }
    } catch (IOException unwritten) {
      throw new KafkaException("positions cannot be written: " + unwritten.getMessage(), unwritten);
    }
  }

  /**
   * Looks once a second whether a topic was removed and made anew.
   *
   * @throws KafkaException if one was: it is to be joined again, and is read from its beginning
   */
  private void lookForNewTopics() {
    long now = System.nanoTime();
    if (now - looked < LOOK) {
      return;
    }
    looked = now;
    Set<String> topics =
        consumer.assignment().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    ids.look(topics);
    refuseNew(topics);
  }

  /**
   * Asks, behind each fetch and before anything of it is handed over, whether its topics are those
   * that were read so far. Otherwise the first records of one that was made anew and has outgrown
   * the old one would count as those of the old one, and again when it is read from its beginning.
   *
   * @throws KafkaException as {@link #lookForNewTopics} does; what was fetched is forgotten
   */
  private void askWhoseRecordsTheseAre() {
    Set<String> topics =
        parts.next().stream().map(part -> part.partition().topic()).collect(Collectors.toSet());
    if (!topics.isEmpty()) {
      ids.ask(topics);
      refuseNew(topics);
    }
  }

  private void refuseNew(Collection<String> topics) {
    for (String topic : topics) {
      if (KafkaPositions.isOther(positions.topicId(topic), ids.of(topic))) {
        uncommitted.keySet().removeIf(partition -> partition.topic().equals(topic));
        throw new KafkaException(
            "topic " + topic + " was removed and made anew; it is read from its beginning");
      }
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    try {
      for (KafkaPart part : new ArrayList<>(handedOver)) {
        if (revoked.contains(part.partition())) {
          part.answered().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
      settle();
    } catch (TimeoutException | ExecutionException | IOException unanswered) {
      tally.trouble("what goes to another member is not kept in time: " + unanswered);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    drop(revoked);
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(uncommitted);
    if (!offsets.isEmpty()) {
      consumer.commitSync(offsets, LAST_COMMIT);
      uncommitted.clear();
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    drop(lost);
    uncommitted.keySet().removeAll(lost);
  }

  private void drop(Collection<TopicPartition> gone) {
    handedOver.removeIf(part -> gone.contains(part.partition()));
    parts.remove(gone);
  }

  /** Leaves the group, with what is kept committed. */
  @Override
  public void close() {
    consumer.close(
        CloseOptions.timeout(LAST_COMMIT)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
