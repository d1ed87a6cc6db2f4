package org.hansho.testkit.tenant.record;

/**
 * A request to the blobs of a storage account.
 *
 * @param operation {@code GetBlob}, {@code ListContainers} …; its verb decides the category
 * @param container empty for the account itself
 * @param blob empty for the container itself
 * @param status 200, 201, 202, 403, 404 or 409
 * @param sent bytes of the request's body
 * @param received bytes of the response's body
 * @param md5 hexadecimal hash of what was sent; empty if unknown
 */
public record BlobCall(
    Resource account,
    Caller caller,
    Authentication authentication,
    String operation,
    String container,
    String blob,
    int status,
    long sent,
    long received,
    String md5) {

  /** A successful request that sends nothing. */
  public static BlobCall of(
      Resource account,
      Caller caller,
      Authentication authentication,
      String operation,
      String container,
      String blob,
      long received) {
    int status = operation.startsWith("Delete") ? 202 : 200;
    return new BlobCall(
        account, caller, authentication, operation, container, blob, status, 0, received, "");
  }

  /** A successful upload. */
  public static BlobCall put(
      Resource account,
      Caller caller,
      Authentication authentication,
      String container,
      String blob,
      long sent,
      String md5) {
    return new BlobCall(
        account, caller, authentication, "PutBlob", container, blob, 201, sent, 0, md5);
  }

  /** The same, refused with this status. */
  public BlobCall refused(int newStatus) {
    return new BlobCall(
        account, caller, authentication, operation, container, blob, newStatus, 0, 215, "");
  }
}
