package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * Audit records of Azure SQL: sign-ins and statements. Source: Azure SQL documentation, "SQL
 * Database audit log format"; SQL Server documentation, sys.fn_get_audit_file.
 */
final class SqlAuditRows implements Service.Rows {
  static final Service SERVICE =
      Service.of(
          "sqlaudit",
          "SQLSecurityAuditEvents, SQLSecurityAudit, DevOpsOperationsAudit",
          "resourceId, properties.client_ip, properties.action_id, properties.succeeded,"
              + " properties.statement, properties.additional_information, properties.event_time,"
              + " properties.sequence_number, properties.sequence_group_id",
          Renames.of(
              """
              event.action        | (properties.action_id: database-login, database-logout or database-statement)
              event.action        | properties.action_name
              event.outcome       | (properties.succeeded; of sign-ins properties.action_id)
              event.reason        | (failure_reason in properties.additional_information)
              error.code          | (error_code or Err in properties.additional_information)
              azure.sql.error_state | (error_state or State in properties.additional_information)
              azure.sql.action_id | properties.action_id
              user.name           | properties.server_principal_name, properties.session_server_principal_name, properties.database_principal_name
              source.ip           | (properties.client_ip)
              source.domain       | properties.host_name
              application.name    | properties.application_name
              database.system     | (mssql)
              database.server     | logicalServerName, properties.server_instance_name
              database.name       | properties.database_name
              database.session_id | properties.session_id
              database.statement  | (properties.statement, its continuations joined)
              cloud.resource_id   | (resourceId, lower case)
              cloud.resource.name | (server in resourceId)
              cloud.resource.name | logicalServerName, properties.server_instance_name
              cloud.account.id    | subscriptionId
              """),
          SqlAuditRows::new);

  /** Sign-ins, which also count among those of other databases. */
  static final EventClass LOGINS =
      EventClass.of(
          "azure.sqlaudit.login",
          LogSource.of("azure", "database", "login"),
          LogSource.of("azure", null, "sqlaudit"));

  private static final byte[] LOGIN = Values.ascii("database-login");
  private static final byte[] LOGOUT = Values.ascii("database-logout");
  private static final byte[] STATEMENT = Values.ascii("database-statement");
  private static final byte[] SYSTEM = Values.ascii("mssql");
  private static final byte[][] SIGNED_IN = {Values.ascii("dbas"), Values.ascii("lgis")};
  private static final byte[][] REFUSED = {Values.ascii("dbaf"), Values.ascii("lgif")};
  private static final byte[][] SIGNED_OUT = {
    Values.ascii("dbal"), Values.ascii("lgo"), Values.ascii("daol")
  };
  private static final byte[][] COMPLETED = {Values.ascii("bcm"), Values.ascii("rcm")};
  private static final byte[][] YES = {Values.ascii("true"), Values.ascii("1")};

  private final Basics basics;
  private final Outcome outcome;
  private final SqlErrors errors;
  private final int actionId;
  private final int succeeded;
  private final int statement;
  private final int eventTime;
  private final int action;
  private final int joined;
  private final int system;

  SqlAuditRows(Fields fields, Renames.Copies common) {
    basics = new Basics(fields, common, "", "properties.client_ip");
    outcome = new Outcome(fields);
    errors = new SqlErrors(fields);
    actionId = fields.id("properties.action_id");
    succeeded = fields.id("properties.succeeded");
    statement = fields.id("properties.statement");
    eventTime = fields.id("properties.event_time");
    action = fields.id("event.action");
    joined = fields.id("database.statement");
    system = fields.id("database.system");
  }

  @Override
  public void complete(Event event) {
    long time = Values.time(event, eventTime);
    if (time != Event.NO_TIME) {
      event.setTime(time);
    }
    addAction(event);
    add(event, system, SYSTEM);
    basics.add(event);
    errors.add(event);
    int text = Text.first(event, statement);
    if (text != Event.NONE && joined != Fields.UNREAD && event.first(joined) == Event.NONE) {
      event.addSame(joined, text);
    }
  }

  private void addAction(Event event) {
    int id = Text.first(event, actionId);
    int done = Text.first(event, succeeded);
    if (id != Event.NONE && Text.isOneOf(event, id, SIGNED_IN)) {
      addLogin(event);
      outcome.add(event, true);
      return;
    }
    if (id != Event.NONE && Text.isOneOf(event, id, REFUSED)) {
      addLogin(event);
      outcome.add(event, false);
      return;
    }
    if (id != Event.NONE && Text.isOneOf(event, id, SIGNED_OUT)) {
      add(event, action, LOGOUT);
    } else if (id != Event.NONE && Text.isOneOf(event, id, COMPLETED)) {
      add(event, action, STATEMENT);
    }
    if (done != Event.NONE) {
      outcome.add(event, Text.isOneOf(event, done, YES));
    }
  }

  private void addLogin(Event event) {
    event.setEventClass(LOGINS);
    add(event, action, LOGIN);
  }

  private static void add(Event event, int field, byte[] word) {
    if (field != Fields.UNREAD) {
      event.addWellFormed(field, word, 0, word.length);
    }
  }
}
