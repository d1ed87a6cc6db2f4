package org.hansho.format.flowlog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.format.table.Step;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Zeek's logs beside {@code conn.log} as Zeek writes them by itself: columns parted by tabs, named
 * in a line {@code #fields}, without which they are unknown.
 */
public final class ZeekLogFormat implements Format {
  private static final String PATH = "#path\t";
  private static final Renames COMMON = Renames.of(ZeekLog.COMMON);

  @Override
  public String name() {
    return "zeek-log";
  }

  @Override
  public String description() {
    return "Zeek's logs in columns: dns, http, ssl, ssh, files, smb, dce_rpc, kerberos, rdp, x509,"
        + " notice";
  }

  @Override
  public List<EventClass> eventClasses() {
    return Stream.concat(
            Stream.of(ZeekLog.values()).map(ZeekLog::eventClass), Stream.of(ZeekLog.OTHER))
        .toList();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(ZeekLog.STEP.reads());
    names.add("ts");
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(COMMON.words());
    words.putAll(ZeekLog.STEP.words());
    return words;
  }

  /** The names of the columns. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  /** Rows without the names of their columns are nobody's. */
  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public int recogniseHeader(byte[] sample, int length) {
    boolean zeek =
        Sample.has(sample, length, ZeekColumns.NAMES) && Sample.has(sample, length, PATH);
    return zeek && !Sample.has(sample, length, PATH + "conn\n") ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new ColumnReader(fields, limits, new Lines(fields), List.of("ts"));
  }

  private static final class Lines extends ZeekColumns {
    private static final byte[] EMPTY = Values.ascii("(empty)");

    /** The sets and vectors of Zeek's own logs; {@code #types} says so, but not behind a cut. */
    private static final Set<String> LISTS =
        Set.of(
            "answers",
            "TTLs",
            "tags",
            "proxied",
            "orig_fuids",
            "orig_filenames",
            "orig_mime_types",
            "resp_fuids",
            "resp_filenames",
            "resp_mime_types",
            "cert_chain_fuids",
            "client_cert_chain_fuids",
            "cert_chain_fps",
            "client_cert_chain_fps",
            "tx_hosts",
            "rx_hosts",
            "conn_uids",
            "analyzers",
            "san.dns",
            "san.uri",
            "san.email",
            "san.ip",
            "actions");

    private final Renames.Copies common;
    private final Step.Filling outcome;
    private final int time;
    private EventClass log = ZeekLog.OTHER;

    Lines(Fields fields) {
      common = COMMON.bind(fields);
      outcome = ZeekLog.STEP.bind(fields);
      time = fields.id("ts");
    }

    @Override
    public boolean isAbsent(byte[] block, int from, int to) {
      return Arrays.equals(block, from, to, EMPTY, 0, EMPTY.length);
    }

    @Override
    public boolean isList(String column) {
      return LISTS.contains(column);
    }

    @Override
    public void complete(Event event, EventSink sink) {
      event.setTime(FlowValues.time(event, time));
      event.setEventClass(log);
      common.apply(event);
      outcome.fill(event);
      sink.event(event);
    }

    @Override
    public void named(List<String> names) {
      log = ZeekLog.OTHER;
      for (ZeekLog each : ZeekLog.values()) {
        if (names.contains(each.column())) {
          log = each.eventClass();
          return;
        }
      }
    }
  }
}
