package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;

/**
 * Who calls: {@code azure.caller_type} (user or application), and names of well-known client
 * applications by their identifiers. Runs after the table of the service.
 */
final class Caller {
  /** The claims that name a caller; those under URLs come from Entra tokens of version 1. */
  static final String CLAIMS =
      """
      user.name       | identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn, identity.claims.upn, identity.claims.preferred_username, identity.claims.unique_name, identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name
      user.id         | identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier, identity.claims.oid
      azure.app_id    | identity.claims.appid, identity.claims.azp
      azure.tenant_id | identity.claims.http://schemas.microsoft.com/identity/claims/tenantid, identity.claims.tid, tenantId
      azure.caller_type | (identity.claims.idtyp, the principal type of the authorization, or what else is known: user or application)
      application.name  | (azure.app_id of Azure PowerShell, Azure CLI, Azure Portal, Visual Studio and Visual Studio Code)
      """;

  static final String READS =
      "identity.claims.idtyp, identity.authorization.evidence.principalType, azure.app_id,"
          + " user.name";

  private static final byte[] USER = Values.ascii("user");
  private static final byte[] APPLICATION = Values.ascii("application");

  private static final byte[][][] KNOWN = {
    application("1950a258-227b-4e31-a9cf-717495945fc2", "Azure PowerShell", "PowerShell"),
    application("04b07795-8ddb-461a-bbee-02f9e1bf7b46", "Azure CLI", "Azure CLI"),
    application("c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "Azure Portal", "Azure Portal"),
    application("872cd9fa-d31f-45e0-9eab-6e460a02d1f1", "Visual Studio", "Visual Studio"),
    application("aebc6443-996d-45c2-90f0-388ff96faa56", "Visual Studio Code", "Visual Studio Code")
  };

  private final int callerType;
  private final int[] statedTypes;
  private final int appId;
  private final int userName;
  private final int applicationName;
  private final int family;

  Caller(Fields fields) {
    callerType = fields.id("azure.caller_type");
    statedTypes =
        Values.ids(
            fields, "identity.claims.idtyp", "identity.authorization.evidence.principalType");
    appId = fields.id("azure.app_id");
    userName = fields.id("user.name");
    applicationName = fields.id("application.name");
    family = fields.id("user_agent.name");
  }

  private static byte[][] application(String id, String name, String family) {
    return new byte[][] {Values.ascii(id), Values.ascii(name), Values.ascii(family)};
  }

  void add(Event event) {
    addType(event);
    addApplication(event);
  }

  private void addType(Event event) {
    if (callerType == Fields.UNREAD) {
      return;
    }
    int stated = Text.first(event, statedTypes);
    if (stated != Event.NONE) {
      boolean user = Text.is(event, stated, USER);
      Values.add(event, callerType, user ? USER : APPLICATION);
    } else if (Text.first(event, userName) != Event.NONE) {
      Values.add(event, callerType, USER);
    } else if (Text.first(event, appId) != Event.NONE) {
      Values.add(event, callerType, APPLICATION);
    }
  }

  private void addApplication(Event event) {
    int slot = Text.first(event, appId);
    if (slot == Event.NONE) {
      return;
    }
    for (byte[][] known : KNOWN) {
      if (Text.is(event, slot, known[0])) {
        addUnlessThere(event, applicationName, known[1]);
        addUnlessThere(event, family, known[2]);
      }
    }
  }

  private static void addUnlessThere(Event event, int field, byte[] text) {
    if (field != Fields.UNREAD && event.first(field) == Event.NONE) {
      event.addWellFormed(field, text, 0, text.length);
    }
  }
}
