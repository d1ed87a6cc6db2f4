package org.hansho.format.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Access logs of nginx and of ingress controllers as JSON, the keys named as nginx names its
 * variables or as ingress-nginx's documentation does. What the client sent ({@code request_uri},
 * {@code request}) is believed before what nginx made of it ({@code uri}, {@code args}), which is
 * decoded and perhaps rewritten. Sources: nginx documentation, ngx_http_core_module and
 * ngx_http_log_module, {@code log_format … escape=json}; ingress-nginx documentation, "Log format".
 */
public final class NginxJsonFormat {
  private static final String REQUEST = "request";
  private static final String TARGET = "request_uri";
  private static final String[] PATHS = {"uri", "path", "document_uri"};
  private static final String[] QUERIES = {"args", "request_query", "query_string"};
  private static final String[] HOSTS = {"http_host", "host", "vhost", "server_name"};
  private static final String[] TIMES = {
    "time_iso8601", "time", "@timestamp", "timestamp", "msec", "time_local"
  };

  /** The format; 85 with an address, a status and something of the request. */
  public static final Format FORMAT =
      FormatSpec.of(
              "nginx-json",
              "Access logs of nginx and ingress controllers as JSON, keys named as nginx's"
                  + " variables",
              WebFields.REQUEST)
          .mark(
              Mark.of(85, "remote_addr", "status")
                  .and(
                      1,
                      "request",
                      "request_uri",
                      "body_bytes_sent",
                      "request_method",
                      "request_proto",
                      "http_user_agent"))
          .times(TIMES)
          .common(
              """
              host.name                 | hostname
              http.request.method       | request_method, method
              http.request.method       | (first word of request)
              http.version              | server_protocol, request_proto
              http.version              | (last word of request)
              http.request.bytes        | request_length
              http.request.referrer     | http_referer, http_referrer
              http.response.status_code | status
              http.response.body.bytes  | body_bytes_sent, bytes_sent
              source.ip                 | remote_addr
              source.address            | remote_addr
              url.domain                | (http_host, host, vhost or server_name without its port)
              url.original              | request_uri
              url.original              | (target of request)
              url.path                  | (the target up to its question mark), (else uri, path or document_uri)
              url.query                 | (the target behind it), (else args, request_query or query_string)
              user.name                 | remote_user
              user_agent.original       | http_user_agent
              cs-method                 | request_method, method
              cs-user-agent             | http_user_agent
              cs-referer                | http_referer, http_referrer
              cs-host                   | (the same)
              cs-username               | remote_user
              c-ip                      | remote_addr
              sc-status                 | status
              """)
          .copyOnly(JsonRequests::isPresent)
          .step(Steps.status("status"))
          .step(Step.of(readsOfRequest(), Map.of(), Rows::new))
          .format();

  private NginxJsonFormat() {}

  private static Set<String> readsOfRequest() {
    Set<String> names = new TreeSet<>(Set.of(REQUEST, TARGET));
    names.addAll(Arrays.asList(PATHS));
    names.addAll(Arrays.asList(QUERIES));
    names.addAll(Arrays.asList(HOSTS));
    return names;
  }

  /** Completes the rows of one reader. */
  private static final class Rows implements Step.Filling {
    private final AccessTime accessTime = new AccessTime();
    private final int[] times;
    private final int request;
    private final int target;
    private final int[] paths;
    private final int[] queries;
    private final int[] hosts;
    private final RequestLine words = new RequestLine();
    private final JsonRequests requests;
    private final int[] methods;
    private final int version;
    private final int original;

    Rows(Fields fields) {
      requests = new JsonRequests(fields);
      times = Values.ids(fields, TIMES);
      request = fields.id(REQUEST);
      target = fields.id(TARGET);
      paths = Values.ids(fields, PATHS);
      queries = Values.ids(fields, QUERIES);
      hosts = Values.ids(fields, HOSTS);
      methods = Values.ids(fields, "http.request.method", "cs-method");
      version = fields.id("http.version");
      original = fields.id("url.original");
    }

    @Override
    public void fill(Event event) {
      if (event.time() == Event.NO_TIME) {
        event.setTime(time(event));
      }
      requests.addHost(event, hosts);
      int asked = Values.scalar(event, target);
      if (asked != Event.NONE && JsonRequests.isPresent(event, asked)) {
        requests.addTarget(event, asked, 0, event.length(asked));
      } else if (!request(event)) {
        parts(event);
      }
    }

    /** Times as access logs in text have them. */
    private long time(Event event) {
      long time = Event.NO_TIME;
      for (int i = 0; time == Event.NO_TIME && i < times.length; i++) {
        int slot = Values.scalar(event, times[i]);
        if (slot != Event.NONE) {
          byte[] buffer = event.buffer(slot);
          int start = event.start(slot);
          time = accessTime.nanos(buffer, start, start + event.length(slot));
        }
      }
      return time;
    }

    /** Adds what the request's words say, if there is a request with a method and a target. */
    private boolean request(Event event) {
      int slot = Values.scalar(event, request);
      if (slot == Event.NONE || event.kind(slot) != ValueKind.STRING) {
        return false;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int length = event.length(slot);
      if (!words.read(buffer, start, start + length)) {
        return false;
      }
      int targetAt = words.targetFrom - start;
      int targetLength = words.targetTo - words.targetFrom;
      JsonRequests.addFirst(event, methods[0], slot, 0, words.methodTo - start);
      JsonRequests.addFirst(event, methods[1], slot, 0, words.methodTo - start);
      if (words.versioned) {
        int versionAt = words.versionFrom - start;
        JsonRequests.addFirst(event, version, slot, versionAt, length - versionAt);
      }
      JsonRequests.addFirst(event, original, slot, targetAt, targetLength);
      requests.addTarget(event, slot, targetAt, targetLength);
      return true;
    }

    /** Adds path and query that were logged apart; a path alone may hold both. */
    private void parts(Event event) {
      int path = JsonRequests.firstPresent(event, paths);
      boolean apart = false;
      for (int query : queries) {
        apart |= Values.scalar(event, query) != Event.NONE;
      }
      if (path != Event.NONE && apart) {
        requests.addPath(event, path);
      } else if (path != Event.NONE) {
        requests.addTarget(event, path, 0, event.length(path));
      }
      int query = JsonRequests.firstPresent(event, queries);
      if (query != Event.NONE) {
        requests.addQuery(event, query);
      }
    }
  }
}
