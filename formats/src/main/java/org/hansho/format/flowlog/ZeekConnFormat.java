package org.hansho.format.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Zeek's {@code conn.log} as Zeek writes it by itself: columns parted by tabs, named in a line
 * {@code #fields}. Without that line the columns are those of an unchanged Zeek.
 */
public final class ZeekConnFormat implements Format {
  private static final List<String> DEFAULT_COLUMNS =
      List.of(
          "ts",
          "uid",
          "id.orig_h",
          "id.orig_p",
          "id.resp_h",
          "id.resp_p",
          "proto",
          "service",
          "duration",
          "orig_bytes",
          "resp_bytes",
          "conn_state",
          "local_orig",
          "local_resp",
          "missed_bytes",
          "history",
          "orig_pkts",
          "orig_ip_bytes",
          "resp_pkts",
          "resp_ip_bytes",
          "tunnel_parents",
          "ip_proto");

  @Override
  public String name() {
    return "zeek-conn";
  }

  @Override
  public String description() {
    return "Zeek's conn.log in columns: one line a connection";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(ZeekConnections.CONNECTION);
  }

  @Override
  public Set<String> reads() {
    return ZeekConnections.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return ZeekConnections.COMMON.words();
  }

  /** The names of the columns. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  /** Lines that begin with {@code #} are not in the sample, so the rows decide. */
  @Override
  public int recognise(byte[] sample, int length) {
    int end = Sample.firstLineEnd(sample, length);
    String[] columns = new String(sample, 0, end, StandardCharsets.UTF_8).split("\t");
    boolean fits =
        columns.length >= 12
            && columns[0].matches("\\d{9,11}\\.\\d{1,9}|\\d{4}-\\d\\d-\\d\\dT.*")
            && columns[1].matches("C[0-9A-Za-z]{10,20}")
            && columns[3].matches("\\d{1,5}")
            && columns[5].matches("\\d{1,5}")
            && columns[6].matches("tcp|udp|icmp|unknown_transport");
    return fits && Sample.has(sample, length, "\t") ? 92 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new ColumnReader(fields, limits, new Lines(fields), DEFAULT_COLUMNS);
  }

  private static final class Lines extends ZeekColumns {
    private final ZeekConnections connections;

    Lines(Fields fields) {
      connections = new ZeekConnections(fields);
    }

    @Override
    public void complete(Event event, EventSink sink) {
      connections.fill(event);
      sink.event(event);
    }
  }
}
