package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * The audit log of Microsoft Entra ID: changes of users, groups, roles and applications. Source:
 * Azure Monitor reference, table AuditLogs.
 */
final class DirectoryAuditRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "auditlogs",
          "AuditLogs, AuditLog",
          "resourceId, callerIpAddress, properties.initiatedBy.user.ipAddress,"
              + " properties.initiatedBy.app.ipAddress, properties.result, resultType,"
              + " properties.initiatedBy.user.id, properties.additionalDetails.key,"
              + " properties.additionalDetails.value, properties.userAgent,"
              + " user_agent.original",
          Renames.of(
              """
              event.action        | properties.activityDisplayName, operationName
              event.outcome       | (properties.result, resultType: success or 0)
              event.reason        | properties.resultReason, resultDescription
              user.name           | properties.initiatedBy.user.userPrincipalName, initiatingUserOrApp
              user.id             | properties.initiatedBy.user.id, properties.initiatedBy.app.servicePrincipalId
              user.target.name    | properties.targetResources.userPrincipalName, properties.targetResources.displayName
              user.target.id      | properties.targetResources.id
              azure.app_id        | properties.initiatedBy.app.appId
              application.name    | properties.initiatedBy.app.displayName
              azure.caller_type   | (user, or application where properties.initiatedBy.app is given)
              azure.tenant_id     | tenantId, AADTenantId
              source.ip           | (properties.initiatedBy.user.ipAddress, properties.initiatedBy.app.ipAddress, callerIpAddress)
              user_agent.original | (User-Agent of properties.additionalDetails)
              user_agent.original | properties.userAgent
              user_agent.name     | (family of it)
              cloud.resource_id   | (resourceId, lower case)
              """),
          DirectoryAuditRows::new);

  private static final byte[] USER_AGENT = Values.ascii("user-agent");
  private static final byte[][] GOOD = {Values.ascii("success"), Values.ascii("0")};
  private static final byte[] USER = Values.ascii("user");
  private static final byte[] APPLICATION = Values.ascii("application");

  private final Basics basics;
  private final Outcome outcome;
  private final int[] results;
  private final int[] users;
  private final int[] applications;
  private final int detailKey;
  private final int detailValue;
  private final int userAgent;
  private final int callerType;

  DirectoryAuditRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields,
            common,
            "user_agent.original",
            "properties.initiatedBy.user.ipAddress",
            "properties.initiatedBy.app.ipAddress",
            "callerIpAddress");
    outcome = new Outcome(fields);
    results = Values.ids(fields, "properties.result", "resultType");
    users =
        Values.ids(
            fields,
            "properties.initiatedBy.user.id",
            "properties.initiatedBy.user.userPrincipalName");
    applications =
        Values.ids(
            fields,
            "properties.initiatedBy.app.appId",
            "properties.initiatedBy.app.servicePrincipalId",
            "properties.initiatedBy.app.displayName");
    detailKey = fields.id("properties.additionalDetails.key");
    detailValue = fields.id("properties.additionalDetails.value");
    userAgent = fields.id("user_agent.original");
    callerType = fields.id("azure.caller_type");
  }

  @Override
  public void complete(Event event) {
    addUserAgent(event);
    basics.add(event);
    if (Text.first(event, users) != Event.NONE) {
      Values.add(event, callerType, USER);
    } else if (Text.first(event, applications) != Event.NONE) {
      Values.add(event, callerType, APPLICATION);
    }
    int result = Text.first(event, results);
    if (result != Event.NONE) {
      outcome.add(event, Text.isOneOf(event, result, GOOD));
    }
  }

  /** Details are a list of pairs; the value of a key stands at the same place among the values. */
  private void addUserAgent(Event event) {
    int key = detailKey == Fields.UNREAD ? Event.NONE : event.first(detailKey);
    int value = detailValue == Fields.UNREAD ? Event.NONE : event.first(detailValue);
    while (key != Event.NONE && value != Event.NONE) {
      if (userAgent != Fields.UNREAD
          && Text.is(event, key, USER_AGENT)
          && Text.isPresent(event, value)) {
        event.addSame(userAgent, value);
        return;
      }
      key = event.next(key);
      value = event.next(value);
    }
  }
}
