package org.hansho.format.web;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.syslog.Bytes;

/**
 * Host, path and query of a URL in one field, which is whole ({@code https://host:443/path?query})
 * or begins with its path. Belongs to one thread.
 */
public final class UrlParts {
  private final JsonRequests requests;
  private final int[] domains;

  /** Over the fields of one rule set. */
  public UrlParts(Fields fields) {
    requests = new JsonRequests(fields);
    domains = new int[] {fields.id("url.domain"), fields.id("cs-host")};
  }

  /** The fields that {@link #add} fills. */
  public static List<String> filled() {
    return List.of("url.domain", "cs-host", "url.path", "cs-uri-stem", "url.query", "cs-uri-query");
  }

  /** Adds the parts that the event does not have yet. */
  public void add(Event event, int slot) {
    if (event.kind(slot) != ValueKind.STRING) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    int path = from;
    int authority = authority(buffer, from, to);
    if (authority > from) {
      path = authority;
      while (path < to && buffer[path] != '/' && buffer[path] != '?') {
        path++;
      }
      int hostEnd = WebFields.endOfHost(buffer, authority, path);
      for (int domain : domains) {
        JsonRequests.addFirst(event, domain, slot, authority - from, hostEnd - authority);
      }
    }
    requests.addTarget(event, slot, path - from, to - path);
  }

  /** Where the host begins behind {@code scheme://}, or the beginning if there is none. */
  private static int authority(byte[] buffer, int from, int to) {
    int colon = Bytes.indexOf(buffer, from, Math.min(to, from + 8), (byte) ':');
    boolean whole =
        colon > from && colon + 2 < to && buffer[colon + 1] == '/' && buffer[colon + 2] == '/';
    return whole ? colon + 3 : from;
  }
}
