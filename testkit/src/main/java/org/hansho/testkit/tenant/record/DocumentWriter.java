package org.hansho.testkit.tenant.record;

/** Writes records of category {@code DataPlaneRequests}. */
final class DocumentWriter {
  private static final Template REQUEST =
      Template.of(
          """
          {"time":"$","resourceId":"$","category":"DataPlaneRequests","operationName":"$",
          "properties":{"activityId":"$","requestResourceType":"Document",
          "requestResourceId":"/dbs/$/colls/$/docs","collectionRid":"$=","statusCode":"$",
          "duration":"$.$","userAgent":"$","clientIpAddress":"$","requestCharge":"$.$0000",
          "requestLength":"$","responseLength":"$","resourceTokenUserRid":"","region":"$",
          "partitionId":"$","keyType":"PrimaryMasterKey","databaseName":"$",
          "collectionName":"$"}}
          """);

  private DocumentWriter() {}

  static void write(RecordBuffer out, long time, DocumentCall call) {
    Caller caller = call.caller();
    Resource account = call.account();
    long seed = Mixing.seed(time, caller);
    out.begin(REQUEST)
        .ticks(time)
        .raw(account.upperId())
        .raw(call.operation())
        .guid(seed)
        .raw(call.database())
        .raw(call.collection())
        .hash(call.collection().hashCode(), 11)
        .number(call.status())
        .number(1 + call.received() / 40_000)
        .number(1000 + Math.floorMod(seed, 9000))
        .text(caller.userAgent())
        .raw(caller.address())
        .number(1 + call.received() / 1_024)
        .number(Math.floorMod(seed >>> 12, 90) + 10)
        .number(call.sent())
        .number(call.received())
        .raw(account.region())
        .guid(call.collection().hashCode())
        .raw(call.database())
        .raw(call.collection())
        .end();
  }
}
