package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.json.JsonPaths;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/** PostgreSQL's {@code jsonlog}, of versions 15 and later. Fields bear the names of its keys. */
public final class PostgresqlJsonFormat implements Format {
  private static final String HOST = "remote_host";
  private static final String PORT = "remote_port";

  private final UnstatedTime assumed;

  /** The format with nothing known of zones that are abbreviated. */
  public PostgresqlJsonFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private PostgresqlJsonFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  @Override
  public String name() {
    return "postgresql-json";
  }

  @Override
  public String description() {
    return "Server log of PostgreSQL 15 and later as lines of JSON (jsonlog), with pgaudit";
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.POSTGRESQL.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(PostgresqlNames.JSON.all());
    names.addAll(DatabaseFields.JOINED);
    names.addAll(List.of(HOST, PORT));
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return PostgresqlNames.JSON.words(HOST + " and " + PORT + ", (message)");
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new PostgresqlJsonFormat(time);
  }

  @Override
  public int recognise(byte[] sample, int length) {
    if (!Sample.beginsAsJson(sample, length)) {
      return 0;
    }
    int marks =
        Sample.count(
            sample,
            length,
            "\"error_severity\"",
            "\"line_num\"",
            "\"session_start\"",
            "\"backend_type\"");
    boolean isSaid = Sample.count(sample, length, "\"error_severity\"", "\"message\"") == 2;
    boolean isOfDatabase =
        Sample.count(sample, length, "\"dbname\"", "\"remote_host\"", "\"state_code\"") > 0;
    return marks == 4 ? 95 : isSaid && isOfDatabase ? 80 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    Completion completion = new Completion(fields, assumed);
    return new JsonRecordReader(
        fields,
        JsonPaths.named(fields),
        limits,
        JsonRecordReader.Wrapping.RECORDS_ONLY,
        completion::record);
  }

  /** Makes events of scanned records. */
  private static final class Completion {
    private static final byte[] LOCAL = Values.ascii("[local]");

    private final KeywordText keywords = new JsonKeywords();
    private final DatabaseFields common;
    private final PostgresqlEvents events;
    private final DatabaseClock clock;
    private final int time;
    private final int severity;
    private final int host;
    private final int port;

    Completion(Fields fields, UnstatedTime assumed) {
      common = new DatabaseFields(fields);
      events = new PostgresqlEvents(fields, common, PostgresqlNames.JSON);
      clock = new DatabaseClock(assumed);
      time = fields.id(PostgresqlNames.JSON.time());
      severity = fields.id(PostgresqlNames.JSON.severity());
      host = fields.id(HOST);
      port = fields.id(PORT);
    }

    void record(Event event, EventSink sink) {
      int stamp = Values.scalar(event, time);
      if (stamp == Event.NONE || Values.scalar(event, severity) == Event.NONE) {
        sink.malformed(Values.malformed(event, DatabaseFaults.JSONLOG));
        return;
      }
      byte[] text = event.buffer(stamp);
      int start = event.start(stamp);
      int read = clock.readWithZone(text, start, start + event.length(stamp));
      event.setTime(read == DatabaseClock.NO_STAMP ? Event.NO_TIME : clock.time());
      event.setKeywordText(keywords);
      client(event);
      events.complete(event);
      sink.event(event);
    }

    private void client(Event event) {
      int slot = Values.scalar(event, host);
      if (slot == Event.NONE || event.is(slot, LOCAL)) {
        return;
      }
      byte[] text = event.buffer(slot);
      int start = event.start(slot);
      common.addSource(event, text, start, start + event.length(slot));
      int number = Values.scalar(event, port);
      if (number != Event.NONE && common.sourcePort >= 0) {
        event.addSame(common.sourcePort, number);
      }
    }
  }
}
