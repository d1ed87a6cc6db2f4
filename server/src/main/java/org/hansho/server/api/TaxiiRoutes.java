package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.hansho.alert.Language;
import org.hansho.casework.export.StixCollection;
import org.hansho.casework.export.StixCollection.Place;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.format.StixObject;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;

/**
 * A server of TAXII 2.1, read-only: the alerts and the incidents of a tenant are a collection each,
 * whose objects are STIX 2.1. The tenant is that of the token.
 */
public final class TaxiiRoutes {
  /** Where it is. */
  public static final String BASE = "/taxii2";

  private static final String ROOT = BASE + "/api";
  private static final String MEDIA = "application/taxii+json;version=2.1";
  private static final String STIX = "application/stix+json;version=2.1";
  private static final int USUAL = 100;
  private static final long NANOS = 1_000_000_000L;
  private static final Set<String> KNOWN_VERSIONS = Set.of("all", "last", "first");

  private final List<StixCollection> collections;
  private final LongSupplier clock;

  /**
   * Routes to these collections.
   *
   * @param clock nanoseconds since 1970
   */
  public TaxiiRoutes(List<StixCollection> collections, LongSupplier clock) {
    this.collections = List.copyOf(collections);
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    String one = ROOT + "/collections/{collection}";
    return List.of(
        get(BASE, this::discovery),
        get(ROOT, this::root),
        get(ROOT + "/collections", this::list),
        get(one, this::collection),
        get(one + "/manifest", this::manifest),
        get(one + "/objects", this::objects),
        get(one + "/objects/{object}", this::object),
        get(one + "/objects/{object}/versions", this::versions));
  }

  private static Route get(String path, Handler handler) {
    return Route.get(path, Role.VIEWER, new Worded(handler));
  }

  /** An answer whose refusals are in the words of TAXII. */
  private record Worded(Handler handler) implements Handler, RefusalWords {
    @Override
    public void handle(Context call) throws Exception {
      String accepted = call.header("Accept");
      if (accepted != null && !isAccepted(accepted)) {
        throw HttpProblem.ofProtocol(406, "Answers are " + MEDIA + ".");
      }
      handler.handle(call);
    }

