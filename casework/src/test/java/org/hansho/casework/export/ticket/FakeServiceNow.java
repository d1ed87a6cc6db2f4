package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.casework.export.format.JsonValue;

/** The part of ServiceNow's Table API that tickets need. */
public final class FakeServiceNow extends FakeSystem {
  private static final String TABLE = "/api/now/table/incident";
  private static final String GROUPS = "/api/now/table/sys_user_group";

  /** The id of the one group that there is. */
  static final String GROUP = "d625dccec0a8016700a222a0f7900d06";

  volatile String group = "Security";

  /** Whether no incident can be read by its id, though searches have it. */
  volatile boolean isGone;

  /** An instance without incidents. */
  public FakeServiceNow() throws IOException {}

  @Override
  public TicketSystem client() {
    return new ServiceNowTickets(
        new ServiceNowTickets.Settings(account("hansho"), group, "Solution provided"));
  }

  @Override
  String authorization() {
    return "Basic "
        + Base64.getEncoder().encodeToString("hansho:invented".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  Fault refusal() {
    return new Fault(
        400,
        "",
        "{\"error\":{\"message\":\"Exception while reading request\",\"detail\":\"Specify a valid"
            + " issue type\"},\"status\":\"failure\"}");
  }

  private static Said missing() {
    return new Said(
        404,
        Map.of(
            "error",
            Map.of(
                "message", "No Record found",
                "detail", "Record doesn't exist or ACL restricts the record retrieval"),
            "status",
            "failure"));
  }

  @Override
  Said answer(String method, String path, String query, JsonValue body) {
    if (path.equals(TABLE) && query.contains("RELATIVEGE@minute@ago@")) {
      List<Kept> page = page(query, after(query, "offset="), after(query, "limit="));
      return new Said(
          200,
          Map.of(
              "result", page.stream().map(one -> incident(one, one.isClosedInSearch())).toList()));
    }
    if (path.equals(TABLE) && method.equals("GET")) {
      return new Said(
          200,
          Map.of(
              "result",
              byCorrelation(query, "correlation_id=#^").stream().map(this::incident).toList()));
    }
    if (path.equals(GROUPS)) {
      boolean isKnown = query.contains("sysparm_query=name=Security");
      return new Said(
          200, Map.of("result", isKnown ? List.of(Map.of("sys_id", GROUP)) : List.of()));
    }
    if (path.equals(TABLE)) {
      String name = String.format(Locale.ROOT, "%032x", kept.size() + 0xabc);
      Kept made = new Kept(name, body.at("correlation_id").text(), body);
      kept.add(made);
      return new Said(201, Map.of("result", incident(made)));
    }
    Kept one = byName(path.substring(path.lastIndexOf('/') + 1));
    return one == null || isGone ? missing() : of(one, method, body);
  }

  private Said of(Kept one, String method, JsonValue body) {
    if (method.equals("PATCH")) {
      if (!body.at("work_notes").isNone()) {
        one.comments.add(body.at("work_notes").text());
      }
      String state = body.at("state").text();
      if (state.equals("6") && body.at("close_code").text().isEmpty()) {
        return new Said(
            403,
            Map.of(
                "error", Map.of("message", "Operation Failed", "detail", "Data Policy Exception")));
      }
      one.isClosed = state.isEmpty() ? one.isClosed : state.equals("6");
    }
    return new Said(200, Map.of("result", incident(one)));
  }

  private Object incident(Kept one) {
    return incident(one, one.isClosed);
  }

  private static Object incident(Kept one, boolean isClosed) {
    return Map.of("sys_id", one.name, "state", isClosed ? "6" : "1");
  }
}
