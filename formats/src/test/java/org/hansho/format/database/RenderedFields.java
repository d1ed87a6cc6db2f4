package org.hansho.format.database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.format.FormatSamples;
import org.hansho.record.Format;

/** Picks fields out of events as {@code RenderedEvents} writes them. */
final class RenderedFields {
  private RenderedFields() {}

  /** The wanted fields of the events of a log. */
  static List<String> of(Format format, String log, String... wanted) {
    return of(format, log.getBytes(StandardCharsets.UTF_8), wanted);
  }

  static List<String> of(Format format, byte[] log, String... wanted) {
    List<String> names = List.of(wanted);
    return FormatSamples.events(format, log, names).stream()
        .map(line -> only(line, names))
        .toList();
  }

  /** The wanted fields of an event that have one value, as an object in the order of names. */
  private static String only(String event, List<String> wanted) {
    StringJoiner picked = new StringJoiner(",", "{", "}");
    for (String name : new TreeSet<>(wanted)) {
      Matcher matcher =
          Pattern.compile('"' + Pattern.quote(name) + "\":\"(?:[^\"\\\\]|\\\\.)*\"").matcher(event);
      if (matcher.find()) {
        picked.add(matcher.group());
      }
    }
    return picked.toString();
  }
}
