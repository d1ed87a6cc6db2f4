package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Locale;
import java.util.TreeSet;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.replay.Replay;
import org.hansho.server.replay.Replayed;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * {@code POST /api/v1/alerts/{id}/replay}: the alert once more, from the records that it shows, or
 * from those that the journal still has.
 */
public final class ReplayRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/alerts/{id}/replay";

  private final CaseStore store;
  private final Tenants tenants;

  /** A route over the alerts of a store, with the content of their tenants. */
  public ReplayRoute(CaseStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public void handle(Context call) throws IOException {
    Tenant tenant = tenants.of(Access.of(call).tenant());
    AlertPage.Listed found = store.find(tenant.name(), call.pathParam("id"));
    if (found == null) {
      throw new HttpProblem(
          404, Message.inEnglish("There is no alert of this id.").inJapanese("この ID のアラートはありません。"));
    }
    Replay replay = new Replay(tenant.engine(), tenant.name(), tenant.status().sources());
    Replayed replayed = replay.of(found.alert(), tenant.keptPushes());
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("alert", found.alert().id());
          json.writeBooleanField("same", replayed.isSame());
          json.writeStringField("reason", word(replayed.reason()));
          json.writeStringField("journal", word(replayed.kept()));
          json.writeNumberField("records", replayed.records());
          json.writeNumberField("findings", replayed.findings());
          Json.texts(json, "others", new TreeSet<>(replayed.raised()));
          for (Language language : Language.values()) {
            json.writeStringField(language.code(), replayed.in(language));
          }
          json.writeEndObject();
        });
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
