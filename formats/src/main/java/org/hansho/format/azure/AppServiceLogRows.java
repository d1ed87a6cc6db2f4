package org.hansho.format.azure;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/**
 * What App Service logs beside requests: output of the application, sign-ins of publishers, and
 * changed files. Source: Azure Monitor reference, tables AppServiceConsoleLogs, AppServiceAppLogs,
 * AppServiceAuditLogs and AppServiceFileAuditLogs.
 */
final class AppServiceLogRows implements Service.Rows {
  private static final String READS = "resourceId, properties.UserAddress";

  /** Lines that the application or its runtime wrote. */
  static final Service OUTPUT =
      service(
          "appservice_output",
          "application",
          "AppServiceConsoleLogs, AppServiceAppLogs",
          """
          message           | resultDescription, properties.ResultDescription, properties.Message, properties.message
          log.level         | level, properties.CustomLevel, properties.Level
          container.id      | properties.ContainerId
          host.name         | properties.Host, Host
          cloud.resource_id | (resourceId, lower case)
          """,
          "");

  /** Sign-ins of publishers, by FTP or to the deployment site; failures are not logged. */
  static final Service SIGN_INS =
      service(
          "appservice_sign_in",
          "authentication",
          "AppServiceAuditLogs",
          """
          event.action      | (ftp-login, scm-login or the operation)
          event.outcome     | (success)
          user.name         | properties.User
          source.ip         | (properties.UserAddress)
          network.protocol  | properties.Protocol
          cloud.resource_id | (resourceId, lower case)
          """,
          ", properties.Protocol, operationName");

  /** Files of the site's content that were changed. */
  static final Service FILES =
      service(
          "appservice_file",
          "file_event",
          "AppServiceFileAuditLogs",
          """
          event.action       | operationName, properties.OperationName
          file.path          | properties.Path
          process.executable | properties.Process
          cloud.resource_id  | (resourceId, lower case)
          """,
          "");

  private static final byte[] FTP = Values.ascii("ftp");
  private static final byte[] FTP_LOGIN = Values.ascii("ftp-login");
  private static final byte[] SCM_LOGIN = Values.ascii("scm-login");
  private static final byte[] AUTHORIZATION = Values.ascii("authorization");

  private final Basics basics;
  private final Outcome outcome;
  private final int protocol;
  private final int operation;
  private final int action;
  private final boolean signIns;

  private AppServiceLogRows(Fields fields, Renames.Copies common, boolean signIns) {
    basics = new Basics(fields, common, "", "properties.UserAddress");
    outcome = new Outcome(fields);
    protocol = fields.id("properties.Protocol");
    operation = fields.id("operationName");
    action = fields.id("event.action");
    this.signIns = signIns;
  }

  private static Service service(
      String name, String category, String tables, String common, String furtherReads) {
    return new Service(
        EventClass.of("azure." + name, LogSource.of("azure", category, "appservice")),
        List.of(tables.split(", ")),
        Renames.of(common),
        List.of((READS + furtherReads).split(", ")),
        (fields, copies) ->
            new AppServiceLogRows(fields, copies, category.equals("authentication")));
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    if (signIns) {
      outcome.add(event, true);
      addAction(event);
    }
  }

  /** Which way the publisher came; an operation that is no sign-in keeps its name. */
  private void addAction(Event event) {
    if (action == Fields.UNREAD) {
      return;
    }
    int named = Text.first(event, operation);
    int way = Text.first(event, protocol);
    if (named != Event.NONE && !Text.is(event, named, AUTHORIZATION)) {
      event.addSame(action, named);
    } else if (way != Event.NONE) {
      byte[] word = Text.contains(event, way, FTP) ? FTP_LOGIN : SCM_LOGIN;
      event.addWellFormed(action, word, 0, word.length);
    }
  }
}
