package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * Sign-ins of Microsoft Entra ID by users, service principals and managed identities. Source: Azure
 * Monitor reference, tables SigninLogs and AADServicePrincipalSignInLogs.
 */
final class SignInRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "signinlogs",
          "SignInLogs, NonInteractiveUserSignInLogs, ServicePrincipalSignInLogs,"
              + " ManagedIdentitySignInLogs, ADFSSignInLogs, AADNonInteractiveUserSignInLogs,"
              + " AADServicePrincipalSignInLogs, AADManagedIdentitySignInLogs",
          "resourceId, properties.ipAddress, callerIpAddress, resultType, category, Type,"
              + " properties.status.errorCode, properties.isInteractive,"
              + " properties.servicePrincipalId",
          Renames.of(
              """
              event.action        | operationName
              event.outcome       | (resultType, properties.status.errorCode: 0 is success)
              event.reason        | properties.status.failureReason, resultDescription
              error.code          | resultType, properties.status.errorCode
              user.name           | properties.userPrincipalName
              user.id             | properties.userId, properties.servicePrincipalId
              azure.app_id        | properties.appId
              application.name    | properties.appDisplayName, properties.servicePrincipalName
              azure.tenant_id     | tenantId, AADTenantId, properties.homeTenantId
              azure.caller_type   | (user, or application where there is a properties.servicePrincipalId)
              azure.interactive   | (properties.isInteractive, else the category: true or false)
              source.ip           | (properties.ipAddress, callerIpAddress)
              user_agent.original | properties.userAgent
              user_agent.name     | (family of properties.userAgent)
              device.id           | properties.deviceDetail.deviceId
              cloud.resource_id   | (resourceId, lower case)
              """),
          SignInRows::new);

  private static final byte[] ZERO = Values.ascii("0");
  private static final byte[] TRUE = Values.ascii("true");
  private static final byte[] FALSE = Values.ascii("false");
  private static final byte[] USER = Values.ascii("user");
  private static final byte[] APPLICATION = Values.ascii("application");
  private static final byte[] SUCCESS = Values.ascii("Success");
  private static final byte[] FAILURE = Values.ascii("Failure");
  private static final byte[] INTERACTIVE = Values.ascii("signinlogs");

  private final Basics basics;
  private final Outcome outcome;
  private final int[] results;
  private final int[] kinds;
  private final int servicePrincipal;
  private final int stated;
  private final int interactive;
  private final int callerType;
  private final int status;

  SignInRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields, common, "properties.userAgent", "properties.ipAddress", "callerIpAddress");
    outcome = new Outcome(fields);
    results = Values.ids(fields, "resultType", "properties.status.errorCode");
    kinds = Values.ids(fields, "category", "Type");
    servicePrincipal = fields.id("properties.servicePrincipalId");
    stated = fields.id("properties.isInteractive");
    interactive = fields.id("azure.interactive");
    callerType = fields.id("azure.caller_type");
    status = fields.id("Status");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    boolean application = Text.first(event, servicePrincipal) != Event.NONE;
    Values.add(event, callerType, application ? APPLICATION : USER);
    addInteractive(event);
    int result = Text.first(event, results);
    if (result != Event.NONE) {
      boolean success = Text.is(event, result, ZERO);
      outcome.add(event, success);
      addStatus(event, success ? SUCCESS : FAILURE);
    }
  }

  /** Public rules ask for the word that the portal shows in place of the status' details. */
  private void addStatus(Event event, byte[] word) {
    if (status != Fields.UNREAD) {
      event.addWellFormed(status, word, 0, word.length);
    }
  }

  private void addInteractive(Event event) {
    int slot = Text.first(event, stated);
    if (slot == Event.NONE) {
      slot = Text.first(event, kinds);
      boolean usual = slot != Event.NONE && Text.is(event, slot, INTERACTIVE);
      Values.add(event, interactive, usual ? TRUE : FALSE);
    } else {
      Values.add(event, interactive, Text.is(event, slot, TRUE) ? TRUE : FALSE);
    }
  }
}
