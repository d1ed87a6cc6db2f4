package org.hansho.casework.store;

import java.util.List;
import java.util.stream.Stream;

/** The tables of those who may come in: tokens, users and sessions. Secrets are hashes only. */
final class AccountTables {
  private AccountTables() {}

  /**
   * The step that makes them.
   *
   * @param number type of 64-bit numbers
   * @param table what stands behind a table
   */
  static Schema.Step step(String number, String table) {
    return new Schema.Step(
        "tokens, users and sessions",
        Stream.of(
                "CREATE TABLE access_token (id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,"
                    + " name TEXT NOT NULL, tenant TEXT NOT NULL, roles TEXT NOT NULL, sources"
                    + " TEXT NOT NULL, maker TEXT NOT NULL, created # NOT NULL, expires # NOT"
                    + " NULL, used # NOT NULL)",
                "CREATE TABLE account (name TEXT PRIMARY KEY, password TEXT NOT NULL, enabled #"
                    + " NOT NULL, roles TEXT NOT NULL, created # NOT NULL)",
                "CREATE TABLE session (hash TEXT PRIMARY KEY, account TEXT NOT NULL, caller TEXT"
                    + " NOT NULL, roles TEXT NOT NULL, created # NOT NULL, used # NOT NULL)")
            .map(statement -> statement.replace("#", number) + table)
            .toList());
  }

  /** The step that makes the table of how identity providers know users. */
  static Schema.Step identities(String number, String table) {
    return new Schema.Step(
        "identities of users",
        List.of(
            "CREATE TABLE account_identity (issuer TEXT NOT NULL, subject TEXT NOT NULL, account"
                + " TEXT NOT NULL UNIQUE, created "
                + number
                + " NOT NULL, PRIMARY KEY (issuer, subject))"
                + table));
  }
}