    private static boolean isAccepted(String header) {
      for (String range : header.split(",", -1)) {
        String plain = range.replace(" ", "").replaceAll(";q=[0-9.]+", "");
        if (Set.of("*/*", "application/*", "application/taxii+json", MEDIA).contains(plain)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean refuse(Context call, HttpProblem problem) {
      call.status(problem.status());
      answer(
          call,
          json -> {
            json.writeStartObject();
            json.writeStringField("title", "Refused");
            json.writeStringField("description", String.valueOf(problem.getMessage()));
            json.writeStringField("http_status", String.valueOf(problem.status()));
            json.writeEndObject();
          });
      return true;
    }
  }

  private static void answer(Context call, Json.Body body) {
    Json.answer(call, body);
    call.contentType(MEDIA);
  }

  // -- what there is ----------------------------------------------------------------------------

  private void discovery(Context call) {
    answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("title", "Hansho");
          json.writeStringField("default", ROOT + "/");
          json.writeArrayFieldStart("api_roots");
          json.writeString(ROOT + "/");
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void root(Context call) {
    answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("title", "Alerts and incidents");
          json.writeArrayFieldStart("versions");
          json.writeString(MEDIA);
          json.writeEndArray();
          json.writeNumberField("max_content_length", 1);
          json.writeEndObject();
        });
  }

  private void list(Context call) {
    String tenant = Access.of(call).tenant();
    answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("collections");
          for (StixCollection one : collections) {
            write(one, tenant, json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void collection(Context call) {
    StixCollection found = found(call);
    String tenant = Access.of(call).tenant();
    answer(call, json -> write(found, tenant, json));
  }

  private static void write(StixCollection one, String tenant, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", one.id(tenant));
    json.writeStringField("title", one.name());
    json.writeStringField("alias", one.name());
    json.writeBooleanField("can_read", true);
    json.writeBooleanField("can_write", false);
    json.writeArrayFieldStart("media_types");
    json.writeString(STIX);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The collection of a call, by its id or its name. */
  private StixCollection found(Context call) {
    String asked = call.pathParam("collection");
    String tenant = Access.of(call).tenant();
    return collections.stream()
        .filter(one -> one.id(tenant).equals(asked) || one.name().equals(asked))
        .findFirst()
        .orElseThrow(() -> HttpProblem.ofProtocol(404, "There is no collection of this id."));
  }

  // -- objects ----------------------------------------------------------------------------------

  private void objects(Context call) throws IOException {
    StixCollection.Page page = page(call, wanted(call));
    answer(call, json -> writeObjects(page, json));
  }

  /** One object; behind the pages in which it is not there are more. */
  private void object(Context call) throws IOException {
    StixCollection.Page page = page(call, one(call));
    answer(call, json -> writeObjects(found(page), json));
  }

  private static Predicate<StixObject> one(Context call) {
    String id = call.pathParam("object");
    return object -> object.id().equals(id);
  }

  private static StixCollection.Page found(StixCollection.Page page) {
    if (page.objects().isEmpty() && page.next() == null) {
      throw HttpProblem.ofProtocol(404, "There is no object of this id.");
    }
    return page;
  }

  private static void writeObjects(StixCollection.Page page, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    more(page, json);
    json.writeArrayFieldStart("objects");
    for (StixCollection.Added added : page.objects()) {
      json.writeRawValue(added.object().json());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void manifest(Context call) throws IOException {
    StixCollection.Page page = page(call, wanted(call));
    answer(
        call,
        json -> {
          json.writeStartObject();
          more(page, json);
          json.writeArrayFieldStart("objects");
          for (StixCollection.Added added : page.objects()) {
            json.writeStartObject();
            json.writeStringField("id", added.object().id());
            json.writeStringField("date_added", StixObject.time(added.added()));
            json.writeStringField("version", version(added));
            json.writeStringField("media_type", STIX);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void versions(Context call) throws IOException {
    StixCollection.Page page = found(page(call, one(call)));
    answer(
        call,
        json -> {
          json.writeStartObject();
          more(page, json);
          json.writeArrayFieldStart("versions");
          for (StixCollection.Added added : page.objects()) {
            json.writeString(version(added));
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /** What has no version is known by when it was added. */
  private static String version(StixCollection.Added added) {
    String version = added.object().version();
    return version.isEmpty() ? StixObject.time(added.added()) : version;
  }

  private static void more(StixCollection.Page page, JsonGenerator json) throws IOException {
    Place next = page.next();
    json.writeBooleanField("more", next != null);
    if (next != null) {
      json.writeStringField("next", next.change() + "." + next.skipped());
    }
  }

  private StixCollection.Page page(Context call, Predicate<StixObject> wanted) throws IOException {
    StixCollection collection = found(call);
    String tenant = Access.of(call).tenant();
    long now = clock.getAsLong();
    int most = (int) Parameters.number(call, "limit", USUAL, 1, Integer.MAX_VALUE);
    StixCollection.Asked asked =
        new StixCollection.Asked(
            Math.min(most, StixCollection.MOST), wanted, Presentation.of(Language.ENGLISH));
    StixCollection.Page page =
        collection.page(tenant, from(call, collection, tenant, now), asked, now);
    List<StixCollection.Added> objects = page.objects();
    if (!objects.isEmpty()) {
      call.header("X-TAXII-Date-Added-First", StixObject.time(objects.get(0).added()));
      call.header(
          "X-TAXII-Date-Added-Last", StixObject.time(objects.get(objects.size() - 1).added()));
    }
    return page;
  }

  private static Place from(Context call, StixCollection collection, String tenant, long now)
      throws IOException {
    String next = call.queryParam("next");
    if (next != null) {
      if (!next.matches("[0-9]{1,18}\\.[0-9]{1,6}")) {
        throw HttpProblem.ofProtocol(400, "The parameter next stands in the answer before.");
      }
      String[] parts = next.split("\\.", -1);
      return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }
    String after = call.queryParam("added_after");
    return after == null ? new Place(0, 0) : collection.after(tenant, time(after), now);
  }

  private static long time(String text) {
    try {
      Instant time = Instant.parse(text);
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
    } catch (DateTimeException | ArithmeticException wrong) {
      throw HttpProblem.ofProtocol(
          400, "The parameter added_after is a time such as 2026-11-29T00:00:00.000000Z.");
    }
  }

  /** What the match parameters ask for. Each object is there in its newest version only. */
  private static Predicate<StixObject> wanted(Context call) {
    List<String> ids = listed(call, "match[id]");
    List<String> types = listed(call, "match[type]");
    List<String> versions = listed(call, "match[version]");
    List<String> written = listed(call, "match[spec_version]");
    return object ->
        (ids.isEmpty() || ids.contains(object.id()))
            && (types.isEmpty() || types.contains(object.type()))
            && (written.isEmpty() || written.contains("2.1"))
            && (versions.isEmpty()
                || versions.stream().anyMatch(KNOWN_VERSIONS::contains)
                || versions.contains(object.version()));
  }

  private static List<String> listed(Context call, String name) {
    String value = call.queryParam(name);
    List<String> all = new ArrayList<>();
    if (value != null) {
      all.addAll(List.of(value.split(",", -1)));
    }
    return all;
  }
}
