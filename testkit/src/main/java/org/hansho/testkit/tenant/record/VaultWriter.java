package org.hansho.testkit.tenant.record;

/** Writes records of category {@code AuditEvent}. */
final class VaultWriter {
  private static final String HEAD =
      """
      {"time":"$","category":"AuditEvent","operationName":"$","resultType":"Success",
      "correlationId":"$","callerIpAddress":"$","identity":{"claim":{
      "http://schemas.microsoft.com/identity/claims/objectidentifier":"$",
      """;
  private static final String TAIL =
      """
      "appid":"$"}},"properties":{"id":"https://$.vault.azure.net/$","clientInfo":"$",
      "requestUri":"https://$.vault.azure.net/$?api-version=7.4","httpStatusCode":$,
      "isAddressAuthorized":true,"addrAuthType":"PublicIP","isRbacAuthorized":$,
      "appliedAssignmentId":"","tlsVersion":"TLS1_3"},
      "resourceId":"$","operationVersion":"7.4","resultSignature":"$",
      "resultDescription":"","durationMs":"$"}
      """;
  private static final Template USER =
      Template.of(
          HEAD + "\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn\":\"$\"," + TAIL);
  private static final Template APPLICATION = Template.of(HEAD + TAIL);

  private VaultWriter() {}

  static void write(RecordBuffer out, long time, VaultCall call) {
    Caller caller = call.caller();
    long seed = Mixing.seed(time, caller);
    out.begin(caller.isApplication() ? APPLICATION : USER)
        .ticks(time)
        .raw(call.operation())
        .guid(seed)
        .raw(caller.address())
        .raw(caller.objectId());
    if (!caller.isApplication()) {
      out.raw(caller.userName());
    }
    String name = call.vault().name();
    out.raw(caller.appId())
        .raw(name)
        .raw(call.object())
        .text(caller.userAgent())
        .raw(name)
        .raw(call.object())
        .number(call.status())
        .raw(call.status() == 403 ? "false" : "true")
        .raw(call.vault().upperId())
        .raw(signature(call.status()))
        .number(8 + Math.floorMod(seed, 90))
        .end();
  }

  private static String signature(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      default -> throw new IllegalArgumentException("status " + status);
    };
  }
}
