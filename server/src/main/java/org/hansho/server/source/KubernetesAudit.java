package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;

/**
 * {@code POST /ingest/kubernetes-audit/{cluster}}: the audit webhook of a Kubernetes API server,
 * which posts an {@code EventList} of {@code audit.k8s.io/v1}. Each item is a record of the source
 * named as the cluster.
 *
 * <p>The API server sends a batch again that was not answered in time. Its events have ids, so the
 * same bytes within 24 hours are the same batch and count once. Source: Kubernetes documentation,
 * "Auditing", webhook backend.
 */
final class KubernetesAudit implements Protocol {
  private static final List<String> ITEMS = List.of("items");

  static List<Route> routes(HttpIntake intake) {
    return List.of(
        Route.post(
            "/ingest/kubernetes-audit/{cluster}",
            Role.INGEST,
            intake.handler(new KubernetesAudit())));
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    String source = names.checked(call.pathParam("cluster"));
    portions.repeatable(ContentKey.of(body));
    try {
      Map<String, JsonSlice> list = JsonSlice.only(body).members(ITEMS);
      JsonSlice items = list.get("items");
      if (items == null || !items.isArray()) {
        throw new HttpProblem(
            400,
            Message.inEnglish("The body is no EventList: it has no list of items.")
                .inJapanese("本文が EventList ではありません。items のリストがありません。"));
      }
      items.elements(item -> portions.addCut(source, item.bytes(), item.from(), item.to()));
    } catch (IOException broken) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The body is no EventList: {0}.")
              .inJapanese("本文が EventList ではありません。{0}", JsonFault.of(broken)));
    }
    return (answered, settled) -> RecordLines.answer(answered, settled, true);
  }
}
