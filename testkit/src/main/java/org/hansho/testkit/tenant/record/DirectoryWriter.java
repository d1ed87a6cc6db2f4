package org.hansho.testkit.tenant.record;

/** Writes records of category {@code AuditLogs}. */
final class DirectoryWriter {
  private static final Template CHANGE =
      Template.of(
          """
          {"time":"$","resourceId":"/tenants/$/providers/Microsoft.aadiam","operationName":"$",
          "operationVersion":"1.0","category":"AuditLogs","tenantId":"$",
          "resultSignature":"None","durationMs":0,"callerIpAddress":"$","correlationId":"$",
          "Level":4,"properties":{"id":"Directory_$","category":"$","correlationId":"$",
          "result":"success","resultReason":"","activityDisplayName":"$",
          "activityDateTime":"$","loggedByService":"Core Directory","operationType":"$",
          "initiatedBy":{"user":{"id":"$","displayName":"$","userPrincipalName":"$",
          "ipAddress":"$","roles":[]}},"targetResources":[{"id":"$","displayName":"$",
          "type":"$","modifiedProperties":[]}],
          "additionalDetails":[{"key":"User-Agent","value":"$"}]}}
          """);

  private DirectoryWriter() {}

  static void write(RecordBuffer out, long time, DirectoryChange change) {
    Caller caller = change.caller();
    long seed = Mixing.seed(time, caller);
    int blank = change.operation().indexOf(' ');
    out.begin(CHANGE)
        .ticks(time)
        .raw(caller.tenant())
        .raw(change.operation())
        .raw(caller.tenant())
        .raw(caller.address())
        .guid(seed)
        .guid(seed + 1)
        .raw(change.group())
        .guid(seed)
        .raw(change.operation())
        .ticks(time)
        .raw(change.operation().substring(0, blank))
        .raw(caller.objectId())
        .text(caller.name())
        .raw(caller.userName())
        .raw(caller.address())
        .raw(change.targetId())
        .text(change.targetName())
        .raw(change.targetType())
        .text(caller.userAgent())
        .end();
  }
}
