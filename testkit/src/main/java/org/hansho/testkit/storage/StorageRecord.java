package org.hansho.testkit.storage;

import java.time.Instant;

/** A line of the resource log of one storage account. Stateless. */
public final class StorageRecord {
  /** A program that everybody uses. */
  public static final String USUAL = "azsdk-net-Storage.Blobs/12.19.1 (.NET 8.0.1; Linux)";

  /** A program that nobody has used before. */
  public static final String OTHER = "rclone/v1.65.2";

  private StorageRecord() {}

  /**
   * A successful request with a token.
   *
   * @param user the caller's id
   * @param agent the program, as it calls itself
   * @param path of the object, below the account
   */
  public static String of(Instant time, String operation, String user, String agent, String path) {
    return """
    {"time":"%s","resourceId":"/subscriptions/00000000-0000-0000-0000-0000000000a1/resourceGroups/rg-shop/providers/Microsoft.Storage/storageAccounts/shopdata/blobServices/default","category":"%s","operationName":"%s","statusCode":200,"statusText":"Success","callerIpAddress":"192.0.2.15:50123","identity":{"type":"OAuth","requester":{"appId":"00000000-0000-0000-0000-0000000000b1","objectId":"%s","tenantId":"00000000-0000-0000-0000-0000000000d1"}},"properties":{"accountName":"shopdata","userAgentHeader":"%s","serviceType":"blob","objectKey":"/shopdata%s"},"uri":"https://shopdata.blob.core.windows.net:443%s"}
    """
        .formatted(
            time,
            operation.startsWith("Delete") ? "StorageDelete" : "StorageRead",
            operation,
            user,
            agent,
            path,
            path);
  }
}
