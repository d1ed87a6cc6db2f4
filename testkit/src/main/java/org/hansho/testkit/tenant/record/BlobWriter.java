package org.hansho.testkit.tenant.record;

/**
 * Writes records of categories {@code StorageRead}, {@code StorageWrite} and {@code StorageDelete}.
 */
final class BlobWriter {
  private static final Template BLOB =
      Template.of(
          """
          {"time":"$","resourceId":"$/blobServices/default","category":"$","operationName":"$",
          "operationVersion":"2023-11-03","schemaVersion":"1.0","statusCode":$,"statusText":"$",
          "durationMs":$,"callerIpAddress":"$$:$","correlationId":"$","identity":$,
          "location":"$","properties":{"accountName":"$","userAgentHeader":"$",
          "clientRequestId":"$","etag":"\\"0x8DC$\\"","serviceType":"blob","objectKey":"/$$$",
          "metricResponseType":"$","serverLatencyMs":$,"requestHeaderSize":$,
          "requestBodySize":$,"responseHeaderSize":$,"responseBodySize":$,"contentLengthHeader":$,
          $"tlsVersion":"TLS 1.3","accessTier":"Hot"},
          "uri":"https://$.blob.core.windows.net:443$$$","protocol":"HTTPS",
          "resourceType":"Microsoft.Storage/storageAccounts/blobServices"}
          """);

  private BlobWriter() {}

  static void write(RecordBuffer out, long time, BlobCall call) {
    Caller caller = call.caller();
    Resource account = call.account();
    long seed = Mixing.seed(time, caller);
    long latency = 3 + Math.floorMod(seed, 40) + call.received() / 50_000;
    out.begin(BLOB)
        .ticks(time)
        .raw(account.id())
        .raw(category(call.operation()))
        .raw(call.operation())
        .number(call.status())
        .raw(statusText(call))
        .number(latency + 2)
        .raw(caller.address().indexOf(':') < 0 ? "" : "[")
        .raw(caller.address().indexOf(':') < 0 ? caller.address() : caller.address() + "]")
        .number(40_000 + Math.floorMod(seed >>> 20, 20_000))
        .guid(seed)
        .raw(identity(call))
        .raw(account.region())
        .raw(account.name())
        .text(caller.userAgent())
        .guid(seed + 7)
        .hash(seed + 9, 13)
        .raw(account.name());
    path(out, call);
    out.raw(call.status() < 300 ? "Success" : "ClientOtherError")
        .number(latency)
        .number(300 + Math.floorMod(seed >>> 8, 200))
        .number(call.sent())
        .number(240 + Math.floorMod(seed >>> 16, 200))
        .number(call.received())
        .number(call.sent())
        .raw(hashes(call.md5()))
        .raw(account.name());
    path(out, call);
    out.raw(query(call)).end();
  }

  private static void path(RecordBuffer out, BlobCall call) {
    if (call.container().isEmpty()) {
      out.raw("").raw("");
      return;
    }
    out.raw("/" + call.container()).raw(call.blob().isEmpty() ? "" : "/" + call.blob());
  }

  private static String hashes(String md5) {
    return md5.isEmpty()
        ? ""
        : "\"requestMd5\":\""
            + md5
            + "\",\"serverMd5\":\""
            + md5
            + "\",\"contentMd5\":\""
            + md5
            + "\",";
  }

  private static String category(String operation) {
    if (operation.startsWith("Get") || operation.startsWith("List")) {
      return "StorageRead";
    }
    return operation.startsWith("Delete") ? "StorageDelete" : "StorageWrite";
  }

  private static String statusText(BlobCall call) {
    if (call.status() < 300) {
      return call.authentication() == Authentication.SAS ? "SASSuccess" : "Success";
    }
    return switch (call.status()) {
      case 403 -> "AuthorizationFailure";
      case 404 -> "BlobNotFound";
      default -> "PublicAccessNotPermitted";
    };
  }

  private static String query(BlobCall call) {
    return switch (call.operation()) {
      case "ListContainers" -> "/?comp=list";
      case "ListBlobs" -> "?restype=container&comp=list";
      case "GetContainerACL", "SetContainerACL" -> "?restype=container&comp=acl";
      case "GetContainerProperties", "CreateContainer", "DeleteContainer" -> "?restype=container";
      case "GetBlobServiceProperties" -> "/?restype=service&comp=properties";
      default ->
          call.authentication() == Authentication.SAS ? "?sv=2023-11-03&sp=rl&sig=XXXXX" : "";
    };
  }

  private static String identity(BlobCall call) {
    String type = call.authentication().logName();
    Caller caller = call.caller();
    return switch (call.authentication()) {
      case ANONYMOUS -> "{\"type\":\"Anonymous\"}";
      case TRUSTED ->
          "{\"type\":\"TrustedAccess\",\"requester\":{\"appId\":\"" + caller.appId() + "\"}}";
      case ACCOUNT_KEY, SAS -> keyed(type, call.account());
      case OAUTH -> oauth(caller);
    };
  }

  private static String keyed(String type, Resource account) {
    String hash = Integer.toHexString(account.name().hashCode());
    String key = "key1(" + (hash + "000000000000000").substring(0, 16).repeat(4) + ")";
    return "{\"type\":\""
        + type
        + "\",\"tokenHash\":\""
        + key
        + (type.equals("SAS") ? ",SasSignature(" + key.substring(5, 69) + ")" : "")
        + "\"}";
  }

  private static String oauth(Caller caller) {
    return "{\"type\":\"OAuth\",\"requester\":{\"appId\":\""
        + caller.appId()
        + "\",\"audience\":\"https://storage.azure.com/\",\"objectId\":\""
        + caller.objectId()
        + "\",\"tenantId\":\""
        + caller.tenant()
        + "\",\"tokenIssuer\":\"https://sts.windows.net/"
        + caller.tenant()
        + "/\""
        + (caller.isApplication() ? "" : ",\"upn\":\"" + caller.userName() + "\"")
        + "}}";
  }
}
