package org.hansho.testkit.tenant.record;

/**
 * Writes logins of category {@code SQLSecurityAuditEvents}. The envelope's time lies some seconds
 * behind {@code event_time}, as the service writes it.
 */
final class SqlWriter {
  private static final long DELAY = 4_110_000;
  private static final Template LOGIN =
      Template.of(
          """
          {"properties":{"is_server_level_audit":"true","data_sensitivity_information":"",
          "application_name":"$","user_defined_information":"","additional_information":"$",
          "statement":"","object_name":"$","schema_name":"","database_name":"$",
          "affected_rows":0,"response_rows":0,"duration_milliseconds":0,"transaction_id":0,
          "user_defined_event_id":0,"object_id":5,"target_database_principal_id":0,
          "target_server_principal_id":0,"audit_schema_version":1,"event_time":"$",
          "sequence_number":1,"succeeded":"$","is_column_permission":"false","session_id":$,
          "server_principal_id":0,"database_principal_id":$,"action_id":"$",
          "action_name":"DATABASE AUTHENTICATION $","class_type":"DB",
          "class_type_description":"DATABASE","securable_class_type":"DATABASE",
          "client_ip":"$","host_name":"$",
          "permission_bitmask":"0x00000000000000000000000000000000","sequence_group_id":"$",
          "session_server_principal_name":"$","server_principal_name":"$",
          "server_principal_sid":"0x$","database_principal_name":"$",
          "target_server_principal_name":"","target_server_principal_sid":"",
          "target_database_principal_name":"","server_instance_name":"$"},
          "operationName":"AuditEvent","category":"SQLSecurityAuditEvents",
          "resourceId":"$/DATABASES/$","time":"$","ResourceGroup":"$","SubscriptionId":"$",
          "LogicalServerName":"$"}
          """);

  private SqlWriter() {}

  static void write(RecordBuffer out, long time, SqlLogin login) {
    Resource server = login.server();
    boolean success = login.state() == 0;
    long seed = Mixing.mix(time ^ login.principal().hashCode());
    out.begin(LOGIN)
        .text(login.application())
        .raw(success ? "" : failure(login.state()))
        .raw(login.database())
        .raw(login.database())
        .millis(time)
        .raw(success ? "true" : "false")
        .number(60 + Math.floorMod(seed, 900))
        .number(success ? 1 : 0)
        .raw(success ? "DBAS" : "DBAF")
        .raw(success ? "SUCCEEDED" : "FAILED")
        .raw(login.address())
        .text(login.host())
        .guid(seed)
        .text(login.principal())
        .text(login.principal())
        .hash(login.principal().hashCode(), 64)
        .text(success ? login.principal() : "")
        .raw(server.name())
        .raw(server.upperId())
        .raw(login.database())
        .millis(time + DELAY)
        .raw(server.group())
        .raw(server.subscription())
        .raw(server.name())
        .end();
  }

  private static String failure(int state) {
    return "<login_information><error_code>18456</error_code><error_state>"
        + state
        + "</error_state></login_information>";
  }
}
