package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Level;
import org.hansho.sigma.Rule;
import org.hansho.yaml.Place;

/** Invented events and rules. */
final class Events {
  private Events() {}

  /** An event with a record of the given text, and values as name, value, name, value … */
  static Event of(Fields fields, long time, String record, String... namesAndValues) {
    Event event = new Event(fields);
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    event.begin(bytes, 0, bytes.length, 7);
    event.setTime(time);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      event.addText(fields.id(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return event;
  }

  static Rule rule(String id, Level level) {
    return new Rule(
        id,
        id,
        null,
        "Title of " + id,
        "Title of " + id,
        "",
        "stable",
        level,
        LogSource.of(null, null, null),
        new Expr.And(java.util.List.of()),
        java.util.List.of(),
        java.util.List.of(),
        java.util.List.of(),
        false,
        new Place("rule.yml", 1, 1));
  }
}
