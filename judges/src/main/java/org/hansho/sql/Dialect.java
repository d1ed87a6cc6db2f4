package org.hansho.sql;

/**
 * How a database system writes literals, names and comments.
 *
 * <p>Sources: the lexical chapters of the manuals of SQL Server 2022, PostgreSQL 18, MySQL 8.4 and
 * SQLite; ISO/IEC 9075-2, 5.2 and 5.3.
 */
public enum Dialect {
  /** SQL Server and Azure SQL: {@code [name]}, {@code N'text'}, nested comments. */
  TSQL(Trait.BRACKET_NAMES | Trait.NESTED_COMMENTS | Trait.HASH_NAMES),
  /** PostgreSQL: {@code $tag$text$tag$}, {@code E'text'}, nested comments. */
  POSTGRESQL(Trait.DOLLAR_TEXT | Trait.NESTED_COMMENTS | Trait.ESCAPE_PREFIX),
  /** MySQL and MariaDB: backslashes escape, double quotes hold text, {@code #} comments. */
  MYSQL(
      Trait.BACKSLASH_ESCAPES
          | Trait.DOUBLE_QUOTED_TEXT
          | Trait.HASH_COMMENTS
          | Trait.DASHES_NEED_BLANK
          | Trait.VERSION_COMMENTS),
  /** SQLite, Oracle and whatever keeps to the standard. */
  ANSI(Trait.BRACKET_NAMES);

  private final int traits;

  Dialect(int traits) {
    this.traits = traits;
  }

  /** The dialect of a database by its name in {@code database.system}; else the standard's. */
  public static Dialect ofSystem(byte[] name, int from, int to) {
    if (SqlWords.is("postgresql", name, from, to)) {
      return POSTGRESQL;
    }
    if (SqlWords.is("mssql", name, from, to)) {
      return TSQL;
    }
    boolean mysql = SqlWords.is("mysql", name, from, to) || SqlWords.is("mariadb", name, from, to);
    return mysql ? MYSQL : ANSI;
  }

  boolean has(int trait) {
    return (traits & trait) != 0;
  }

  /** What one dialect has and another has not. */
  static final class Trait {
    static final int BRACKET_NAMES = 1;
    static final int NESTED_COMMENTS = 1 << 1;
    static final int DOLLAR_TEXT = 1 << 2;
    static final int BACKSLASH_ESCAPES = 1 << 3;
    static final int DOUBLE_QUOTED_TEXT = 1 << 4;
    static final int HASH_COMMENTS = 1 << 5;
    static final int DASHES_NEED_BLANK = 1 << 6;
    static final int VERSION_COMMENTS = 1 << 7;
    static final int ESCAPE_PREFIX = 1 << 8;
    static final int HASH_NAMES = 1 << 9;

    private Trait() {}
  }
}
