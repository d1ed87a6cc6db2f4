package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/**
 * What of an event is looked up.
 *
 * @param prefix of the fields that say what was found
 * @param values the fields it stands in
 */
record ThreatSubject(String prefix, List<Value> values) {
  static final List<ThreatSubject> ALL =
      List.of(
          new ThreatSubject("source", List.of(new Value("source.ip", Look.HOST))),
          new ThreatSubject(
              "destination",
              List.of(
                  new Value("destination.ip", Look.HOST),
                  new Value("destination.domain", Look.HOST))),
          new ThreatSubject(
              "url", List.of(new Value("url.full", Look.URL), new Value("url.original", Look.URL))),
          new ThreatSubject("dns", List.of(new Value("dns.question.name", Look.HOST))),
          new ThreatSubject(
              "file",
              List.of(
                  new Value("file.hash.md5", Look.MD5),
                  new Value("file.hash.sha256", Look.SHA256))));

  /** A field and how its values are looked up. */
  record Value(String field, Look look) {}

  /** How a value is looked up. */
  enum Look {
    HOST,
    URL,
    MD5,
    SHA256
  }

  /** One field that is looked up, by its id. */
  record Read(int field, Look look) {
    void in(Event event, IndicatorSearch search) {
      for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
        if (event.kind(slot) == ValueKind.STRING) {
          look(event, slot, search);
        }
      }
    }

    private void look(Event event, int slot, IndicatorSearch search) {
      if (look == Look.HOST) {
        search.host(event, slot);
        return;
      }
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      int length = event.length(slot);
      switch (look) {
        case URL -> search.url(buffer, start, length);
        case MD5 -> search.md5(buffer, start, length);
        default -> search.sha256(buffer, start, length);
      }
    }
  }

  Read[] bind(Fields fields) {
    List<Read> reads = new ArrayList<>();
    for (Value value : values) {
      if (fields.id(value.field()) != Fields.UNREAD) {
        reads.add(new Read(fields.id(value.field()), value.look()));
      }
    }
    return reads.toArray(Read[]::new);
  }
}
