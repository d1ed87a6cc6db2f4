package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;

/**
 * What shippers ask of Elasticsearch before they send to {@link ElasticsearchBulk}: which version
 * it is, its licence, and that templates, policies, pipelines and data streams are there. All of
 * these are said to be there, and what is put is acknowledged and forgotten, since records are kept
 * as they come.
 */
final class Elasticsearch {
  private static final String ROOT = "/elasticsearch";
  private static final String API = ROOT + "/{api}";
  private static final String NAMED = API + "/{name}";

  /** Shippers of 7.x, 8.x and 9.x send to it. */
  private static final String VERSION = "8.17.0";

  /** The same for all, since shippers compare it between calls. */
  private static final String CLUSTER = "aGFuc2hvLWhhbnNoby1oYQ";

  /** Below an index, what stands in front of the id of a document. */
  private static final Set<String> DOCUMENTS = Set.of("_doc", "_create", "_update");

  private Elasticsearch() {}

  static List<Route> routes(HttpIntake intake) {
    Handler bulk = intake.handler(new ElasticsearchBulk());
    return List.of(
        Route.post(ROOT + "/_bulk", Role.INGEST, bulk),
        Route.post(ROOT + "/{index}/_bulk", Role.INGEST, bulk),
        new Route(HandlerType.PUT, ROOT + "/_bulk", Role.INGEST, bulk),
        new Route(HandlerType.PUT, ROOT + "/{index}/_bulk", Role.INGEST, bulk),
        Route.get(ROOT, Role.INGEST, new Asked(Elasticsearch::root)),
        new Route(HandlerType.HEAD, ROOT, Role.INGEST, new Asked(Elasticsearch::root)),
        Route.get(API, Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(HandlerType.HEAD, API, Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(HandlerType.PUT, API, Role.INGEST, new Asked(Elasticsearch::acknowledge)),
        Route.get(NAMED, Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(HandlerType.HEAD, NAMED, Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(HandlerType.PUT, NAMED, Role.INGEST, new Asked(Elasticsearch::acknowledge)),
        Route.get(NAMED + "/{of}", Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(HandlerType.HEAD, NAMED + "/{of}", Role.INGEST, new Asked(Elasticsearch::about)),
        new Route(
            HandlerType.PUT, NAMED + "/{of}", Role.INGEST, new Asked(Elasticsearch::acknowledge)));
  }

  /** A question, refused in the words of Elasticsearch. */
  private record Asked(Handler question) implements Handler, RefusalWords {
    @Override
    public void handle(Context call) throws Exception {
      question.handle(call);
    }

    @Override
    public boolean refuse(Context call, HttpProblem problem) {
      ElasticsearchWords.refuse(call, problem);
      return true;
    }
  }

  private static void root(Context call) {
    ElasticsearchWords.answer(
        call,
        json -> {
          json.writeStringField("name", "hansho");
          json.writeStringField("cluster_name", "hansho");
          json.writeStringField("cluster_uuid", CLUSTER);
          json.writeObjectFieldStart("version");
          json.writeStringField("number", VERSION);
          json.writeStringField("build_flavor", "default");
          json.writeStringField("build_type", "tar");
          json.writeStringField("build_hash", "unknown");
          json.writeBooleanField("build_snapshot", false);
          json.writeStringField("lucene_version", "9.12.0");
          json.writeStringField("minimum_wire_compatibility_version", "7.17.0");
          json.writeStringField("minimum_index_compatibility_version", "7.0.0");
          json.writeEndObject();
          json.writeStringField("tagline", "You Know, for Search");
        });
  }

  private static void about(Context call) {
    ElasticsearchWords.answer(
        call,
        json -> {
          switch (call.pathParam("api")) {
            case "_license" -> licence(json);
            case "_xpack" -> features(json);
            case "_cluster" -> health(json);
            default -> {}
          }
        });
  }

  /** Not of documents, which would be lost. */
  private static void acknowledge(Context call) {
    if (DOCUMENTS.contains(call.pathParamMap().getOrDefault("name", ""))) {
      throw HttpProblem.ofProtocol(
          400, "Documents are taken by _bulk only; this one was not kept.");
    }
    ElasticsearchWords.answer(call, json -> json.writeBooleanField("acknowledged", true));
  }

  private static void licence(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("license");
    json.writeStringField("status", "active");
    json.writeStringField("uid", CLUSTER);
    json.writeStringField("type", "basic");
    json.writeStringField("mode", "basic");
    json.writeEndObject();
  }

  private static void features(JsonGenerator json) throws IOException {
    licence(json);
    json.writeObjectFieldStart("features");
    for (String feature : List.of("ilm", "monitoring", "security")) {
      json.writeObjectFieldStart(feature);
      json.writeBooleanField("available", true);
      json.writeBooleanField("enabled", feature.equals("ilm"));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void health(JsonGenerator json) throws IOException {
    json.writeStringField("cluster_name", "hansho");
    json.writeStringField("status", "green");
    json.writeBooleanField("timed_out", false);
    json.writeNumberField("number_of_nodes", 1);
    json.writeNumberField("number_of_data_nodes", 1);
  }
}
