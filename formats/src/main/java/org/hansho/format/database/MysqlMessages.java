package org.hansho.format.database;

import java.util.List;
import org.hansho.format.database.KnownMessages.Known;

/**
 * What MySQL and MariaDB write of clients into the error log and the general log. Source: their
 * error messages in English.
 */
final class MysqlMessages {
  private static final String FAILURE = "failure";
  private static final String UNSTATED = "";

  static final List<Known> ALL =
      List.of(
          new Known(
              Activity.LOGIN,
              FAILURE,
              "1045",
              "Access denied for user '{user.name*}'@'{source*}' (using password: "),
          new Known(
              Activity.LOGIN,
              FAILURE,
              "1044",
              "Access denied for user '{user.name*}'@'{source*}' to database '{database.name*}'"),
          new Known(
              Activity.LOGIN,
              FAILURE,
              "3118",
              "Access denied for user '{user.name*}'@'{source*}'. Account is locked"),
          new Known(
              Activity.LOGIN, FAILURE, "1698", "Access denied for user '{user.name*}'@'{source*}'"),
          new Known(
              Activity.CONNECTION,
              UNSTATED,
              UNSTATED,
              "Aborted connection {database.session_id} to db: '{}' user: 'unauthenticated' host:"
                  + " '{source*}' ({event.reason*})"),
          new Known(
              Activity.LOGOUT,
              UNSTATED,
              UNSTATED,
              "Aborted connection {database.session_id} to db: '{database.name*}' user:"
                  + " '{user.name*}' host: '{source*}' ({event.reason*})"),
          new Known(
              Activity.CONNECTION,
              FAILURE,
              "1129",
              "Host '{source*}' is blocked because of many connection errors"));

  private MysqlMessages() {}
}
