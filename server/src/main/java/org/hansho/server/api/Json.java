package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers with JSON. */
final class Json {
  private static final JsonFactory JSON = new JsonFactory();

  private Json() {}

  /** Writes an answer. */
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static void answer(Context call, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      body.write(json);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    call.contentType("application/json").result(bytes.toByteArray());
  }
}
