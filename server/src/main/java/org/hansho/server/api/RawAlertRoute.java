package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import org.hansho.alert.Message;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;

/**
 * {@code GET /api/v1/alerts/{id}/raw}: one alert in a format of other systems, as a file of all
 * alerts would have it.
 */
public final class RawAlertRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/alerts/{id}/raw";

  private static final long NANOS = 1_000_000_000L;

  private final CaseStore store;

  /** A route over alerts of a store. */
  public RawAlertRoute(CaseStore store) {
    this.store = store;
  }

  @Override
  public void handle(Context call) throws IOException {
    AlertFormat format = ExportRoute.format(call);
    Presentation presentation = ExportRoute.presentation(call);
    AlertPage.Listed found = store.find(Access.of(call).tenant(), call.pathParam("id"));
    if (found == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    Instant now = Instant.now();
    long nanos = Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
    String text =
        format.begin(presentation)
            + format.alert(AlertFile.outgoing(found, found.revision() > 1, nanos), presentation)
            + format.behind()
            + format.end();
    call.contentType(format.mediaType());
    call.header("Content-Disposition", "attachment; filename=\"alert." + format.ending() + "\"");
    call.header("X-Content-Type-Options", "nosniff");
    call.result(text);
  }
}
