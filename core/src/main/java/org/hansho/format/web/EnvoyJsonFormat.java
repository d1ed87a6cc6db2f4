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
 * Access logs of Envoy as JSON, as Istio and gateways built on it write them: one object a request.
 * Envoy Gateway names some keys as the headers they come from. The client is what Envoy took for
 * it, {@code downstream_remote_address}: behind a load balancer it has to be told how many hops to
 * trust. What the client itself wrote into {@code x_forwarded_for} is never believed. Sources:
 * Envoy documentation, "Access logging" and "HTTP header manipulation"; Istio documentation, "Envoy
 * Access Logs"; Envoy Gateway documentation, "Proxy Access Logs".
 */
public final class EnvoyJsonFormat implements Format {
  private static final String[] PATHS = {
    "path", ":path", "x-envoy-origin-path", "x-envoy-original-path"
  };
  private static final String[] HOSTS = {"authority", ":authority"};
  private static final String STATUS = "response_code";
  private static final String CONNECTION = "downstream_remote_address";
  private static final String[] TIMES = {"start_time", "timestamp", "@timestamp"};

  private static final Renames COMMON =
      Renames.of(
          """
          event.outcome             | (response_code below 400 success, else failure)
          http.request.method       | method, :method
          http.version              | protocol
          http.request.bytes        | bytes_received
          http.request.referrer     | referer
          http.response.status_code | response_code
          http.response.body.bytes  | bytes_sent
          source.ip                 | (downstream_remote_address without its port)
          url.domain                | (authority or :authority without its port)
          url.original              | path, :path, x-envoy-origin-path, x-envoy-original-path
          url.path                  | (url.original up to its question mark)
          url.query                 | (url.original behind it)
          user_agent.original       | user_agent, user-agent
          cs-method                 | method, :method
          cs-user-agent             | user_agent, user-agent
          cs-referer                | referer
          cs-host                   | (the same)
          sc-status                 | response_code
          """);

  @Override
  public String name() {
    return "envoy-json";
  }

  @Override
  public String description() {
    return "Access logs of Envoy, Istio and gateways built on it as JSON";
  }

  @Override
  public List<EventClass> eventClasses() {
    return List.of(WebFields.REQUEST);
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(List.of(TIMES));
    names.addAll(List.of(HOSTS));
    names.add(CONNECTION);
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

  /** 85 with Envoy's names of the answer and of its flags or the cluster behind. */
  @Override
  public int recognise(byte[] sample, int length) {
    boolean named =
        Sample.beginsAsJson(sample, length)
            && Sample.count(sample, length, "\"response_code\"", "\"bytes_sent\"") == 2
            && Sample.count(
                    sample, length, "\"response_flags\"", "\"upstream_cluster\"", "\"authority\"")
                > 1;
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
    private final Renames.Copies common;
    private final int[] times;
    private final int connection;
    private final int[] paths;
    private final int[] hosts;
    private final JsonRequests requests;
    private final int sourceIp;

    Rows(Fields fields) {
      common = COMMON.bind(fields);
      requests = new JsonRequests(fields, STATUS);
      times = Values.ids(fields, TIMES);
      connection = fields.id(CONNECTION);
      paths = Values.ids(fields, PATHS);
      hosts = Values.ids(fields, HOSTS);
      sourceIp = fields.id("source.ip");
    }

    void emit(Event event, EventSink sink) {
      event.setEventClass(WebFields.REQUEST);
      event.setKeywordText(keywords);
      event.setTime(Values.firstTime(event, times));
      common.applyFirst(event, JsonRequests::isPresent);
      requests.addOutcome(event);
      requests.addHost(event, hosts);
      addClient(event);
      addTarget(event);
      sink.event(event);
    }

    private void addClient(Event event) {
      int slot = Values.scalar(event, connection);
      if (sourceIp == Fields.UNREAD || slot == Event.NONE || !JsonRequests.isPresent(event, slot)) {
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      boolean bracket = buffer[start] == '[';
      int from = bracket ? start + 1 : start;
      int stop = Bytes.indexOf(buffer, from, end, (byte) (bracket ? ']' : ':'));
      boolean alone =
          !bracket && stop >= 0 && Bytes.indexOf(buffer, stop + 1, end, (byte) ':') >= 0;
      int to = stop < 0 || alone ? end : stop;
      if (Bytes.isAddress(buffer, from, to)) {
        event.addPart(sourceIp, slot, from - start, to - from);
      }
    }

    private void addTarget(Event event) {
      int slot = JsonRequests.firstPresent(event, paths);
      if (slot != Event.NONE && event.kind(slot) == ValueKind.STRING) {
        requests.addTarget(event, slot, 0, event.length(slot));
      }
    }
  }
}
