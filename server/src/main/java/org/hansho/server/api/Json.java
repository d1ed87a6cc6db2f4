package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.hansho.event.Event;

/** Answers with JSON. */
final class Json {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long NANOS = 1_000_000_000L;

  private Json() {}

  /** Writes an answer. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** A time as RFC 3339 has it; null for none. */
  static void time(JsonGenerator json, String name, long nanos) throws IOException {
    if (nanos == Event.NO_TIME || nanos == Long.MIN_VALUE) {
      json.writeNullField(name);
    } else {
      Instant time =
          Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
      json.writeStringField(name, time.toString());
    }
  }

  /** An object of numbers, in the order of the map. */
  static void numbers(JsonGenerator json, String name, Map<String, Long> numbers)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }

  /** A list of texts. */
  static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Answers with it; browsers and proxies must not keep it. */
  static void answer(Context call, Body body) {
    call.header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .contentType("application/json")
        .result(bytes(body));
  }

  /** As text of one line. */
  static String text(Body body) {
    return new String(bytes(body), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      body.write(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }
}
