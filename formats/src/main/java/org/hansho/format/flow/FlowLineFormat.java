package org.hansho.format.flow;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads the line that {@link FlowEvents} writes of a flow, as evidence has it: the packet that it
 * came in is not needed. What is no such line is left out.
 */
final class FlowLineFormat implements Format {
  private static final long BILLION = 1_000_000_000L;
  private static final Map<String, String> FORTH =
      Map.ofEntries(
          Map.entry("start", "event.start"),
          Map.entry("end", "event.end"),
          Map.entry("packets", "source.packets"),
          Map.entry("bytes", "source.bytes"),
          Map.entry("flags", "network.tcp_flags"),
          Map.entry("fragments", "network.fragments"),
          Map.entry("observer", "observer.ip"),
          Map.entry("domain", "observer.domain"),
          Map.entry("in", "observer.ingress.interface.id"),
          Map.entry("out", "observer.egress.interface.id"),
          Map.entry("missing", "network.missing"));
  private static final Map<String, String> BACK =
      Map.of(
          "packets", "destination.packets",
          "bytes", "destination.bytes",
          "flags", "network.reverse_tcp_flags");
  private static final Map<String, String> TOTAL =
      Map.of("packets", "network.packets", "bytes", "network.bytes");

  private final Format packets;
  private final EventClass eventClass;

  /** The lines of flows out of packets of a format. */
  FlowLineFormat(Format packets, EventClass eventClass) {
    this.packets = packets;
    this.eventClass = eventClass;
  }

  @Override
  public String name() {
    return packets.name();
  }

  @Override
  public String description() {
    return packets.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return packets.eventClasses();
  }

  @Override
  public Set<String> reads() {
    return packets.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return packets.commonFields();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(fields);
  }

  private final class Reader implements RecordReader {
    private final Fields fields;
    private final Event event;

    Reader(Fields fields) {
      this.fields = fields;
      this.event = new Event(fields);
      event.setKeywordText(KeywordText.WHOLE_RECORD);
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      int at = from;
      for (int end = from; end <= to; end++) {
        boolean isWhole = end < to ? block[end] == '\n' : last && at < to;
        if (isWhole) {
          line(block, at, end, position + (at - from), sink);
          at = Math.min(to, end + 1);
        }
      }
      return at;
    }

    private void line(byte[] block, int from, int to, long position, EventSink sink) {
      String[] words = new String(block, from, to - from, StandardCharsets.US_ASCII).split(" ");
      event.begin(block, from, to - from, position);
      event.setEventClass(eventClass);
      try {
        if (!words[0].equals("-")) {
          Instant time = Instant.parse(words[0]);
          event.setTime(time.getEpochSecond() * BILLION + time.getNano());
        }
        amounts(words, ends(words));
      } catch (DateTimeException | IndexOutOfBoundsException notItsLine) {
        return;
      }
      sink.event(event);
    }

    /** Adds the protocol and both ends; returns the place behind them. */
    private int ends(String[] words) {
      int slash = words[1].indexOf('/');
      if (slash > 0) {
        add("network.transport", words[1].substring(0, slash));
        number("network.iana_number", words[1].substring(slash + 1));
      }
      int behind = end(words, 2, "source");
      if (!words[behind].equals(">")) {
        throw new IndexOutOfBoundsException(behind);
      }
      return end(words, behind + 1, "destination");
    }

    private int end(String[] words, int at, String side) {
      if (!words[at].equals("-")) {
        add(side + ".ip", words[at]);
      }
      boolean hasPort = at + 1 < words.length && Character.isDigit(words[at + 1].charAt(0));
      if (hasPort) {
        number(side + ".port", words[at + 1]);
      }
      return hasPort ? at + 2 : at + 1;
    }

    private void amounts(String[] words, int begin) {
      Map<String, String> names = FORTH;
      boolean isBothWays = List.of(words).contains("back");
      int at = begin;
      while (at < words.length) {
        String word = words[at++];
        if (word.equals("back") || word.equals("total")) {
          names = word.equals("back") ? BACK : TOTAL;
        } else if (word.equals("sampling")) {
          number(FlowFields.SAMPLING_RATE, words[at++].substring(2));
          add(FlowFields.SAMPLING_SOURCE, words[at++]);
        } else {
          String name = names.containsKey(word) ? names.get(word) : FORTH.get(word);
          String value = words[at++];
          if (name == null) {
            throw new IndexOutOfBoundsException(word);
          }
          value(name, value);
          if (!isBothWays && TOTAL.containsKey(word)) {
            number(TOTAL.get(word), value);
          }
        }
      }
    }

    private void value(String name, String value) {
      if (name.endsWith(".ip") || name.startsWith("event.")) {
        add(name, value);
      } else {
        number(name, value);
      }
    }

    private void add(String name, String value) {
      add(name, ValueKind.STRING, value);
    }

    private void number(String name, String value) {
      add(name, ValueKind.NUMBER, value);
    }

    private void add(String name, ValueKind kind, String value) {
      int field = fields.id(name);
      if (field != Fields.UNREAD) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        event.addCopy(field, kind, bytes, 0, bytes.length);
      }
    }

    @Override
    public void end(EventSink sink) {}

    @Override
    public void save(StateWriter out) {}

    @Override
    public void restore(StateReader in) {}
  }
}
