package org.hansho.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.hansho.event.LogSource;
import org.hansho.files.source.Passed;
import org.hansho.files.source.Unreadable;
import org.hansho.report.text.Texts;
import org.hansho.scan.Coverage;
import org.hansho.scan.ScanResult;
import org.hansho.scan.SourceNote;
import org.jspecify.annotations.Nullable;

/**
 * The last line of NDJSON: what was read, and how many detections looked at it. It is no alert, and
 * the only line with the key {@code kind}.
 */
final class CoverageJson {
  /** Most sources that could not be read that are named. */
  private static final int MOST_SOURCES = 1_000;

  private final JsonGenerator json;
  private final Texts texts;

  CoverageJson(JsonGenerator json, Texts texts) {
    this.json = json;
    this.texts = texts;
  }

  private void apart(ScanResult result) throws IOException {
    json.writeNumberField("events_apart", result.tally().apart());
    json.writeArrayFieldStart("apart");
    for (SourceNote note : result.notes()) {
      if (note.why() == Passed.Why.APART) {
        json.writeStartObject();
        json.writeStringField("file", note.source());
        json.writeStringField("events_and_rest", note.text());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  void write(ScanResult result) throws IOException {
    Coverage coverage = result.coverage();
    json.writeStartObject();
    json.writeStringField("kind", "coverage");
    json.writeNumberField("alerts", result.alerts().size());
    json.writeNumberField("alerts_hidden", result.hidden());
    json.writeNumberField("findings_left_out", result.leftOut());
    json.writeBooleanField("stopped", result.stopped());
    json.writeNumberField("events", result.tally().events());
    json.writeNumberField("events_outside_time", result.tally().outside());
    json.writeNumberField("facts_without_time", result.tally().factsWithoutTime());
    apart(result);
    json.writeNumberField("events_not_looked_at", coverage.unwatchedEvents());
    json.writeNumberField("records_not_read", result.tally().malformed());
    json.writeNumberField("states_evicted", result.memory().allEvicted());
    numbers("evicted", result.memory().evicted());
    json.writeNumberField("values_evicted", result.memory().allValues());
    numbers("values_evicted_by_document", result.memory().values());
    json.writeArrayFieldStart("log_sources");
    for (Coverage.Row row : coverage.rows()) {
      row(row);
    }
    json.writeEndArray();
    json.writeNumberField("sources_not_looked_at", coverage.unwatchedSources());
    json.writeArrayFieldStart("not_looked_at");
    for (Coverage.Source source : coverage.unwatched()) {
      json.writeStartObject();
      json.writeStringField("file", source.name());
      json.writeStringField("format", source.format());
      json.writeNumberField("events", source.events());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("sources_not_read", result.unread());
    json.writeArrayFieldStart("not_read");
    for (Unreadable one : result.unreadable().stream().limit(MOST_SOURCES).toList()) {
      json.writeStartObject();
      json.writeStringField("file", one.source());
      json.writeStringField("why", one.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeStringField("detail", one.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void numbers(String name, Map<String, Long> numbers) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }

  private void row(Coverage.Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", row.format());
    json.writeStringField("event_class", row.eventClass());
    json.writeArrayFieldStart("log_sources");
    for (LogSource source : row.logSources()) {
      json.writeStartObject();
      word("product", source.product());
      word("category", source.category());
      word("service", source.service());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("sources", row.sources());
    json.writeNumberField("events", row.events());
    json.writeNumberField("detections", row.watch().detections());
    json.writeNumberField("detections_not_armed", row.watch().notArmed());
    json.writeArrayFieldStart("lacking");
    for (String one : row.watch().lacking()) {
      json.writeString(one);
    }
    json.writeEndArray();
    String remedy = new CoverageWords(row, texts).remedy();
    if (!remedy.isEmpty()) {
      json.writeStringField("remedy", remedy);
    }
    json.writeEndObject();
  }

  private void word(String key, @Nullable String word) throws IOException {
    if (word != null) {
      json.writeStringField(key, word);
    }
  }
}
