package org.hansho.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far partitions were handed over, in a file of this machine: what is about to be handed over
 * is noted and synced first. So behind a crash the same records are read as the same part, with the
 * same idempotency key, and count once whether or not they had been kept.
 *
 * <p>A line is a part, with its checksum; the last one of a partition counts. What a crash has torn
 * at the end was not handed over. Belongs to one thread.
 */
final class KafkaPositions implements Closeable {
  private static final String HEADER = "hansho-kafka 2 ";
  private static final String OLDER = "hansho-kafka 1 ";
  private static final String TOPIC = "topic";
  private static final String NO_ID = "-";
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final String group;
  private String member = UUID.randomUUID().toString();
  private final Map<String, Reached> parts = new TreeMap<>();
  private final Map<String, String> topics = new TreeMap<>();
  private FileChannel channel;

  /**
   * The last part of a partition.
   *
   * @param from its first offset
   * @param to its last offset
   * @param kept whether it is known to be kept
   * @param topicId the id of its topic; empty if it is not known
   */
  record Reached(long from, long to, boolean kept, String topicId) {}

  /**
   * Goes on with a file, or begins one.
   *
   * @param group whose positions they are; those of another one are forgotten
   */
  KafkaPositions(Path file, String group) throws IOException {
    this.file = file;
    this.group = URLEncoder.encode(group, StandardCharsets.UTF_8);
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      read();
    }
    channel = written();
  }

  private void read() throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
    String[] head = lines[0].split(" ", -1);
    boolean isOlder = lines[0].startsWith(OLDER);
    String header = isOlder ? OLDER : HEADER;
    if (head.length != 5 || !lines[0].equals(line(header + head[2] + " " + group))) {
      return;
    }
    member = head[2];
    for (int at = 1; at < lines.length - 1; at++) {
      int sum = lines[at].lastIndexOf(' ');
      if (sum < 0 || !lines[at].equals(line(lines[at].substring(0, sum)))) {
        return;
      }
      String note = lines[at].substring(0, sum) + (isOlder ? " " + NO_ID : "");
      String[] words = note.split(" ", -1);
      if (words.length != 5) {
        return;
      }
      read(words);
    }
  }

  /** What it is, of which partition or topic, first and last offset, id of the topic. */
  private void read(String[] words) {
    String id = words[4].equals(NO_ID) ? "" : words[4];
    if (words[0].equals(TOPIC)) {
      topics.put(words[1], id);
      return;
    }
    boolean isKept = words[0].equals("kept");
    long from = Long.parseLong(words[2]);
    long to = Long.parseLong(words[3]);
    parts.put(words[1], new Reached(from, to, isKept, id));
  }

  private static String line(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return text + " " + Long.toHexString(sum.getValue());
  }

  private static String name(TopicPartition partition) {
    return partition.topic() + "/" + partition.partition();
  }

  private static String line(String partition, Reached reached) {
    String word = reached.kept() ? "kept " : "begun ";
    return line(
            word
                + partition
                + " "
                + reached.from()
                + " "
                + reached.to()
                + " "
                + shown(reached.topicId()))
        + "\n";
  }

  private static String topicLine(String topic, String id) {
    return line(TOPIC + " " + topic + " 0 0 " + shown(id)) + "\n";
  }

  private static String shown(String id) {
    return id.isEmpty() ? NO_ID : id;
  }

  /** Writes all there is into a file of its own that takes the place of the other one. */
  private FileChannel written() throws IOException {
    StringBuilder text = new StringBuilder(line(HEADER + member + " " + group) + "\n");
    topics.forEach((topic, id) -> text.append(topicLine(topic, id)));
    parts.forEach((partition, reached) -> text.append(line(partition, reached)));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    FileChannel fresh =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      append(fresh, text.toString());
      fresh.force(true);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
      return fresh;
    } catch (IOException | RuntimeException failure) {
      fresh.close();
      throw failure;
    }
  }

  private void syncFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  private static void append(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** A name for the member of the group that reads here, in every run the same. */
  String member() {
    return member;
  }

  /** The last part of a partition; null if it has none. */
  @Nullable Reached of(TopicPartition partition) {
    return parts.get(name(partition));
  }

  /** The id that a topic had when it was assigned last; empty if none is known. */
  String topicId(String topic) {
    return topics.getOrDefault(topic, "");
  }

  /**
   * Notes which id a topic has. What was noted of one with another id is forgotten: that one is not
   * there any more.
   */
  void topic(String topic, String id) throws IOException {
    if (id.isEmpty() || id.equals(topicId(topic))) {
      return;
    }
    if (isOther(topicId(topic), id)) {
      parts.keySet().removeIf(partition -> partition.startsWith(topic + "/"));
    }
    topics.put(topic, id);
    rewrite();
  }

  /** Whether both ids are known and differ. */
  static boolean isOther(String one, String other) {
    return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
  }

  /**
   * Notes that parts are about to be handed over; they may be once this returns.
   *
   * @throws IOException if they are not synced; then this is of no more use and is to be opened
   *     again
   */
  void begun(Collection<KafkaPart> begun) throws IOException {
    StringBuilder text = new StringBuilder();
    for (KafkaPart part : begun) {
      text.append(note(part, false));
    }
    append(channel, text.toString());
    channel.force(false);
  }

  /** Notes that a part is kept; if that note is lost, the part is read again and known. */
  void kept(KafkaPart part) throws IOException {
    append(channel, note(part, true));
    if (channel.position() > LARGEST) {
      rewrite();
    }
  }

  private void rewrite() throws IOException {
    FileChannel before = channel;
    channel = written();
    before.close();
  }

  private String note(KafkaPart part, boolean isKept) {
    Reached reached = new Reached(part.from(), part.to(), isKept, part.topicId());
    parts.put(name(part.partition()), reached);
    return line(name(part.partition()), reached);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
