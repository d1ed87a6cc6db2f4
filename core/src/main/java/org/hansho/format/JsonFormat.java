package org.hansho.format;

import java.util.List;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.json.JsonPaths;

/**
 * JSON records of unknown origin. They state no log source, so only rules that name none, or that a
 * user asks for by name, are tried on them; fields are the dotted paths of the record.
 */
public final class JsonFormat implements Format {
  private static final EventClass RECORD = EventClass.of("json.record");

  private static final String[] TIMES = {
    "@timestamp", "timestamp", "time", "eventTime", "TimeGenerated", "datetime", "ts"
  };

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String description() {
    return "JSON records of any other kind, one a line or in a list; no log source";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(RECORD);
  }

  @Override
  public Set<String> reads() {
    return Set.of(TIMES);
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return Sample.beginsAsJson(sample, length) ? FormatRecognition.LEAST_SCORE : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    int[] times = Values.ids(fields, TIMES);
    KeywordText keywords = new JsonKeywords();
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.LISTS_TOO,
        (event, sink) -> emit(event, times, keywords, sink));
  }

  private static void emit(Event event, int[] times, KeywordText keywords, EventSink sink) {
    event.setTime(Values.firstTime(event, times));
    event.setEventClass(RECORD);
    event.setKeywordText(keywords);
    sink.event(event);
  }
}
