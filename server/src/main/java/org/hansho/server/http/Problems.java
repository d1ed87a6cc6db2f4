package org.hansho.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.security.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How problems are answered: {@code application/problem+json} (RFC 9457) with an id, in the
 * language that the call asks for. Faults inside of Hansho are described in the log only, under the
 * id.
 */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonFactory JSON = new JsonFactory();

  private static final Message FAULT =
      Message.inEnglish("Hansho failed at this call; its log says why, under this id.")
          .inJapanese("Hansho の内部で障害が発生しました。原因はサーバーのログに、この ID で記録されています。");
  static final Message NOTHING =
      Message.inEnglish("There is nothing at this path.").inJapanese("このパスには何もありません。");

  private Problems() {}

  static void register(RoutesConfig routes, KnownFailures known) {
    routes.exception(HttpProblem.class, (problem, call) -> answer(problem, call));
    routes.exception(
        RefusedException.class,
        (refused, call) -> {
          if (refused.status() == 401) {
            call.header("WWW-Authenticate", "Bearer");
          }
          if (refused.seconds() > 0) {
            call.header("Retry-After", String.valueOf(refused.seconds()));
          }
          answer(new HttpProblem(refused.status(), refused.words()), call);
        });
    routes.exception(
        Exception.class,
        (failure, call) -> {
          if (LeftCall.is(call)) {
            return;
          }
          HttpProblem problem = known.problem(failure);
          if (problem != null) {
            answer(problem, call);
            return;
          }
          String id = newId();
          LOG.error("{} {} failed, {}", call.method(), call.path(), id, failure);
          write(call, 500, FAULT, id);
        });
    routes.error(
        404,
        "*",
        call -> {
          if (call.endpoints().matchedHttpEndpoint() == null) {
            write(call, 404, NOTHING, newId());
          }
        });
  }

  private static void answer(HttpProblem problem, Context call) {
    String after = problem.retryAfter();
    if (after != null) {
      call.header("Retry-After", after);
    }
    Endpoint matched = call.endpoints().matchedHttpEndpoint();
    if (matched != null
        && matched.handler instanceof RefusalWords words
        && words.refuse(call, problem)) {
      return;
    }
    write(call, problem.status(), problem.words(), newId());
  }

  private static String newId() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static void write(Context call, int status, Worded detail, String id) {
    Language language = AskedLanguage.of(call);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("status", status);
      json.writeStringField("detail", detail.in(language));
      json.writeStringField("instance", id);
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    call.header("Content-Language", language.code());
    call.res().addHeader("Vary", AskedLanguage.HEADER);
    call.status(status).result(text.toString()).contentType("application/problem+json");
  }
}
