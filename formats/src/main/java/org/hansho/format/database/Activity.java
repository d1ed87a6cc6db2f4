package org.hansho.format.database;

/** What a record of a database is about. */
enum Activity {
  LOGIN("login"),
  LOGOUT("logout"),
  /** A step before or beside the login: a connection that opens, a proof of identity. */
  CONNECTION("connection"),
  STATEMENT("statement"),
  FAILED_STATEMENT("statement"),
  /** The server about itself; such events have no action. */
  SERVER("server");

  private final String service;

  Activity(String service) {
    this.service = service;
  }

  /** The service of the log source. */
  String service() {
    return service;
  }

  /** The value of {@code event.action}. */
  String action() {
    return "database-" + service;
  }
}
