package org.hansho.format;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;

/**
 * How well a format reads some bytes.
 *
 * @param events how many events it makes of them
 * @param malformed how many records it cannot read
 */
public record FormatTrial(long events, long malformed) {
  /** Reads bytes with a new reader; a reader that fails reads nothing. */
  public static FormatTrial of(Format format, byte[] bytes, int from, int to) {
    return of(format.open(Fields.of(List.copyOf(format.reads())), Limits.DEFAULT), bytes, from, to);
  }

  /** Reads bytes with a reader, which is not to be used for anything else. */
  public static FormatTrial of(RecordReader reader, byte[] bytes, int from, int to) {
    Counting counting = new Counting();
    try {
      reader.read(bytes, from, to, 0, false, counting);
    } catch (RuntimeException | StackOverflowError e) {
      return new FormatTrial(0, 1);
    }
    return new FormatTrial(counting.events, counting.malformed);
  }

  /** Whether more of it is read than not. */
  public boolean fits() {
    return events > malformed;
  }

  private static final class Counting implements EventSink {
    private long events;
    private long malformed;

    @Override
    public void event(Event event) {
      events++;
    }

    @Override
    public void malformed(Malformed record) {
      malformed++;
    }
  }
}
