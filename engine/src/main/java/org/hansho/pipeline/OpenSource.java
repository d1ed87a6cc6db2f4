package org.hansho.pipeline;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.hansho.detect.flood.HeldLoads;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.format.FormatTrial;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.record.ReaderMemory;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * A source that a {@link ReadingSession} has open: what its reader remembers, and what became of
 * its records. Belongs to the thread of the session that opened it, which alone reads it.
 */
public final class OpenSource {
  private static final int MOST_HELD = 1_000;
  private static final EventSink NOBODY =
      new EventSink() {
        @Override
        public void event(Event event) {}

        @Override
        public void malformed(Malformed record) {}
      };

  private final String name;
  private final Format format;
  private final Supplier<RecordReader> opening;
  private final List<Portion> portions = new ArrayList<>();
  private RecordReader reader;
  private ReaderMemory memory;
  private long given;
  private final HeldLoads held = new HeldLoads();
  private final Counts counts = new Counts();
  private final IdentityHashMap<EventClass, EventStages.ClassState> classes =
      new IdentityHashMap<>();

  /** What a reader is asked. */
  enum Asked {
    READ,
    READ_TO_THE_END,
    HAND_OVER
  }

  /** A part of the source that was read, or is. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Portion(byte[] block, int from, int to, long position, Asked asked) {
    Portion upTo(int consumed) {
      return new Portion(block, from, consumed, position, asked);
    }

    Malformed.Bytes bytes() {
      return new Malformed.Bytes(block, from, to, position);
    }

    /** Gives a reader what stands behind an index; see {@code RecordReader.read}. */
    int giveTo(RecordReader reader, int at, EventSink sink) {
      long here = position + (at - from);
      return asked == Asked.HAND_OVER
          ? reader.handOver(block, at, to, here, sink)
          : reader.read(block, at, to, here, asked == Asked.READ_TO_THE_END, sink);
    }
  }

  OpenSource(String name, Format format, Supplier<RecordReader> opening) {
    this.name = name;
    this.format = format;
    this.opening = opening;
    this.reader = opening.get();
    this.memory = new ReaderMemory(format.name(), reader);
  }

  /** What evidence calls it. */
  public String name() {
    return name;
  }

  /** What became of its records since it was begun in this process. */
  public Counts counts() {
    return counts;
  }

  /** What the reader of its format remembers; restored before anything is read. */
  public ReaderMemory memory() {
    return memory;
  }

  /** What was held back of its records; restored before anything is read. */
  public HeldLoads held() {
    return held;
  }

  /**
   * What its reader remembers was saved or restored as a whole, and is durable: from there it is
   * read again if the reader fails.
   */
  public void settle() {
    portions.clear();
    given = 0;
  }

  /** How many bytes are kept until it is settled or renewed. */
  long keptBytes() {
    long bytes = 0;
    for (Portion portion : portions) {
      bytes += portion.to() - portion.from();
    }
    return bytes;
  }

  /** Saves in memory what its reader remembers, so that nothing read before must be kept. */
  void renew() {
    checkpoint();
    given = 0;
  }

  /**
   * Another one that remembers what this one does, but for what is held back of records: for a
   * record that is read out of turn. This one goes on as if nothing had happened.
   */
  public OpenSource copy() {
    renew();
    OpenSource copy = new OpenSource(name, format, opening);
    if (!format.readsWhole()) {
      copy.memory = memory.again(copy.reader);
    }
    for (int held = 0; held < MOST_HELD && copy.reader.abandon(NOBODY); held++) {}
    return copy;
  }

  /** Whether the source may be cut here; see {@link RecordReader#isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return reader.isBetweenRecords();
  }

  /** How well it reads bytes; it is not to be used for anything else. */
  public FormatTrial trial(byte[] bytes) {
    return FormatTrial.of(reader, bytes, 0, bytes.length);
  }

  /** Says that it is stored in place of another one, of which nothing must stay. */
  public void replaces(OpenSource before) {
    memory.replaces(before.memory);
  }

  /**
   * Whether its reader holds back anything that it would hand over if nothing comes.
   *
   * @param unread how many bytes it has not consumed
   */
  public boolean holdsBack(int unread) {
    return reader.holdsBack(unread);
  }

  /** See {@link RecordReader#numbers}. */
  public @Nullable RecordNumbers numbers() {
    return reader.numbers();
  }

  RecordReader reader() {
    return reader;
  }

  /** See {@link RecordReader#heading}; none of a reader that fails. */
  public byte[] heading() {
    try {
      return reader.heading();
    } catch (RuntimeException | StackOverflowError e) {
      return RecordReader.NO_HEADING;
    }
  }

  /** See {@link RecordReader#yearLeftOut}; false of a reader that fails. */
  boolean yearLeftOut() {
    try {
      return reader.yearLeftOut();
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  Format format() {
    return format;
  }

  RecordReader newReader() {
    return opening.get();
  }

  // -- what lets it go on when its reader fails ---------------------------------------------------

  /** What was read since the memory was saved or restored. */
  List<Portion> portions() {
    return portions;
  }

  void keep(Portion portion) {
    if (portion.to() > portion.from() || portion.asked() == Asked.HAND_OVER) {
      portions.add(portion);
    }
  }

  /** Saves what the reader remembers, so that {@link #reopen} goes on from here. */
  void checkpoint() {
    memory.checkpoint();
    portions.clear();
  }

  /** Takes another reader, which remembers what was saved last. */
  void reopen() {
    reader = opening.get();
    memory = memory.again(reader);
  }

  /** Takes another reader, which remembers nothing. */
  void forget() {
    reader = opening.get();
    memory = memory.anew(reader);
    memory.checkpoint();
    portions.clear();
  }

  /** Takes another reader, which remembers nothing; of neither is anything saved. */
  void startOver() {
    reader = opening.get();
    memory = memory.anew(reader);
    portions.clear();
  }

  /** How much the reader has given since its memory was saved or restored. */
  long given() {
    return given;
  }

  void setGiven(long outputs) {
    given = outputs;
  }

  IdentityHashMap<EventClass, EventStages.ClassState> classes() {
    return classes;
  }
}
