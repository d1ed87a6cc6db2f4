package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Completes the events of the readers inside: who sent the record, when it was shipped if it does
 * not say when it was written, and where it stands in the source.
 */
final class Relay implements EventSink {
  /** A text that no format reads. */
  static final EventClass TEXT = EventClass.of("envelope.text");

  private final Sender.Ids ids;
  private final Event textEvent;
  private final int message;
  private final List<Malformed> faults = new ArrayList<>();

  private EventSink sink = this;
  private Sender sender = new Sender();
  private long time = Event.NO_TIME;
  private @Nullable Format format;
  private @Nullable RecordReader reader;

  // Where the block begins in the source, and from which offset on it goes on somewhere else.
  private long base;
  private int turn = Integer.MAX_VALUE;
  private long beyond;
  private boolean onePlace;
  private boolean timeInvented;
  private long events;
  private boolean handingOn;

  Relay(Fields fields) {
    this.ids = new Sender.Ids(fields);
    this.textEvent = new Event(fields);
    this.message = fields.id("message");
  }

  /** Whose records come next, and where they go. */
  void begin(EventSink receiver, EnclosedStream stream) {
    sink = receiver;
    sender = stream.sender();
    time = stream.time();
    format = null;
    reader = null;
    timeInvented = false;
    events = 0;
    faults.clear();
    places(0, Integer.MAX_VALUE, 0, false);
  }

  /**
   * Whose events come next.
   *
   * @param madeUpTime whether the reader is given a time that the envelope does not have
   */
  void reading(Format inner, RecordReader its, boolean madeUpTime) {
    format = inner;
    reader = its;
    timeInvented = madeUpTime;
  }

  /**
   * Where the bytes stand that a reader is given.
   *
   * @param first place of the first
   * @param bytes so many follow it; those behind them stand at {@code next}
   * @param atOnePlace whether all of these count as standing there
   */
  void places(long first, int bytes, long next, boolean atOnePlace) {
    onePlace = atOnePlace;
    base = first;
    turn = bytes;
    beyond = next;
  }

  /** The place in the source of an offset of the block. */
  long place(long offset) {
    return offset < turn ? base + offset : onePlace ? beyond : beyond + (offset - turn);
  }

  /** What could not be read since {@link #begin}. */
  List<Malformed> faults() {
    return faults;
  }

  /** How many events there were since {@link #begin}. */
  long events() {
    return events;
  }

  /** The format whose record is handed on, the innermost one; null for text of no format. */
  @Nullable Format emitting() {
    return reader instanceof EnvelopeReader envelope ? envelope.emitting() : format;
  }

  @Override
  public void event(Event event) {
    long offset = event.position() - base;
    if (offset >= turn) {
      event.setPosition(place(offset));
    }
    if (timeInvented) {
      event.setTime(Event.NO_TIME);
    }
    if (event.time() == Event.NO_TIME && time != Event.NO_TIME) {
      event.setTime(time);
    }
    sender.addTo(event, ids, emitting());
    events++;
    handingOn = true;
    try {
      sink.event(event);
    } finally {
      handingOn = false;
    }
  }

  /** Whether what is handed on at present lies inside of the envelope. */
  boolean isHandingOn() {
    return handingOn;
  }

  /** An event of a text that no format reads. */
  void text(byte[] buffer, int from, int length, long position) {
    textEvent.begin(buffer, from, length, position);
    textEvent.setEventClass(TEXT);
    textEvent.setKeywordText(KeywordText.WHOLE_RECORD);
    if (message != Fields.UNREAD) {
      textEvent.add(message, ValueKind.STRING, from, length);
    }
    event(textEvent);
  }

  @Override
  public void malformed(Malformed record) {
    long offset = record.position() - base;
    faults.add(
        offset < turn
            ? record
            : new Malformed(
                record.fault(), place(offset), record.length(), record.sample(), record.noticed()));
  }

  @Override
  public void note(String note) {
    sink.note(note);
  }
}
