package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * Dead letters, the records that were left out: {@code /api/v1/dead-letters} lists them, shows one,
 * and processes them again after a fix, or discards one.
 */
public final class LetterRoutes {
  private static final String ALL = "/api/v1/dead-letters";
  private static final String ONE = ALL + "/{number}";
  private static final int PAGE = 100;
  private static final int MOST = 1_000;

  private final Tenants tenants;

  /** Routes over these tenants. */
  public LetterRoutes(Tenants tenants) {
    this.tenants = tenants;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, Role.ANALYST, this::list),
        Route.get(ONE, Role.ANALYST, this::show),
        Route.post(ALL + "/retry", Role.ENGINEER, this::retryAll),
        Route.post(ONE + "/retry", Role.ENGINEER, this::retry),
        Route.delete(ONE, Role.ENGINEER, this::discard));
  }

  private Tenant tenant(Context call) {
    return tenants.of(Access.of(call).tenant());
  }

  private static String stage(Context call) {
    String stage = call.queryParam("stage");
    return stage == null ? "" : stage;
  }

  private void list(Context call) throws IOException {
    long after = Parameters.number(call, "after", 0, 0, Long.MAX_VALUE);
    int most = (int) Parameters.number(call, "limit", PAGE, 1, MOST);
    List<DeadLetter> letters = tenant(call).deadLetters(stage(call), after, most);
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("dead_letters");
          for (DeadLetter letter : letters) {
            write(letter, false, json);
          }
          json.writeEndArray();
          if (letters.size() == most) {
            json.writeNumberField("next", letters.get(most - 1).number());
          }
          json.writeEndObject();
        });
  }

  private void show(Context call) throws IOException {
    long number = number(call);
    List<DeadLetter> found = tenant(call).deadLetters("", number - 1, 1);
    if (found.isEmpty() || found.get(0).number() != number) {
      throw none();
    }
    Json.answer(call, json -> write(found.get(0), true, json));
  }

  private static long number(Context call) {
    try {
      return Math.max(1, Long.parseLong(call.pathParam("number")));
    } catch (NumberFormatException wrong) {
      throw none();
    }
  }

  private static HttpProblem none() {
    return new HttpProblem(
        404,
        Message.inEnglish("There is no dead letter of this number.")
            .inJapanese("この番号のデッドレターはありません。"));
  }

  private void retryAll(Context call) throws IOException {
    answer(call, tenant(call).processAgain(stage(call)));
  }

  private void retry(Context call) throws IOException {
    if (!tenant(call).processAgain(number(call))) {
      throw new HttpProblem(
          404,
          Message.inEnglish(
                  "There is no dead letter of this number, or its record could not be kept.")
              .inJapanese("この番号のデッドレターがないか、そのレコードを保存できなかったため、表示できません。"));
    }
    answer(call, 1);
  }

  private void discard(Context call) throws IOException {
    if (!tenant(call).discard(number(call))) {
      throw none();
    }
    answer(call, 1);
  }

  private static void answer(Context call, int letters) {
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeNumberField("dead_letters", letters);
          json.writeEndObject();
        });
  }

  private static void write(DeadLetter letter, boolean whole, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", letter.number());
    json.writeStringField("stage", letter.stage());
    json.writeStringField("part", letter.part());
    json.writeStringField("source", letter.source());
    json.writeNumberField("position", letter.position());
    Json.time(json, "arrival", letter.arrival());
    Json.time(json, "time", letter.time());
    json.writeNumberField("records", letter.records());
    json.writeStringField("reason", letter.reason());
    json.writeBooleanField("can_be_retried", letter.isWhole());
    json.writeNumberField("bytes", letter.bytes());
    if (whole) {
      json.writeStringField("record", new String(letter.record(), StandardCharsets.UTF_8));
      json.writeBinaryField("record_base64", letter.record());
    }
    json.writeEndObject();
  }
}
