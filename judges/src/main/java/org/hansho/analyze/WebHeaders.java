package org.hansho.analyze;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.web.RequestAnalysis;

/**
 * Cookies and headers of a request, under the names that logs give them; few logs have any. Beside
 * those that have fields of their own. Belongs to one thread.
 */
final class WebHeaders {
  private static final String COOKIE = "cookie";

  /** Headers in which attacks are sent, and how logs name them. */
  private static final Map<String, List<String>> NAMES = names();

  private final String[] headers;
  private final int[] fields;

  WebHeaders(Fields known) {
    List<String> all = List.copyOf(fields());
    fields = all.stream().mapToInt(known::id).toArray();
    headers = all.stream().map(WebHeaders::header).toArray(String[]::new);
  }

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(
        COOKIE,
        List.of(
            "cs-cookie",
            "cs(Cookie)",
            "http_cookie",
            "request.headers.Cookie",
            "request_Cookie",
            "properties.Cookie"));
    for (String header :
        List.of(
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Api-Version",
            "Accept-Language",
            "Content-Type",
            "Origin",
            "True-Client-Ip")) {
      String small = header.toLowerCase(Locale.ROOT);
      names.put(
          small,
          List.of(
              "http_" + small.replace('-', '_'),
              "cs(" + header + ")",
              "request.headers." + header,
              "request_" + header));
    }
    return names;
  }

  private static String header(String field) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  /** The fields of all of them. */
  static Set<String> fields() {
    Set<String> all = new TreeSet<>();
    NAMES.values().forEach(all::addAll);
    return all;
  }

  /** Has those of a request judged that its log has. */
  void give(Event event, RequestAnalysis analysis) {
    boolean cookies = false;
    for (int i = 0; i < fields.length; i++) {
      boolean cookie = headers[i].equals(COOKIE);
      int slot = fields[i] == Fields.UNREAD ? Event.NONE : event.first(fields[i]);
      // Formats give the cookies under Sigma's name too; those are the same.
      for (; slot != Event.NONE && !(cookie && cookies); slot = event.next(slot)) {
        if (event.kind(slot) == ValueKind.STRING) {
          give(analysis, headers[i], event.buffer(slot), event.start(slot), event.length(slot));
        }
      }
      cookies |= cookie && event.first(fields[i]) != Event.NONE;
    }
  }

  private static void give(
      RequestAnalysis analysis, String header, byte[] text, int from, int length) {
    if (header.equals(COOKIE)) {
      analysis.cookies(text, from, from + length);
    } else {
      analysis.header(header, text, from, from + length);
    }
  }
}
