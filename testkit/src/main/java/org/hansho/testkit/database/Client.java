package org.hansho.testkit.database;

/** Who asks a database: the account, the program it names, the machine. */
record Client(String database, String principal, String application, String address) {
  Client from(String machine) {
    return new Client(database, principal, application, machine);
  }
}
