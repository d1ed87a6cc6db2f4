package org.hansho.format.flowlog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Limits;
import org.hansho.format.RecordReader;
import org.hansho.format.Sample;
import org.hansho.json.JsonPaths;

/** Zeek's {@code conn.log} as JSON. */
public final class ZeekConnJsonFormat implements Format {
  @Override
  public String name() {
    return "zeek-conn-json";
  }

  @Override
  public String description() {
    return "Zeek's conn.log as JSON: one object a connection";
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

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean connections =
        Sample.beginsAsJson(sample, length)
            && Sample.count(
                    sample, length, "\"id.orig_h\"", "\"id.resp_h\"", "\"uid\"", "\"conn_state\"")
                == 4;
    return connections ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    ZeekConnections connections = new ZeekConnections(fields);
    KeywordText keywords = new JsonKeywords();
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.LISTS_TOO,
        (event, sink) -> emit(event, connections, keywords, sink));
  }

  private static void emit(
      Event event, ZeekConnections connections, KeywordText keywords, EventSink sink) {
    event.setKeywordText(keywords);
    connections.complete(event, sink);
  }
}
