package org.hansho.server.receive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.hansho.local.journal.Receipt;

/**
 * Records of one partition that are handed over together: those between two offsets. The same ones
 * make the same part whenever they are read, which is what makes a repetition known. Belongs to one
 * thread.
 */
final class KafkaPart {
  private final TopicPartition partition;
  private final String topicId;
  private final long from;
  private final int most;
  private final List<Piece> pieces = new ArrayList<>();
  private ByteArrayOutputStream open = new ByteArrayOutputStream();
  private long to;
  private int records;
  private boolean noted;
  private boolean whole;

  /** Lines that are one push, and the answer to the last one. */
  private static final class Piece {
    final byte[] lines;
    boolean kept;
    CompletableFuture<Receipt> receipt = new CompletableFuture<>();

    Piece(byte[] lines) {
      this.lines = lines;
    }
  }

  /**
   * A part without records.
   *
   * @param topicId the id of its topic; empty if it is not known
   * @param from its first offset
   * @param most bytes of lines in one push, more only if one line has more
   */
  KafkaPart(TopicPartition partition, String topicId, long from, int most) {
    this.partition = partition;
    this.topicId = topicId;
    this.from = from;
    this.to = from;
    this.most = most;
  }

  TopicPartition partition() {
    return partition;
  }

  /** The id of its topic; empty if it is not known. */
  String topicId() {
    return topicId;
  }

  /** Its first offset. */
  long from() {
    return from;
  }

  /** Its last offset; there need not be a record. */
  long to() {
    return to;
  }

  /** How many lines it holds. */
  int records() {
    return records;
  }

  /** Whether so many more bytes make no further push of it. */
  boolean hasRoom(int bytes) {
    return !whole && pieces.isEmpty() && (open.size() == 0 || open.size() + bytes <= most);
  }

  /** Says that it reaches up to an offset. */
  void reach(long offset) {
    to = offset;
  }

  /** Says that no further record belongs to it. */
  void end() {
    whole = true;
  }

  /** Adds a line. */
  void add(byte[] bytes, int start, int end) {
    if (open.size() > 0 && open.size() + (end - start) + 1 > most) {
      endPiece();
    }
    open.write(bytes, start, end - start);
    open.write('\n');
    records++;
  }

  private void endPiece() {
    if (open.size() > 0) {
      pieces.add(new Piece(open.toByteArray()));
      open = new ByteArrayOutputStream();
    }
  }

  /** Whether it was noted that it is handed over. */
  boolean isNoted() {
    return noted;
  }

  void setNoted() {
    noted = true;
  }

  /** Takes its pushes. */
  interface Outlet {
    CompletableFuture<Receipt> push(String key, byte[] lines);
  }

  /**
   * Hands over what is not kept and waits for no answer. The key has the id of the topic, so that
   * nothing of one that was made anew is taken for a repetition.
   */
  void push(String group, Outlet outlet) {
    endPiece();
    String topic = topicId.isEmpty() ? "" : topicId + " ";
    for (int index = 0; index < pieces.size(); index++) {
      Piece piece = pieces.get(index);
      if (!piece.kept) {
        String key = "kafka " + group + " " + topic + from + "-" + to + "#" + index;
        piece.receipt = outlet.push(key, piece.lines);
      }
    }
  }

  /** Its pushes that were answered: what is kept is noted. */
  Answer answer() {
    boolean isOpen = false;
    Receipt.Refused refused = null;
    for (Piece piece : pieces) {
      if (piece.kept) {
        continue;
      }
      if (!piece.receipt.isDone()) {
        isOpen = true;
      } else if (piece.receipt.isCompletedExceptionally()) {
        refused = new Receipt.Refused(Receipt.Reason.DISK, "the journal has failed");
      } else if (piece.receipt.join() instanceof Receipt.Refused refusal) {
        refused = refusal;
      } else {
        piece.kept = true;
      }
    }
    return isOpen
        ? new Answer.Open()
        : refused == null ? new Answer.Kept() : new Answer.No(refused);
  }

  /** What became of a part. */
  sealed interface Answer {
    /** Not all is answered. */
    record Open() implements Answer {}

    /** All of it is synced. */
    record Kept() implements Answer {}

    /** Some of it was not taken. */
    record No(Receipt.Refused refusal) implements Answer {}
  }

  /** Completes when all that was pushed is answered. */
  CompletableFuture<Void> answered() {
    return CompletableFuture.allOf(
        pieces.stream()
            .filter(piece -> !piece.kept)
            .map(piece -> piece.receipt)
            .toArray(CompletableFuture[]::new));
  }

  /** Bytes of its lines. */
  long bytes() {
    return open.size() + pieces.stream().mapToLong(piece -> piece.lines.length).sum();
  }
}
