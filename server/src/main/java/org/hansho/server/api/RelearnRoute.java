package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.content.Detection;
import org.hansho.local.run.Relearning;
import org.hansho.pipeline.Engine;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.security.Trail;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/**
 * {@code POST /api/v1/detections/relearn}: has the caller's tenant forget what a detection has
 * learned, so that it learns anew. The row of the audit log is written before that is done: nothing
 * is forgotten without one. One more says if it could not be done.
 */
public final class RelearnRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/detections/relearn";

  private static final int LONGEST_REASON = 1_000;

  private final Tenants tenants;
  private final Trail trail;

  /** A route to these tenants. */
  public RelearnRoute(Tenants tenants, Trail trail) {
    this.tenants = tenants;
    this.trail = trail;
  }

  @Override
  public void handle(Context call) throws IOException {
    Fields fields = Fields.of(call, "detection", "reason");
    String detection = fields.text("detection");
    String reason = fields.text("reason").strip();
    refuse(
        reason.isEmpty(),
        400,
        Message.inEnglish("What was learned is forgotten for a reason only: say why.")
            .inJapanese("学習内容をリセットするには、理由が必要です。理由を入力してください。"));
    refuse(
        reason.length() > LONGEST_REASON,
        400,
        Message.inEnglish("A reason has 1,000 characters at most.")
            .inJapanese("理由は 1,000 文字までです。"));
    Grant grant = Access.of(call);
    Tenant tenant = tenants.of(grant.tenant());
    requireLearning(detection, tenant.engine());
    Trail.Step step = Trail.Step.made("detection.relearn", "detection " + detection, reason);
    trail.note(call, tenant.name(), step, AuditEntry.Outcome.DONE);
    Relearning made;
    try {
      made = tenant.relearn(detection, grant.caller(), reason);
    } catch (IOException | RuntimeException failure) {
      trail.note(call, tenant.name(), step, AuditEntry.Outcome.FAILED);
      throw failure;
    }
    Json.answer(
        call,
        json -> {
          json.writeStartObject();
          json.writeStringField("detection", made.detection());
          json.writeNumberField("states", made.states());
          Json.time(json, "time", made.time());
          json.writeStringField("author", made.author());
          json.writeStringField("reason", made.reason());
          json.writeEndObject();
        });
  }

  private static void requireLearning(String detection, Engine engine) {
    List<String> known = engine.content().detections().stream().map(Detection::id).toList();
    refuse(
        !known.contains(detection),
        404,
        Message.inEnglish("There is no detection {0}. {1}")
            .inJapanese("検出 {0} はありません。{1}", detection, Message.suggesting(detection, known)));
    refuse(
        engine.learning(detection).isEmpty(),
        409,
        Message.inEnglish("The detection {0} has no baseline that learns here.")
            .inJapanese("検出 {0} には、この環境で学習中のベースラインがありません。", detection));
  }

  private static void refuse(boolean wrong, int status, Message message) {
    if (wrong) {
      throw new HttpProblem(status, message);
    }
  }
}
