package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Limits;
import org.hansho.format.RecordReader;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;
import org.hansho.json.JsonPaths;

/**
 * Access logs of nginx and of ingress controllers as JSON, the keys named as nginx names its
 * variables. Source: nginx documentation, ngx_http_core_module and ngx_http_log_module, {@code
 * log_format … escape=json}.
 */
public final class NginxJsonFormat implements Format {
  private static final String REQUEST = "request";
  private static final String TARGET = "request_uri";
  private static final String STATUS = "status";
  private static final String LOCAL_TIME = "time_local";
  private static final String[] TIMES = {"time_iso8601", "time", "@timestamp", "timestamp"};

  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (status below 400 success, else failure)
          http.request.method       | request_method
          http.request.method       | (first word of request)
          http.version              | server_protocol
          http.version              | (last word of request)
          http.request.bytes        | request_length
          http.request.referrer     | http_referer, http_referrer
          http.response.status_code | status
          http.response.body.bytes  | body_bytes_sent, bytes_sent
          source.ip                 | remote_addr
          source.address            | remote_addr
          url.domain                | http_host, host, server_name
          url.original              | request_uri
          url.original              | (target of request)
          url.path                  | (the target up to its question mark)
          url.query                 | (the target behind it)
          user.name                 | remote_user
          user_agent.original       | http_user_agent
          cs-method                 | request_method
          cs-user-agent             | http_user_agent
          cs-referer                | http_referer, http_referrer
          cs-host                   | http_host, host, server_name
          cs-username               | remote_user
          c-ip                      | remote_addr
          sc-status                 | status
          """);

  @Override
  public String name() {
    return "nginx-json";
  }

  @Override
  public String description() {
    return "Access logs of nginx and ingress controllers as JSON, keys named as nginx's variables";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(WebFields.REQUEST);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(List.of(TIMES));
    names.addAll(List.of(REQUEST, LOCAL_TIME));
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

  /** 85 with an address, a status and what was asked for, under nginx's names. */
  @Override
  public int recognise(byte[] sample, int length) {
    boolean named =
        Sample.beginsAsJson(sample, length)
            && Sample.count(sample, length, "\"remote_addr\"", "\"status\"") == 2
            && Sample.count(sample, length, "\"request\"", "\"request_uri\"", "\"body_bytes_sent\"")
                > 0;
    return named ? 85 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    JsonPaths.Builder paths = JsonPaths.builder();
    for (String name : fields.names()) {
      paths.path(name, fields.id(name));
    }
    Rows rows = new Rows(fields);
    return new JsonRecordReader(
        fields, paths.build(), limits, JsonRecordReader.Wrapping.LISTS_TOO, rows::emit);
  }

  /** Completes the rows of one reader. */
  private static final class Rows {
    private final KeywordText keywords = new JsonKeywords();
    private final AccessTime accessTime = new AccessTime();
    private final Renames.Copies common;
    private final int[] times;
    private final int localTime;
    private final int request;
    private final int target;
    private final JsonRequests requests;
    private final int[] methods;
    private final int version;
    private final int original;

    Rows(Fields fields) {
      common = COMMON.bind(fields);
      requests = new JsonRequests(fields, STATUS);
      times = Values.ids(fields, TIMES);
      localTime = fields.id(LOCAL_TIME);
      request = fields.id(REQUEST);
      target = fields.id(TARGET);
      methods = Values.ids(fields, "http.request.method", "cs-method");
      version = fields.id("http.version");
      original = fields.id("url.original");
    }

    void emit(Event event, EventSink sink) {
      event.setEventClass(WebFields.REQUEST);
      event.setKeywordText(keywords);
      event.setTime(time(event));
      common.applyFirst(event, JsonRequests::isPresent);
      requests.addOutcome(event);
      int asked = Values.scalar(event, target);
      if (asked != Event.NONE) {
        requests.addTarget(event, asked, 0, event.length(asked));
      } else {
        request(event);
      }
      sink.event(event);
    }

    private long time(Event event) {
      long time = Values.firstTime(event, times);
      int slot = time == Event.NO_TIME ? Values.scalar(event, localTime) : Event.NONE;
      if (slot == Event.NONE) {
        return time;
      }
      byte[] buffer = event.buffer(slot);
      return accessTime.nanos(buffer, event.start(slot), event.start(slot) + event.length(slot));
    }

    private void request(Event event) {
      int slot = Values.scalar(event, request);
      if (slot == Event.NONE || event.kind(slot) != ValueKind.STRING) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      int blank = Bytes.indexOf(buffer, start, end, (byte) ' ');
      int last = end - 1;
      while (last > blank && buffer[last] != ' ') {
        last--;
      }
      if (blank <= start || last <= blank) {
        return;
      }
      JsonRequests.addFirst(event, methods[0], slot, 0, blank - start);
      JsonRequests.addFirst(event, methods[1], slot, 0, blank - start);
      JsonRequests.addFirst(event, version, slot, last + 1 - start, end - last - 1);
      JsonRequests.addFirst(event, original, slot, blank + 1 - start, last - blank - 1);
      requests.addTarget(event, slot, blank + 1 - start, last - blank - 1);
    }
  }
}
