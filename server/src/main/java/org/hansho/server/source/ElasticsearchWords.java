package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hansho.server.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/** How Elasticsearch words its answers. */
final class ElasticsearchWords {
  private static final JsonFactory JSON = new JsonFactory();

  private ElasticsearchWords() {}

  /** Something that is written as JSON. */
  interface Writing {
    void write(JsonGenerator json) throws IOException;
  }

  /** Answers with an object, and says that it is Elasticsearch that answers, as clients expect. */
  static void answer(Context call, Writing members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    call.header("X-Elastic-Product", "Elasticsearch");
    call.contentType("application/json").result(bytes.toByteArray());
  }

  /** Answers a bulk request: a status for each item. */
  static void answer(
      Context call, List<ElasticsearchBulk.Item> items, Settled settled, long nanos) {
    answer(
        call,
        json -> {
          boolean errors = false;
          json.writeNumberField("took", TimeUnit.NANOSECONDS.toMillis(nanos));
          json.writeArrayFieldStart("items");
          for (ElasticsearchBulk.Item item : items) {
            HttpProblem problem = problem(item, settled);
            errors |= problem != null;
            write(json, item, problem);
          }
          json.writeEndArray();
          json.writeBooleanField("errors", errors);
        });
  }

  private static @Nullable HttpProblem problem(ElasticsearchBulk.Item item, Settled settled) {
    return item.problem() == null && item.portion() >= 0
        ? settled.problemOf(item.portion())
        : item.problem();
  }

  private static void write(
      JsonGenerator json, ElasticsearchBulk.Item item, @Nullable HttpProblem problem)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart(item.action());
    json.writeStringField("_index", item.index());
    if (!item.id().isEmpty()) {
      json.writeStringField("_id", item.id());
    }
    if (problem == null) {
      json.writeNumberField("status", 201);
      json.writeStringField("result", "created");
      json.writeNumberField("_version", 1);
    } else {
      json.writeNumberField("status", problem.status());
      json.writeObjectFieldStart("error");
      cause(json, problem);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Answers a request that is refused whole. */
  static void refuse(Context call, HttpProblem problem) {
    call.status(problem.status());
    answer(
        call,
        json -> {
          json.writeObjectFieldStart("error");
          json.writeArrayFieldStart("root_cause");
          json.writeStartObject();
          cause(json, problem);
          json.writeEndObject();
          json.writeEndArray();
          cause(json, problem);
          json.writeEndObject();
          json.writeNumberField("status", problem.status());
        });
  }

  private static void cause(JsonGenerator json, HttpProblem problem) throws IOException {
    json.writeStringField(
        "type",
        switch (problem.status()) {
          case 401, 403 -> "security_exception";
          case 429 -> "es_rejected_execution_exception";
          case 503 -> "unavailable_shards_exception";
          default -> problem.status() < 500 ? "document_parsing_exception" : "exception";
        });
    json.writeStringField("reason", String.valueOf(problem.getMessage()));
  }
}
