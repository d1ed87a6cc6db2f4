package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * The format of what one kind of shipper writes. Its events are those of the formats inside, with
 * who sent them where they do not say so themselves; a text that no format reads is an event of no
 * log source.
 *
 * <p>Always has memory: what is inside may have, and is not known before it is read.
 */
public final class EnvelopeFormat implements Format {
  private final Envelope envelope;
  private final int depth;
  private final UnstatedTime assumed;

  EnvelopeFormat(Envelope envelope) {
    this(envelope, 1, UnstatedTime.UNKNOWN);
  }

  private EnvelopeFormat(Envelope envelope, int depth, UnstatedTime assumed) {
    this.envelope = envelope;
    this.depth = depth;
    this.assumed = assumed;
  }

  /** The same as the envelope at that depth, 1 being the outermost. */
  EnvelopeFormat at(int place) {
    return new EnvelopeFormat(envelope, place, assumed);
  }

  @Override
  public String name() {
    return envelope.name();
  }

  @Override
  public String description() {
    return envelope.description();
  }

  @Override
  public boolean isEnvelope() {
    return true;
  }

  @Override
  public List<EventClass> eventClasses() {
    Set<EventClass> classes = new LinkedHashSet<>();
    classes.add(Relay.TEXT);
    InnerFormats.at(depth).plain().forEach(format -> classes.addAll(format.eventClasses()));
    return new ArrayList<>(classes);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>();
    InnerFormats.at(depth).plain().forEach(format -> names.addAll(format.reads()));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>();
    envelope.sender().forEach((field, from) -> words.put(field.field(), from));
    words.put("message", "(text that no format reads)");
    return words;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public boolean readsBinary() {
    return envelope.readsBinary();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return envelope.recognise(sample, length);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new EnvelopeFormat(envelope, depth, time);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    EnclosedStreams streams = new EnclosedStreams(InnerFormats.at(depth), fields, limits, assumed);
    return new EnvelopeReader(envelope.open(fields, limits, streams), streams);
  }
}
