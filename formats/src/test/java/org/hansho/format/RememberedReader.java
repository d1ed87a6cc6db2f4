package org.hansho.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.ReaderMemory;
import org.hansho.record.RecordReader;

/**
 * A reader whose memory is stored and restored as a runner does: the main part each time, pieces
 * where they have changed. Feeds a source from where the memory was stored.
 */
final class RememberedReader {
  private final Format format;
  private final Fields fields;
  private final byte[] source;
  private final Map<Integer, byte[]> pieces = new HashMap<>();
  private byte[] main = {};
  private final RecordReader reader;
  private final ReaderMemory memory;
  private int consumed;

  RememberedReader(Format format, Fields fields, byte[] source) {
    this.format = format;
    this.fields = fields;
    this.source = source;
    this.reader = format.open(fields, Limits.DEFAULT);
    this.memory = new ReaderMemory(format.name(), reader);
  }

  /** Reads the source up to an offset, at which it does not end. */
  void read(int to, EventSink sink) {
    if (to > consumed) {
      consumed = reader.read(source, consumed, to, consumed, false, sink);
    }
  }

  /** Reads the rest and ends the source. */
  void end(EventSink sink) {
    if (consumed < source.length) {
      reader.read(source, consumed, source.length, consumed, true, sink);
    }
    reader.end(sink);
  }

  void save() {
    main = memory.save();
    memory.saveChanged(piece -> pieces.put(piece.number(), piece.bytes()));
  }

  /** Another reader that takes over what was saved and goes on at the same place. */
  RememberedReader restored() {
    return restored(fields);
  }

  /** The same, but the next one reads other fields. */
  RememberedReader restored(Fields others) {
    RememberedReader next = new RememberedReader(format, others, source);
    next.consumed = consumed;
    next.memory.restore(main);
    pieces.forEach((n, bytes) -> next.memory.restore(new ReaderMemory.SavedPiece(n, bytes)));
    next.main = main;
    next.pieces.putAll(pieces);
    return next;
  }

  /** Another reader that goes on at the same place and knows nothing of what was before. */
  RememberedReader forgetful() {
    RememberedReader next = new RememberedReader(format, fields, source);
    next.consumed = consumed;
    return next;
  }

  boolean isBetweenRecords() {
    return reader.isBetweenRecords();
  }

  ReaderMemory memory() {
    return memory;
  }

  byte[] main() {
    return main;
  }

  Map<Integer, byte[]> pieces() {
    return pieces;
  }

  /** Events as lines, each with a hash of its record. */
  static final class Lines implements EventSink {
    private final RenderedEvents rendered = new RenderedEvents();
    private final List<Integer> records = new ArrayList<>();

    @Override
    public void event(Event event) {
      rendered.event(event);
      int from = event.recordOffset();
      byte[] buffer = event.recordBuffer();
      records.add(Arrays.hashCode(Arrays.copyOfRange(buffer, from, from + event.recordLength())));
    }

    @Override
    public void malformed(Malformed record) {
      rendered.malformed(record);
      records.add(Arrays.hashCode(record.sample()));
    }

    /** All lines since the reader was made, and those of {@code after} behind them. */
    List<String> and(Lines after) {
      List<String> all = new ArrayList<>(all());
      all.addAll(after.all());
      return all;
    }

    List<String> all() {
      return IntStream.range(0, records.size())
          .mapToObj(i -> rendered.lines().get(i) + " " + records.get(i))
          .toList();
    }
  }
}
