package org.hansho.server.source;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /ingest/azure/{source}}: what Azure posts. Events of Event Grid, in its own schema or
 * that of CloudEvents, one or a list of them, and batches {@code {"records":[…]}} as diagnostic
 * settings write them to an event hub, one or a list. Each event and each element of {@code
 * records} is a record.
 *
 * <p>Before Event Grid delivers it checks whether the receiver accepts events: by an event that
 * holds a code, which is sent back, or by {@code OPTIONS} where the schema is that of CloudEvents.
 * Event Grid repeats what was not answered, and its events have ids, so the same bytes within 24
 * hours count once. Source: Azure documentation, "Webhook event delivery"; CloudEvents, "HTTP 1.1
 * Web Hooks for Event Delivery" 1.0.
 */
final class AzureEvents implements Protocol {
  private static final String PATH = "/ingest/azure/{source}";
  private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";
  private static final List<String> BATCH = List.of("records", "eventType", "data");
  private static final List<String> CODE = List.of("validationCode");

  static List<Route> routes(HttpIntake intake) {
    return List.of(
        Route.post(PATH, Role.INGEST, intake.handler(new AzureEvents())),
        new Route(HandlerType.OPTIONS, PATH, Role.INGEST, AzureEvents::allow));
  }

  /** The handshake of CloudEvents: the caller may send, at any rate. */
  private static void allow(Context call) {
    SourceNames.of(call).checked(call.pathParam("source"));
    String origin = call.header("WebHook-Request-Origin");
    if (origin == null || !origin.matches("[\\w.*-]{1,253}")) {
      throw new HttpProblem(
          400,
          Message.inEnglish("WebHook-Request-Origin names the sender by its DNS name.")
              .inJapanese("WebHook-Request-Origin には、送信元の DNS 名を指定してください。"));
    }
    call.header("Allow", "POST, OPTIONS");
    call.header("WebHook-Allowed-Origin", origin);
    call.header("WebHook-Allowed-Rate", "*");
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    Reading reading = new Reading(names.checked(call.pathParam("source")), portions);
    portions.repeatable(ContentKey.of(body));
    try {
      JsonSlice root = JsonSlice.only(body);
      if (!root.isArray() && !root.isObject()) {
        throw new HttpProblem(
            400,
            Message.inEnglish("The body is no event, no batch, and no list of them.")
                .inJapanese("本文が、イベント、バッチ、またはそれらのリストになっていません。"));
      }
      if (root.isArray()) {
        root.elements(reading::item);
      } else {
        reading.item(root);
      }
    } catch (IOException broken) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The body cannot be read: {0}.")
              .inJapanese("本文を読み取れません。{0}", JsonFault.of(broken)));
    }
    String code = reading.code;
    return (answered, settled) -> {
      RecordLines.answer(answered, settled, true);
      if (code != null) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(code));
        answered.result("{\"validationResponse\":\"" + quoted + "\"}");
      }
    };
  }

  /** Goes through one body. */
  private static final class Reading {
    private final String source;
    private final Portions portions;
    private @Nullable String code;

    Reading(String source, Portions portions) {
      this.source = source;
      this.portions = portions;
    }

    void item(JsonSlice item) throws IOException {
      Map<String, JsonSlice> members = item.members(BATCH);
      JsonSlice records = members.get("records");
      JsonSlice type = members.get("eventType");
      JsonSlice data = members.get("data");
      if (records != null && records.isArray()) {
        records.elements(this::record);
      } else if (type != null && data != null && type.text().equals(VALIDATION)) {
        JsonSlice asked = data.members(CODE).get("validationCode");
        code = asked == null ? code : asked.text();
      } else {
        record(item);
      }
    }

    private void record(JsonSlice record) {
      portions.addCut(source, record.bytes(), record.from(), record.to());
    }
  }
}
