package org.hansho.format.flowlog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.LogSource;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Limits;
import org.hansho.format.RecordReader;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;

/**
 * Suricata's EVE: flow records, both kinds. Records of other types are events of another class,
 * with the same ends of the connection but no amounts.
 *
 * <p>Source: Suricata User Guide, "Eve JSON Format".
 */
public final class SuricataEveFormat implements Format {
  private static final EventClass FLOW =
      EventClass.of("suricata.flow", LogSource.of("suricata", "network_flow", "flow"));
  private static final EventClass OTHER =
      EventClass.of("suricata.eve", LogSource.of("suricata", null, "eve"));

  private static final Renames COMMON =
      Renames.of(
          """
          source.ip           | src_ip
          source.port         | src_port
          destination.ip      | dest_ip
          destination.port    | dest_port
          source.bytes        | flow.bytes_toserver, netflow.bytes
          source.packets      | flow.pkts_toserver, netflow.pkts
          destination.bytes   | flow.bytes_toclient
          destination.packets | flow.pkts_toclient
          event.start         | flow.start, netflow.start
          event.end           | flow.end, netflow.end
          network.bytes       | (both ways)
          network.packets     | (both ways)
          network.transport   | (proto)
          network.iana_number | (proto)
          network.tcp_flags   | (tcp.tcp_flags_ts, tcp.tcp_flags)
          network.reverse_tcp_flags | (tcp.tcp_flags_tc)
          network.sampling_rate | (1)
          network.sampling_source | (unsampled)
          """);

  private static final byte[] FLOW_TYPE = Values.ascii("flow");
  private static final byte[] NETFLOW_TYPE = Values.ascii("netflow");

  @Override
  public String name() {
    return "suricata-eve";
  }

  @Override
  public String description() {
    return "Suricata's EVE as JSON: flow records; other types without amounts";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(FLOW, OTHER);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(
        List.of(
            "event_type",
            "proto",
            "tcp.tcp_flags",
            "tcp.tcp_flags_tc",
            "tcp.tcp_flags_ts",
            "timestamp"));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean eve =
        Sample.beginsAsJson(sample, length)
            && Sample.count(sample, length, "\"event_type\"", "\"flow_id\"", "\"dest_ip\"") == 3;
    return eve ? 93 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.LISTS_TOO,
        new Records(fields));
  }

  private static final class Records implements JsonRecordReader.RecordHandler {
    private final FlowValues values;
    private final Renames.Copies common;
    private final KeywordText keywords = new JsonKeywords();
    private final int type;
    private final int protocol;
    private final int[] times;
    private final int[] amounts;
    private final int[] flags;
    private final int tcpFlags;
    private final int reverseTcpFlags;

    Records(Fields fields) {
      values = new FlowValues(fields);
      common = COMMON.bind(fields);
      type = fields.id("event_type");
      protocol = fields.id("proto");
      times = Values.ids(fields, "flow.end", "netflow.end", "timestamp");
      amounts =
          Values.ids(
              fields,
              "flow.bytes_toserver",
              "netflow.bytes",
              "flow.bytes_toclient",
              "flow.pkts_toserver",
              "netflow.pkts",
              "flow.pkts_toclient");
      flags = Values.ids(fields, "tcp.tcp_flags_ts", "tcp.tcp_flags", "tcp.tcp_flags_tc");
      tcpFlags = fields.id("network.tcp_flags");
      reverseTcpFlags = fields.id("network.reverse_tcp_flags");
    }

    @Override
    public void record(Event event, EventSink sink) {
      boolean flow = Values.is(event, type, FLOW_TYPE) || Values.is(event, type, NETFLOW_TYPE);
      event.setEventClass(flow ? FLOW : OTHER);
      event.setKeywordText(keywords);
      event.setTime(flow ? Values.firstTime(event, times) : Values.time(event, times[2]));
      common.apply(event);
      int slot = Values.scalar(event, protocol);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        values.protocol(event, buffer, event.start(slot), event.length(slot));
      }
      if (flow) {
        values.totals(
            event, either(event, 0), number(event, 2), either(event, 3), number(event, 5));
        values.number(event, tcpFlags, Math.max(flags(event, 0), flags(event, 1)));
        values.number(event, reverseTcpFlags, flags(event, 2));
        values.unsampled(event);
      }
      sink.event(event);
    }

    private long either(Event event, int index) {
      return Math.max(number(event, index), number(event, index + 1));
    }

    private long number(Event event, int index) {
      return FlowValues.number(event, amounts[index]);
    }

    /** Flags stand as two hexadecimal digits. */
    private long flags(Event event, int index) {
      int slot = Values.scalar(event, flags[index]);
      if (slot == Event.NONE || event.length(slot) < 1 || event.length(slot) > 2) {
        return -1;
      }
      long value = 0;
      byte[] buffer = event.buffer(slot);
      for (int i = event.start(slot); i < event.start(slot) + event.length(slot); i++) {
        int digit = Character.digit(buffer[i], 16);
        if (digit < 0) {
          return -1;
        }
        value = value << 4 | digit;
      }
      return value;
    }
  }
}
