package org.hansho.server.reload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;

/** {@code POST /api/v1/reload}: reads settings and content again; 409 if something is wrong. */
public final class ReloadRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/reload";

  private static final JsonFactory JSON = new JsonFactory();

  private final Reload reload;

  /** A route to this. */
  public ReloadRoute(Reload reload) {
    this.reload = reload;
  }

  @Override
  public void handle(Context call) throws IOException {
    if (!Access.of(call).everywhere()) {
      throw new HttpProblem(
          403,
          Message.inEnglish("Only who reaches every tenant may reload the whole server.")
              .inJapanese("サーバー全体を再読み込みできるのは、すべてのテナントにアクセスできるユーザーだけです。"));
    }
    try {
      Reloaded reloaded = reload.reload();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (JsonGenerator json = JSON.createGenerator(answer)) {
        json.writeStartObject();
        texts(json, "tenants", reloaded.tenants());
        texts(json, "changed", reloaded.changed());
        texts(json, "at_next_start", reloaded.pending());
        json.writeNumberField("milliseconds", reloaded.took().toMillis());
        json.writeEndObject();
      }
      call.contentType("application/json").result(answer.toByteArray());
    } catch (ReloadRefusedException refused) {
      throw new HttpProblem(
          409,
          Message.inEnglish("Nothing was changed: {0}")
              .inJapanese("何も変更しませんでした: {0}", Message.of(refused)));
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
