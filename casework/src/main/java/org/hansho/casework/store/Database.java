package org.hansho.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** What differs between the databases. Everything else is the same SQL. */
sealed interface Database permits SqliteDatabase, PostgresqlDatabase {
  /** The database of a place. */
  static Database at(StoreSettings.Place place) {
    return place instanceof StoreSettings.Sqlite sqlite
        ? new SqliteDatabase(sqlite.file())
        : new PostgresqlDatabase((StoreSettings.Postgresql) place);
  }

  /** How it is called in messages, without a password. */
  String name();

  /** Connections in which each statement is a transaction, unless one is begun by a statement. */
  DataSource writing();

  /** The same for connections that cannot change anything. */
  DataSource reading();

  /** The tables as steps. */
  Schema schema();

  /** Begins a transaction that no other writer is in. */
  String beginWriting();

  /** Begins a transaction that sees one state throughout. */
  String beginReading();

  /** Ends the statements of a connection once this time is over; null time means never. */
  void limit(Connection connection, Duration time) throws SQLException;

  /** Takes the limit away. */
  void unlimit(Connection connection) throws SQLException;

  /** Whether a statement failed because its time was over. */
  boolean isTimeOver(SQLException failure);

  /** Adds a term to the index of parts, parameters n and text; empty if an index does so itself. */
  String addToParts();

  /** Takes terms without postings out of the index of parts, parameters n, n; may be empty. */
  String removeFromParts();

  /** Terms of a tenant with a part: parameters {@link #part}, tenant, most. */
  String termsWithPart();

  /** A part of a text as {@link #termsWithPart} takes it. */
  String part(String text);
}
