package org.hansho.format.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.Rfc3339;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Flows as {@code nfdump -o csv} prints them, with the columns of version 1.6 or those of 1.7.
 * Times have no zone and count as UTC; the sums at the end are passed over. Source: the manual page
 * of nfdump, "Output formats".
 */
public final class NfdumpFormat implements Format {
  private static final EventClass FLOW =
      EventClass.of("nfdump.flow", LogSource.of("nfdump", "network_flow", "csv"));

  private static final Renames COMMON =
      Renames.of(
          """
          source.ip           | sa, srcAddr
          source.port         | sp, srcPort
          destination.ip      | da, dstAddr
          destination.port    | dp, dstPort
          source.packets      | ipkt, packets
          source.bytes        | ibyt, bytes
          network.packets     | ipkt, packets
          network.bytes       | ibyt, bytes
          network.transport   | (pr or proto)
          network.iana_number | (pr or proto)
          network.tcp_flags   | (flg)
          network.sampling_rate | (1)
          network.sampling_source | (unsampled)
          observer.ip         | ra
          event.start         | (ts or firstSeen)
          event.end           | (te, or firstSeen and duration)
          """);

  private static final List<String> BEGINNINGS =
      List.of("ts,te,td,sa,da,sp,dp,pr,", "firstSeen,duration,proto,srcAddr,");

  @Override
  public String name() {
    return "nfdump-csv";
  }

  @Override
  public String description() {
    return "Flows as nfdump -o csv prints them, with their line of names";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FLOW);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(List.of("duration", "firstSeen", "flg", "pr", "proto", "te", "ts"));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  /** The names of the columns. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  /** Rows without the names of their columns are nobody's. */
  @Override
  public int recognise(byte[] sample, int length) {
    return isHeader(sample, 0, length) ? 96 : 0;
  }

  private static boolean isHeader(byte[] text, int from, int to) {
    return BEGINNINGS.stream()
        .anyMatch(beginning -> Bytes.startsWith(text, from, to, Bytes.of(beginning)));
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new ColumnReader(fields, limits, new Lines(fields), List.of());
  }

  private static final class Lines implements ColumnReader.Columns {
    private static final int SECONDS_END = 19;
    private static final int LONGEST_TIME = 29;
    private static final long NONE = Event.NO_TIME;
    private static final String LETTERS = "FSRPAUEC";

    private final FlowValues values;
    private final Renames.Copies common;
    private final int[] starts;
    private final int end;
    private final int duration;
    private final int[] protocols;
    private final int flags;
    private final int tcpFlags;
    private final byte[] stamp = new byte[LONGEST_TIME + 1];

    Lines(Fields fields) {
      values = new FlowValues(fields);
      common = COMMON.bind(fields);
      starts = Values.ids(fields, "ts", "firstSeen");
      end = fields.id("te");
      duration = fields.id("duration");
      protocols = Values.ids(fields, "pr", "proto");
      flags = fields.id("flg");
      tcpFlags = fields.id("network.tcp_flags");
    }

    @Override
    public byte separator() {
      return ',';
    }

    @Override
    public List<String> header(byte[] block, int from, int to) {
      return isHeader(block, from, to)
          ? List.of(new String(block, from, to - from, StandardCharsets.UTF_8).split(",", -1))
          : List.of();
    }

    /** A row begins with a date, the sums at the end do not. */
    @Override
    public boolean isSkipped(byte[] block, int from, int to) {
      return to - from < SECONDS_END || block[from + 4] != '-' || block[from + 10] != ' ';
    }

    @Override
    public void complete(Event event, EventSink sink) {
      long begun = first(event, starts);
      long ended = time(event, Values.scalar(event, end));
      long lasted = FlowValues.time(event, duration);
      if (ended == NONE && begun != NONE && lasted != NONE && lasted < Long.MAX_VALUE - begun) {
        ended = begun + lasted;
      }
      event.setTime(ended == NONE ? begun : ended);
      event.setEventClass(FLOW);
      common.apply(event);
      values.start(event, begun);
      values.end(event, ended == NONE ? begun : ended);
      for (int protocol : protocols) {
        int slot = Values.scalar(event, protocol);
        if (slot != Event.NONE) {
          values.protocol(event, event.buffer(slot), event.start(slot), event.length(slot));
        }
      }
      addFlags(event);
      values.unsampled(event);
      sink.event(event);
    }

    private long first(Event event, int[] fields) {
      for (int field : fields) {
        long time = time(event, Values.scalar(event, field));
        if (time != NONE) {
          return time;
        }
      }
      return NONE;
    }

    /** A time such as {@code 2026-11-25 09:00:00.123}. */
    private long time(Event event, int slot) {
      int length = slot == Event.NONE ? 0 : event.length(slot);
      if (length < SECONDS_END || length > LONGEST_TIME) {
        return NONE;
      }
      System.arraycopy(event.buffer(slot), event.start(slot), stamp, 0, length);
      stamp[10] = 'T';
      stamp[length] = 'Z';
      return Rfc3339.nanos(stamp, 0, length + 1);
    }

    /** Flags stand as letters, with a point where one is not set: {@code ...AP.SF}. */
    private void addFlags(Event event) {
      int slot = tcpFlags == Fields.UNREAD ? Event.NONE : Values.scalar(event, flags);
      if (slot == Event.NONE) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int bits = 0;
      for (int i = event.start(slot); i < event.start(slot) + event.length(slot); i++) {
        int bit = LETTERS.indexOf(buffer[i]);
        bits |= bit < 0 ? 0 : 1 << bit;
      }
      if (bits > 0) {
        values.number(event, tcpFlags, bits);
      }
    }
  }
}
