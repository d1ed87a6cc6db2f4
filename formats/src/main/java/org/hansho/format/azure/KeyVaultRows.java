package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * Audit events of key vaults. Source: Azure Key Vault documentation, "Key Vault logging", and Azure
 * Monitor reference, table AZKVAuditLogs.
 */
final class KeyVaultRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "keyvault",
          "AuditEvent, AZKVAuditLogs",
          "resourceId, callerIpAddress, identity.claims.ipaddr, resultType, properties.id, "
              + Caller.READS,
          Renames.of(
              Caller.CLAIMS
                  + """
                  event.action              | operationName
                  event.outcome             | (properties.httpStatusCode: success below 400; else resultType)
                  event.reason              | resultDescription
                  http.response.status_code | properties.httpStatusCode
                  source.ip                 | (callerIpAddress, identity.claims.ipaddr)
                  user_agent.original       | properties.clientInfo
                  user_agent.name           | (family of properties.clientInfo, else of the application)
                  url.original              | properties.requestUri
                  cloud.resource_id         | (resourceId, lower case)
                  azure.keyvault.object_type | (properties.id or properties.requestUri: secrets, keys or certificates)
                  azure.keyvault.object_name | (properties.id or properties.requestUri: the name behind it)
                  """),
          KeyVaultRows::new);

  private static final byte[] SUCCESS = Values.ascii("success");
  private static final byte[] SCHEME_END = Values.ascii("://");
  private static final byte[][] KINDS = {
    Values.ascii("secrets"), Values.ascii("keys"), Values.ascii("certificates")
  };

  private final Basics basics;
  private final Caller caller;
  private final Outcome outcome;
  private final int status;
  private final int result;
  private final int id;
  private final int uri;
  private final int objectType;
  private final int objectName;

  KeyVaultRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields, common, "properties.clientInfo", "callerIpAddress", "identity.claims.ipaddr");
    caller = new Caller(fields);
    outcome = new Outcome(fields);
    status = fields.id("properties.httpStatusCode");
    result = fields.id("resultType");
    id = fields.id("properties.id");
    uri = fields.id("properties.requestUri");
    objectType = fields.id("azure.keyvault.object_type");
    objectName = fields.id("azure.keyvault.object_name");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    caller.add(event);
    int resultSlot = Text.first(event, result);
    if (!outcome.addByStatus(event, status) && resultSlot != Event.NONE) {
      outcome.add(event, Text.is(event, resultSlot, SUCCESS));
    }
    if (!addObject(event, Text.first(event, id))) {
      addObject(event, Text.first(event, uri));
    }
  }

  /** What an address such as {@code https://VAULT.vault.azure.net/secrets/NAME/VERSION} names. */
  private boolean addObject(Event event, int slot) {
    int schemeAt = slot == Event.NONE ? -1 : Text.indexOf(event, slot, SCHEME_END);
    if (schemeAt < 0) {
      return false;
    }
    int end = event.length(slot);
    int typeAt = Text.segmentEnd(event, slot, schemeAt + SCHEME_END.length, end) + 1;
    int typeEnd = Text.segmentEnd(event, slot, typeAt, end);
    int nameEnd =
        isSlash(event, slot, typeEnd) ? Text.segmentEnd(event, slot, typeEnd + 1, end) : typeEnd;
    for (byte[] kind : KINDS) {
      if (typeEnd - typeAt == kind.length
          && Text.startsWith(event.buffer(slot), event.start(slot) + typeAt, kind)) {
        addKind(event, kind);
        if (objectName != Fields.UNREAD && nameEnd > typeEnd + 1) {
          event.addPart(objectName, slot, typeEnd + 1, nameEnd - typeEnd - 1);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean isSlash(Event event, int slot, int at) {
    return at < event.length(slot) && event.buffer(slot)[event.start(slot) + at] == '/';
  }

  private void addKind(Event event, byte[] kind) {
    if (objectType != Fields.UNREAD) {
      event.addWellFormed(objectType, kind, 0, kind.length);
    }
  }
}
