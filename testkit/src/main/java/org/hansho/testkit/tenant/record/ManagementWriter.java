package org.hansho.testkit.tenant.record;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes records of category {@code Administrative}. */
final class ManagementWriter {
  private static final String HEAD =
      """
      {"time":"$","resourceId":"$","operationName":"$","category":"Administrative",
      "resultType":"$","resultSignature":"$","durationMs":"$","callerIpAddress":"$",
      "correlationId":"$","identity":{"authorization":{"scope":"$","action":"$","evidence":{
      "role":"$","roleAssignmentScope":"/subscriptions/$","roleAssignmentId":"$",
      "roleDefinitionId":"b24988ac618042a0ab8820f7382dd24c","principalId":"$",
      "principalType":"$"}},"claims":{"aud":"https://management.core.windows.net/",
      "iss":"https://sts.windows.net/$/","iat":"$","nbf":"$","exp":"$","aio":"$",
      "appid":"$","appidacr":"$",
      """;
  private static final String PERSON =
      """
      "http://schemas.microsoft.com/claims/authnmethodsreferences":"pwd,mfa","name":"$",
      "http://schemas.microsoft.com/identity/claims/scope":"user_impersonation",
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name":"$",
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"$","idtyp":"user",
      """;
  private static final String MACHINE = "\"idtyp\":\"app\",";
  private static final String TAIL =
      """
      "ipaddr":"$","http://schemas.microsoft.com/identity/claims/objectidentifier":"$",
      "http://schemas.microsoft.com/identity/claims/tenantid":"$","uti":"$","ver":"1.0"}},
      "level":"$","location":"global","properties":{"statusCode":"$","serviceRequestId":"$",
      "eventCategory":"Administrative","entity":"$","message":"$","hierarchy":"$"$}}
      """;
  private static final Template USER = Template.of(HEAD + PERSON + TAIL);
  private static final Template APPLICATION = Template.of(HEAD + MACHINE + TAIL);
  private static final Map<String, String> CAPITALS = new ConcurrentHashMap<>();

  private ManagementWriter() {}

  static void write(RecordBuffer out, long time, ManagementCall call) {
    Caller caller = call.caller();
    long seed = Mixing.seed(time, caller);
    head(out, time, call, seed);
    if (!caller.isApplication()) {
      out.text(caller.name()).raw(caller.userName()).raw(caller.userName());
    }
    out.raw(caller.address())
        .raw(caller.objectId())
        .raw(caller.tenant())
        .hash(seed + 3, 22)
        .raw(call.stage().equals("Failure") ? "Error" : "Information")
        .raw(statusCode(call))
        .guid(seed + 5)
        .raw(call.scope())
        .raw(call.operation())
        .raw(caller.tenant())
        .raw(body(call.body()))
        .end();
  }

  private static void head(RecordBuffer out, long time, ManagementCall call, long seed) {
    Caller caller = call.caller();
    long issued = time / 1_000_000 - 600;
    out.begin(caller.isApplication() ? APPLICATION : USER)
        .ticks(time)
        .raw(call.scope().toUpperCase(Locale.ROOT))
        .raw(CAPITALS.computeIfAbsent(call.operation(), name -> name.toUpperCase(Locale.ROOT)))
        .raw(call.stage())
        .raw(signature(call))
        .number(Math.floorMod(seed, 4000))
        .raw(caller.address())
        .guid(Mixing.mix(time / 600_000_000) ^ call.scope().hashCode())
        .raw(call.scope())
        .raw(call.operation())
        .raw(call.role())
        .raw(subscription(call.scope()))
        .hash(caller.objectId().hashCode(), 32)
        .raw(caller.objectId())
        .raw(caller.isApplication() ? "ServicePrincipal" : "User")
        .raw(caller.tenant())
        .number(issued)
        .number(issued)
        .number(issued + 3900)
        .hash(seed, 60)
        .raw(caller.appId())
        .number(caller.isApplication() ? 1 : 0);
  }

  private static String signature(ManagementCall call) {
    return switch (call.stage()) {
      case "Start" -> "Started.";
      case "Success" -> "Succeeded.OK";
      default -> "Failed.Forbidden";
    };
  }

  private static String statusCode(ManagementCall call) {
    return call.stage().equals("Failure") ? "Forbidden" : "OK";
  }

  private static String subscription(String scope) {
    int from = "/subscriptions/".length();
    int to = scope.indexOf('/', from);
    return scope.substring(from, to < 0 ? scope.length() : to);
  }

  /** The log keeps bodies as JSON text inside of JSON. */
  private static String body(String json) {
    return json.isEmpty()
        ? ""
        : ",\"requestbody\":\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
