package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * An invented format: a line is a process start, {@code name=value} pairs with {@code time} in
 * seconds. A line without an equals sign is malformed.
 */
final class PairsFormat implements Format {
  private static final Fault NO_PAIR =
      Fault.inEnglish("no pair", "pair", "Write a pair.").inJapanese("組がありません。", "組を書いてください。");

  static final EventClass PROCESS =
      EventClass.of("pairs.process", LogSource.of("linux", "process_creation", null));

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public String description() {
    return "Pairs of names and values.";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(PROCESS);
  }

  @Override
  public Set<String> reads() {
    return Set.of();
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
    return new Reader(new Event(fields));
  }

  private record Reader(Event event) implements RecordReader {
    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      int at = from;
      while (at < to) {
        int end = at;
        while (end < to && block[end] != '\n') {
          end++;
        }
        if (end == to && !last) {
          return at;
        }
        line(block, at, end - at, position + (at - from), sink);
        at = Math.min(to, end + 1);
      }
      return to;
    }

    private void line(byte[] block, int at, int length, long position, EventSink sink) {
      String line = new String(block, at, length, StandardCharsets.UTF_8);
      if (!line.contains("=")) {
        sink.malformed(Malformed.of(NO_PAIR, position, block, at, length));
        return;
      }
      event.begin(block, at, length, position);
      event.setEventClass(PROCESS);
      for (String pair : line.split(" ")) {
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        if (name.equals("time")) {
          event.setTime(Long.parseLong(value) * 1_000_000_000L);
        } else if (event.fields().id(name) != Fields.UNREAD) {
          event.addText(event.fields().id(name), value);
        }
      }
      sink.event(event);
    }

    @Override
    public void save(StateWriter out) {
      // Nothing is kept between records.
    }

    @Override
    public void restore(StateReader in) {
      // Nothing is kept between records.
    }

    @Override
    public void end(EventSink sink) {
      // Nothing is kept between records.
    }
  }
}
