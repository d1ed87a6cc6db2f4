package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.FormatTrial;
import org.hansho.format.Recognition;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The logs inside of one source of envelopes, kept apart by where they came from. Each is
 * recognised by its first text and read by the reader of its format; a text that the reader cannot
 * read is looked at anew, since one container may write lines of several kinds.
 *
 * <p>A reader that remembers belongs to one stream; {@link #AWAKE} of them are held open, the
 * others sleep as bytes. Streams keep {@link #KEPT_RECORDS} of the longest records together and are
 * {@link #MOST_STREAMS} at most: beyond that the one that was silent longest ends, which emits what
 * it holds back.
 */
final class EnclosedStreams implements Receiver {
  static final int AWAKE = 32;
  static final int MOST_STREAMS = 8192;
  static final int KEPT_RECORDS = 16;

  private final InnerFormats formats;
  private final Limits limits;
  private final InnerFormats.Shared readers;
  private final Relay relay;
  private final RecordNumbers numbers = new RecordNumbers();

  /** Those that were silent longest come first. */
  private final Map<StreamKey, EnclosedStream> streams = new LinkedHashMap<>(16, 0.75f, true);

  /** Readers of their own that are held open, and the streams they belong to. */
  private final Map<Inner, EnclosedStream> awake = new LinkedHashMap<>();

  private long bytes;
  private byte[] block = new byte[4096];
  private int length;
  private boolean yearLeftOut;

  EnclosedStreams(InnerFormats formats, Fields fields, Limits limits, UnstatedTime assumed) {
    this.formats = formats;
    this.limits = limits;
    this.readers = new InnerFormats.Shared(fields, limits, assumed);
    this.relay = new Relay(fields);
  }

  /** The format whose event is handed on; null for text of no format. */
  @Nullable Format emitting() {
    return relay.emitting();
  }

  /** Whether what is handed on at present lies inside of the envelope. */
  boolean isHandingOn() {
    return relay.isHandingOn();
  }

  boolean yearLeftOut() {
    return yearLeftOut;
  }

  /** What is missing between the numbers of all logs. */
  RecordNumbers numbers() {
    return numbers;
  }

  @Override
  public void receive(EnclosedText found, EventSink sink) {
    EnclosedStream stream = streams.get(found.stream);
    if (stream == null) {
      stream = new EnclosedStream(found.stream.copy());
      streams.put(stream.key(), stream);
    }
    stream.arrives(found);
    if (found.isPart()) {
      if (!stream.join(found, limits.recordBytes())) {
        sink.malformed(found.malformed(Fault.TOO_LONG));
      }
    } else if (stream.isJoining()) {
      if (!stream.join(found, limits.recordBytes())) {
        sink.malformed(found.malformed(Fault.TOO_LONG));
      }
      readJoined(stream, found, sink);
    } else {
      read(stream, found, sink);
    }
    bytes += stream.grown();
    makeRoom(sink);
  }

  private void readJoined(EnclosedStream stream, EnclosedText found, EventSink sink) {
    if (!stream.isTooLong()) {
      found.text(stream.joined(), 0, stream.joinedLength(), stream.joinedPosition());
      read(stream, found, sink);
    }
    stream.joinedIsRead();
  }

  // -- one text -----------------------------------------------------------------------------------

  private void read(EnclosedStream stream, EnclosedText found, EventSink sink) {
    found.trim();
    if (found.from() >= found.to()) {
      return;
    }
    relay.begin(sink, stream);
    Inner inner = stream.current();
    if (inner == null || (!inner.isSure() && stream.looksAgain())) {
      inner = chosen(stream, found, inner);
    }
    boolean alone = inner.restLength() == 0;
    read(stream, inner, found);
    if (!relay.faults().isEmpty() && alone && relay.events() == 0 && stream.looksAgain()) {
      readAsOther(stream, inner, found);
    }
    pass(found, sink);
  }

  private void pass(EnclosedText found, EventSink sink) {
    for (Malformed fault : relay.faults()) {
      sink.malformed(found.holds(fault.position()) ? found.malformed(fault.fault()) : fault);
    }
    relay.faults().clear();
  }

  /** The format of a text that the present one does not read, if there is one. */
  private void readAsOther(EnclosedStream stream, Inner present, EnclosedText found) {
    Recognition.Recognised known = recognise(found);
    if (known != null && isSure(known) && !present.isReading(known.format().name(), false)) {
      relay.faults().clear();
      read(stream, turned(stream, known.format(), false, true), found);
    }
  }

  /** What a text is read with, if its stream has nothing yet or nothing that is sure. */
  private Inner chosen(EnclosedStream stream, EnclosedText found, @Nullable Inner present) {
    Recognition.Recognised known = recognise(found);
    if (known != null && isSure(known)) {
      return turned(stream, known.format(), false, true);
    }
    if (present != null) {
      return present;
    }
    if (found.header.isKnown()) {
      Format syslog = Objects.requireNonNull(formats.named(InnerFormats.SYSLOG));
      return turned(stream, syslog, true, false);
    }
    return turned(stream, known == null ? null : known.format(), false, false);
  }

  private Inner turned(
      EnclosedStream stream, @Nullable Format format, boolean rendered, boolean sure) {
    Inner present = format == null ? null : stream.turnTo(format.name(), rendered);
    if (present != null) {
      return present;
    }
    Inner inner = new Inner(format, rendered, sure, stream.time());
    Inner out = stream.add(inner);
    if (out != null) {
      end(out);
    }
    return inner;
  }

  /** The format that claims a text; one that is not sure must read it, too. */
  private Recognition.@Nullable Recognised recognise(EnclosedText found) {
    byte[] text = found.copy();
    Recognition.Recognised known = formats.recognise(text, text.length);
    return known == null || isSure(known) || fits(known.format(), text) ? known : null;
  }

  private static boolean isSure(Recognition.Recognised known) {
    return known.score() >= InnerFormats.SURE;
  }

  private static boolean fits(Format format, byte[] text) {
    return FormatTrial.of(format, text, 0, text.length).fits();
  }

  private void read(EnclosedStream stream, Inner inner, EnclosedText found) {
    Format format = inner.format();
    if (format == null) {
      relay.text(found.buffer(), found.from(), found.to() - found.from(), found.position());
      return;
    }
    int rest = fill(inner, found);
    RecordReader reader = open(stream, inner, format);
    relay.reading(format, reader, inner.isRendered() && found.time() == Event.NO_TIME);
    boolean whole = rest == 0 && (inner.isRendered() || found.isJson());
    long first = rest == 0 ? found.position() : inner.restPosition();
    relay.places(first, rest, found.position(), inner.isRendered() || found.isRewritten());
    RecordNumbers its = reader.numbers();
    long before = its == null ? 0 : its.missing();
    int consumed = reader.read(block, 0, length, first, whole, relay);
    if (its != null) {
      numbers.add(its, before);
    }
    inner.keepRest(block, consumed, whole ? consumed : length, relay.place(consumed));
    yearLeftOut |= inner.remembers() && !inner.hasShippingTime() && reader.yearLeftOut();
  }

  /** Puts a line together; returns how much of it is the rest of lines before. */
  private int fill(Inner inner, EnclosedText found) {
    int text = found.to() - found.from();
    int most = inner.restLength() + LineHeader.most() + text + 1;
    if (block.length < most) {
      block = new byte[Math.max(most, 2 * block.length)];
    }
    int rest = inner.takeRest(block);
    int at = rest;
    if (inner.isRendered()) {
      at = found.header.write(found.time(), block, at);
    }
    System.arraycopy(found.buffer(), found.from(), block, at, text);
    if (inner.isRendered()) {
      for (int i = at; i < at + text; i++) {
        block[i] = block[i] == '\n' || block[i] == '\r' ? (byte) ' ' : block[i];
      }
    }
    at += text;
    block[at] = '\n';
    length = at + 1;
    return rest;
  }

  private RecordReader open(EnclosedStream stream, Inner inner, Format format) {
    if (inner.remembers()) {
      awake.remove(inner);
      awake.put(inner, stream);
      if (awake.size() > AWAKE) {
        Inner tired = awake.keySet().iterator().next();
        EnclosedStream its = Objects.requireNonNull(awake.remove(tired));
        tired.sleep();
        bytes += its.grown();
      }
    }
    return inner.reader(format, readers);
  }

  // -- ends ---------------------------------------------------------------------------------------

  private void makeRoom(EventSink sink) {
    long most = (long) KEPT_RECORDS * limits.recordBytes();
    while ((bytes > most && streams.size() > 1) || streams.size() > MOST_STREAMS) {
      EnclosedStream eldest = streams.values().iterator().next();
      streams.remove(eldest.key());
      end(eldest, sink);
      bytes -= eldest.counted();
    }
  }

  /** Ends all of them. */
  void end(EventSink sink) {
    for (EnclosedStream stream : new ArrayList<>(streams.values())) {
      end(stream, sink);
    }
    streams.clear();
    awake.clear();
    bytes = 0;
    readers.end(sink);
  }

  private void end(EnclosedStream stream, EventSink sink) {
    if (stream.isJoining() && !stream.isTooLong()) {
      EnclosedText cut = new EnclosedText();
      cut.begin(stream.joined(), 0, stream.joinedLength(), stream.joinedPosition());
      cut.time(stream.time());
      readJoined(stream, cut, sink);
    }
    relay.begin(sink, stream);
    stream.inners().forEach(this::end);
    relay.faults().forEach(sink::malformed);
    relay.faults().clear();
  }

  private void end(Inner inner) {
    Format format = inner.format();
    if (format == null) {
      return;
    }
    length = inner.restLength();
    if (length == 0 && !inner.remembers()) {
      return;
    }
    if (block.length < length) {
      block = new byte[length];
    }
    long first = inner.restPosition();
    inner.takeRest(block);
    RecordReader reader = inner.reader(format, readers);
    relay.reading(format, reader, false);
    relay.places(first, Integer.MAX_VALUE, 0, false);
    if (length > 0) {
      reader.read(block, 0, length, first, true, relay);
    }
    if (inner.remembers()) {
      reader.end(relay);
    }
    awake.remove(inner);
  }

  /** Whether a reader waits for more; one that sleeps hands over when its log goes on. */
  boolean holdsBack() {
    for (Map.Entry<Inner, EnclosedStream> one : awake.entrySet()) {
      Inner inner = one.getKey();
      Format format = Objects.requireNonNull(inner.format());
      if (inner.reader(format, readers).holdsBack(inner.restLength())) {
        return true;
      }
    }
    return false;
  }

  /** Emits what readers hold back only because more might come. */
  void handOver(EventSink sink) {
    for (Map.Entry<Inner, EnclosedStream> one : awake.entrySet()) {
      handOver(one.getKey(), one.getValue(), sink);
      bytes += one.getValue().grown();
    }
  }

  private void handOver(Inner inner, EnclosedStream stream, EventSink sink) {
    Format format = Objects.requireNonNull(inner.format());
    length = inner.restLength();
    block = block.length < length ? new byte[length] : block;
    long first = inner.restPosition();
    inner.takeRest(block);
    RecordReader reader = inner.reader(format, readers);
    relay.begin(sink, stream);
    relay.reading(format, reader, false);
    relay.places(first, Integer.MAX_VALUE, 0, false);
    int consumed = reader.handOver(block, 0, length, first, relay);
    inner.keepRest(block, consumed, length, relay.place(consumed));
    relay.faults().forEach(sink::malformed);
    relay.faults().clear();
  }

  /** Gives up what readers hold back. */
  boolean abandon(EventSink sink) {
    boolean held = false;
    for (Inner inner : List.copyOf(awake.keySet())) {
      held |= inner.reader(Objects.requireNonNull(inner.format()), readers).abandon(sink);
    }
    return held;
  }

  // -- saved and restored -------------------------------------------------------------------------

  void save(StateWriter out) {
    out.flag(yearLeftOut);
    readers.save(out);
    out.count(streams.size());
    streams.values().forEach(stream -> stream.save(out));
  }

  void restore(StateReader in) {
    yearLeftOut = in.flag();
    readers.restore(in, formats);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      EnclosedStream stream = EnclosedStream.restored(in, formats);
      streams.put(stream.key(), stream);
      bytes += stream.grown();
    }
  }
}
