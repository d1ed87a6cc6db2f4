package org.hansho.format.envelope;

import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Objects of JSON that hold a record in other words than its format has: each is put together as
 * the format inside knows it. A {@link JsonEnvelope} says how they are known and who sent them.
 */
abstract class ObjectEnvelope implements Envelope {
  private final JsonEnvelope shape;
  private final List<String> looksAt;

  /**
   * Objects of this shape.
   *
   * @param looksAt further paths that are looked at
   */
  ObjectEnvelope(JsonEnvelope shape, List<String> looksAt) {
    this.shape = shape;
    this.looksAt = looksAt;
  }

  /** Hands on what an object holds. Belongs to one thread. */
  interface Opening {
    /** Fills in the record inside and gives it to the receiver, once or several times. */
    void open(Event event, EnclosedText found, EventSink sink);
  }

  /** An opening over these fields. */
  abstract Opening opening(Fields own, Limits limits, Receiver receiver);

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public String description() {
    return shape.description();
  }

  @Override
  public Map<SenderField, String> sender() {
    return shape.sender();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return shape.recognise(sample, length);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    Fields own = shape.paths(looksAt);
    Opening opening = opening(own, limits, receiver);
    int[] stream = shape.stream(own);
    int[] host = shape.sender(own, SenderField.HOST);
    int[] file = shape.sender(own, SenderField.FILE);
    int[] times = shape.times(own);
    EnclosedText found = new EnclosedText();
    return new JsonRecordReader(
        own,
        JsonPaths.named(own),
        JsonUnwrapping.limits(limits),
        JsonRecordReader.Wrapping.LISTS_TOO,
        (event, sink) -> {
          int from = event.recordOffset();
          found.begin(event.recordBuffer(), from, from + event.recordLength(), event.position());
          for (int path : stream) {
            addTo(found.stream, event, Values.scalar(event, path));
          }
          addSender(found, SenderField.HOST, event, host);
          addSender(found, SenderField.FILE, event, file);
          int time = JsonUnwrapping.firstOf(event, times);
          found.time(time == Event.NONE ? Event.NO_TIME : Values.timeOf(event, time));
          opening.open(event, found, sink);
        });
  }

  private static void addTo(StreamKey key, Event event, int slot) {
    if (slot == Event.NONE) {
      key.add(new byte[0], 0, 0);
    } else {
      key.add(event.buffer(slot), event.start(slot), event.length(slot));
    }
  }

  private static void addSender(EnclosedText found, SenderField field, Event event, int[] paths) {
    int slot = JsonUnwrapping.firstOf(event, paths);
    if (slot != Event.NONE) {
      found.sender.add(field, event.buffer(slot), event.start(slot), event.length(slot));
    }
  }
}
