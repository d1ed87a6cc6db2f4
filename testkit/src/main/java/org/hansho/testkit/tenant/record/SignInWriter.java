package org.hansho.testkit.tenant.record;

/** Writes records of category {@code SignInLogs}. */
final class SignInWriter {
  private static final Template INTERACTIVE =
      Template.of(
          """
          {"time":"$","resourceId":"/tenants/$/providers/Microsoft.aadiam",
          "operationName":"Sign-in activity","operationVersion":"1.0","category":"SignInLogs",
          "tenantId":"$","resultType":"$","resultSignature":"None",$"durationMs":0,
          "callerIpAddress":"$","correlationId":"$","identity":"$","Level":4,"location":"$",
          "properties":{"id":"$","createdDateTime":"$","userDisplayName":"$",
          "userPrincipalName":"$","userId":"$","appId":"$","appDisplayName":"$",
          "ipAddress":"$","status":{"errorCode":$},"clientAppUsed":"$","userAgent":"$",
          "deviceDetail":{"deviceId":"$","displayName":"","operatingSystem":"$","browser":"",
          "isCompliant":$,"isManaged":$,"trustType":"$"},
          "location":{"city":"$","state":"","countryOrRegion":"$",
          "geoCoordinates":{"latitude":$,"longitude":$}},
          "correlationId":"$","conditionalAccessStatus":"success",
          "appliedConditionalAccessPolicies":[],"isInteractive":true,"tokenIssuerType":"AzureAD",
          "authenticationProcessingDetails":[],"networkLocationDetails":[],
          "processingTimeInMilliseconds":$,"riskDetail":"none","riskLevelAggregated":"none",
          "riskLevelDuringSignIn":"none","riskState":"none","riskEventTypes":[],
          "riskEventTypes_v2":[],"resourceDisplayName":"Windows Azure Service Management API",
          "resourceId":"797f4846-ba00-4fd7-ba43-dac1f8f63013","resourceTenantId":"$",
          "homeTenantId":"$","authenticationDetails":[],
          "authenticationRequirement":"multiFactorAuthentication","userType":"Member",
          "flaggedForReview":false,"isTenantRestricted":false,"autonomousSystemNumber":0,
          "crossTenantAccessType":"none"}}
          """);

  private SignInWriter() {}

  static void write(RecordBuffer out, long time, SignIn signIn) {
    Caller caller = signIn.caller();
    long seed = Mixing.seed(time, caller);
    out.begin(INTERACTIVE)
        .ticks(time)
        .raw(caller.tenant())
        .raw(caller.tenant())
        .number(signIn.error())
        .raw(description(signIn.error()))
        .raw(caller.address())
        .guid(seed)
        .text(caller.name())
        .raw(signIn.place().country())
        .guid(seed + 1)
        .ticks(time)
        .text(caller.name())
        .raw(caller.userName())
        .raw(caller.objectId())
        .raw(caller.appId())
        .text(signIn.appName())
        .raw(caller.address())
        .number(signIn.error());
    client(out, signIn);
    place(out, signIn.place());
    out.guid(seed)
        .number(100 + Math.floorMod(seed, 300))
        .raw(caller.tenant())
        .raw(caller.tenant())
        .end();
  }

  private static void client(RecordBuffer out, SignIn signIn) {
    boolean registered = !signIn.device().isEmpty();
    boolean browser = signIn.caller().userAgent().startsWith("Mozilla");
    out.raw(browser ? "Browser" : "Mobile Apps and Desktop clients")
        .text(signIn.caller().userAgent())
        .raw(signIn.device())
        .text(signIn.system())
        .raw(registered ? "true" : "false")
        .raw(registered ? "true" : "false")
        .raw(registered ? "Azure AD joined" : "");
  }

  private static void place(RecordBuffer out, SignIn.Place place) {
    out.text(place.city())
        .raw(place.country())
        .raw(Double.toString(place.latitude()))
        .raw(Double.toString(place.longitude()));
  }

  private static String description(int error) {
    return switch (error) {
      case 0 -> "";
      case 50126 ->
          "\"resultDescription\":\"Invalid username or password or Invalid on-premise username"
              + " or password.\",";
      default -> "\"resultDescription\":\"The user account is disabled.\",";
    };
  }
}
