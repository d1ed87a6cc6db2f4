package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;

/**
 * {@code POST /ingest/v1/{source}}: records as lines of any format, or as a JSON array. With {@code
 * Idempotency-Key} the same request may be sent again without counting twice.
 *
 * <p>A body that is too large for one record of the journal is handed in part by part; so what is
 * refused is the end of it.
 */
final class RecordLines implements Protocol {
  static List<Route> routes(HttpIntake intake) {
    return List.of(
        Route.post("/ingest/v1/{source}", Role.INGEST, intake.handler(new RecordLines())));
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    portions.addLines(names.checked(call.pathParam("source")), lines(body));
    boolean keyed = call.header("Idempotency-Key") != null;
    return (answered, settled) -> answer(answered, settled, keyed);
  }

  /** The elements of an array; what is no array after all is taken as lines. */
  private static byte[] lines(byte[] body) {
    try {
      return JsonArray.is(body) ? JsonArray.lines(body) : body;
    } catch (IOException lines) {
      return body;
    }
  }

  /** How many records were kept, or why not all were. */
  static void answer(Context call, Settled settled, boolean keyed) {
    HttpProblem problem = settled.problem(keyed);
    if (problem != null) {
      throw problem;
    }
    call.contentType("application/json").result("{\"accepted\":" + settled.kept() + "}");
  }
}
