package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.store.AlertPage;
import org.hansho.event.Event;

/** Alerts as Security Center's interface answered them, as far as a call's {@code $select} says. */
final class SecurityCenterDocument {
  private static final JsonFactory JSON = new JsonFactory();
  private static final AlertFormat FORMAT =
      AlertFormats.of("security-center-rest").orElseThrow(IllegalStateException::new);

  private final Presentation presentation;
  private final Set<String> selected;

  private SecurityCenterDocument(Presentation presentation, Set<String> selected) {
    this.presentation = presentation;
    this.selected = selected;
  }

  /** The words and properties that a call asks for. */
  static SecurityCenterDocument of(Context call) {
    String select = call.queryParam("$select");
    return new SecurityCenterDocument(
        ExportRoute.presentation(call),
        select == null || select.isBlank()
            ? Set.of()
            : Arrays.stream(select.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceFirst("^properties/", ""))
                .collect(Collectors.toUnmodifiableSet()));
  }

  /** Writes an alert. What was reported when does not change with the time of the question. */
  void write(AlertPage.Listed listed, JsonGenerator json) throws IOException {
    long last = listed.alert().lastTime();
    Outgoing out = AlertFile.outgoing(listed, true, last == Event.NO_TIME ? 0 : last);
    try (JsonParser whole = JSON.createParser(FORMAT.alert(out, presentation))) {
      whole.nextToken();
      json.writeStartObject();
      while (whole.nextToken() == JsonToken.FIELD_NAME) {
        String name = whole.currentName();
        json.writeFieldName(name);
        if (name.equals("properties") && !selected.isEmpty()) {
          writeSelected(whole, json);
        } else {
          whole.nextToken();
          json.copyCurrentStructure(whole);
        }
      }
      json.writeEndObject();
    }
  }

  private void writeSelected(JsonParser whole, JsonGenerator json) throws IOException {
    whole.nextToken();
    json.writeStartObject();
    while (whole.nextToken() == JsonToken.FIELD_NAME) {
      String name = whole.currentName();
      whole.nextToken();
      if (selected.contains(name.toLowerCase(Locale.ROOT))) {
        json.writeFieldName(name);
        json.copyCurrentStructure(whole);
      } else {
        whole.skipChildren();
      }
    }
    json.writeEndObject();
  }
}
