package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * Requests to storage accounts, from resource logs and from the classic logs. Source: Azure Storage
 * documentation, "Azure Blob Storage monitoring data reference", and Azure Monitor reference, table
 * StorageBlobLogs.
 */
final class StorageRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "storage",
          "StorageRead, StorageWrite, StorageDelete, StorageBlobLogs, StorageFileLogs,"
              + " StorageQueueLogs, StorageTableLogs",
          "resourceId, callerIpAddress, identity.type, properties.objectKey,"
              + " properties.requestMd5, properties.serverMd5",
          Renames.of(
              """
              event.action              | operationName
              event.outcome             | (statusText: success if it ends in Success, also AnonymousSuccess, SASSuccess; else statusCode below 400)
              event.reason              | statusText
              http.response.status_code | statusCode
              http.request.body.bytes   | properties.requestBodySize, properties.contentLengthHeader
              http.response.body.bytes  | properties.responseBodySize
              user.name                 | identity.requester.upn, identity.requester.userName
              user.id                   | identity.requester.objectId
              azure.app_id              | identity.requester.appId
              azure.tenant_id           | identity.requester.tenantId
              azure.auth_type           | (identity.type, in classic logs also statusText: Anonymous, SAS, OAuth, AccountKey)
              source.ip                 | (callerIpAddress without its port)
              source.port               | (the port of callerIpAddress)
              user_agent.original       | properties.userAgentHeader
              user_agent.name           | (family of properties.userAgentHeader)
              url.original              | uri
              url.path                  | (path of uri)
              cloud.resource_id         | (resourceId, lower case)
              cloud.resource.name       | (account in resourceId)
              cloud.resource.name       | properties.accountName
              azure.storage.service     | properties.serviceType
              azure.storage.container   | (second part of properties.objectKey, else first of the path of uri)
              azure.storage.object      | (what stands behind the container)
              file.name                 | (last part of the object)
              file.extension            | (behind the last dot of it, lower case)
              file.hash.md5             | (properties.requestMd5, else properties.serverMd5, as hexadecimal digits)
              """),
          StorageRows::new);

  private static final byte[] SUCCESS = Values.ascii("success");

  private final Basics basics;
  private final Outcome outcome;
  private final AuthKind authKind;
  private final StoredObject object;
  private final Md5 md5;
  private final int kind;
  private final int statusText;
  private final int statusCode;

  StorageRows(Fields fields, Renames.Copies common) {
    basics = new Basics(fields, common, "properties.userAgentHeader", "callerIpAddress");
    outcome = new Outcome(fields);
    authKind = new AuthKind(fields);
    object = new StoredObject(fields);
    md5 = new Md5(fields, "properties.requestMd5", "properties.serverMd5");
    kind = fields.id("identity.type");
    statusText = fields.id("statusText");
    statusCode = fields.id("statusCode");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    int status = Text.first(event, statusText);
    authKind.add(event, Text.first(event, kind), status);
    if (status != Event.NONE && endsWithSuccess(event, status)) {
      outcome.add(event, true);
    } else if (!outcome.addByStatus(event, statusCode) && status != Event.NONE) {
      outcome.add(event, false);
    }
    object.add(event);
    md5.add(event);
  }

  private static boolean endsWithSuccess(Event event, int slot) {
    int at = event.length(slot) - SUCCESS.length;
    return at >= 0 && Text.startsWith(event.buffer(slot), event.start(slot) + at, SUCCESS);
  }
}
