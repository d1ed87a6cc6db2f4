package org.hansho.testkit.database;

/** What may become of a statement, with the codes of the three families of servers. */
enum Fault {
  NONE("00000", 0, 0),
  SYNTAX("42601", 102, 1064),
  OPEN_QUOTE("42601", 105, 1064),
  UNKNOWN_COLUMN("42703", 207, 1054),
  UNKNOWN_TABLE("42P01", 208, 1146),
  COLUMN_COUNT("42601", 205, 1222),
  WRONG_TYPE("22P02", 245, 1690),
  DUPLICATE("23505", 2627, 1062),
  DEADLOCK("40P01", 1205, 1213);

  private final String state;
  private final int sqlserver;
  private final int mysql;

  Fault(String state, int sqlserver, int mysql) {
    this.state = state;
    this.sqlserver = sqlserver;
    this.mysql = mysql;
  }

  String state() {
    return state;
  }

  int sqlserver() {
    return sqlserver;
  }

  int mysql() {
    return mysql;
  }
}
