package org.hansho.format.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;
import org.hansho.format.table.Step;

/** What a server's log of JSON needs beyond its table: the host that was asked, and the target. */
final class RequestStep {
  private RequestStep() {}

  /** Of a log that has the whole URL in one field. */
  static Step ofUrl(String url) {
    Map<String, String> words = new TreeMap<>();
    UrlParts.filled().forEach(field -> words.put(field, "(part of " + url + ")"));
    return Step.of(
        Set.of(url),
        words,
        fields -> {
          UrlParts parts = new UrlParts(fields);
          int from = fields.id(url);
          return event -> {
            int slot = Values.scalar(event, from);
            if (slot != Event.NONE) {
              parts.add(event, slot);
            }
          };
        });
  }

  /** Of a log that has the target, path and query in one, in one field. */
  static Step of(String[] targets, String[] hosts) {
    Set<String> reads = new TreeSet<>(Arrays.asList(targets));
    reads.addAll(Arrays.asList(hosts));
    String host = "(" + String.join(" or ", hosts) + " without its port)";
    Map<String, String> words = new TreeMap<>();
    words.put("url.domain", host);
    words.put("cs-host", host);
    words.put("url.path", "(" + String.join(" or ", targets) + " up to its question mark)");
    words.put("url.query", "(what stands behind it)");
    return Step.of(
        reads,
        words,
        fields -> {
          JsonRequests requests = new JsonRequests(fields);
          int[] targetFields = Values.ids(fields, targets);
          int[] hostFields = Values.ids(fields, hosts);
          return event -> {
            requests.addHost(event, hostFields);
            int slot = JsonRequests.firstPresent(event, targetFields);
            if (slot != Event.NONE && event.kind(slot) == ValueKind.STRING) {
              requests.addTarget(event, slot, 0, event.length(slot));
            }
          };
        });
  }
}
