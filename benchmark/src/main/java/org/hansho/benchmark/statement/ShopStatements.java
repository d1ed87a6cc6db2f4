package org.hansho.benchmark.statement;

import java.util.List;

/** The tables of a shop, and statements of a program that writes values into their text. */
final class ShopStatements {
  /** The tables, and functions that recorded attacks call; none is run. */
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE users (id int, name text, password text, email text, active int)",
          "CREATE TABLE orders (id int, customer int, state text, total numeric, created date)",
          "CREATE TABLE products (id int, name text, category int, price numeric, stock int)",
          "CREATE TABLE comments (id int, article int, author text, body text)",
          "CREATE SCHEMA mysql",
          "CREATE TABLE mysql.user (host text, \"user\" text, password text)",
          "CREATE FUNCTION sleep(numeric) RETURNS int LANGUAGE sql VOLATILE AS $$SELECT 0$$",
          "CREATE FUNCTION benchmark(numeric, anyelement) RETURNS int LANGUAGE sql VOLATILE AS $$SELECT 0$$",
          "CREATE FUNCTION database() RETURNS text LANGUAGE sql VOLATILE AS $$SELECT text 'x'$$",
          "CREATE FUNCTION load_file(text) RETURNS text LANGUAGE sql VOLATILE AS $$SELECT $1$$",
          "SET compute_query_id = on");

  /** Where the value goes. */
  static final String VALUE = "{}";

  /** Statements with a value in quotes. */
  static final List<String> QUOTED =
      List.of(
          "SELECT id, name FROM users WHERE name = '{}' AND password = 'x'",
          "SELECT id, name, email FROM users WHERE email = '{}'",
          "SELECT id, name, price FROM products WHERE name LIKE '%{}%' ORDER BY price",
          "SELECT o.id, o.total FROM orders o JOIN users u ON u.id = o.customer WHERE (u.name = '{}') AND o.state = 'open'",
          "INSERT INTO comments (id, article, author, body) VALUES (1, 2, '{}', 'text')",
          "UPDATE users SET email = '{}' WHERE id = 7",
          "DELETE FROM comments WHERE author = '{}' AND article = 3");

  /** Statements with a number. */
  static final List<String> NUMERIC =
      List.of(
          "SELECT id, name, price FROM products WHERE category = {}",
          "SELECT id, total FROM orders WHERE customer = {} AND state = 'open' ORDER BY created",
          "SELECT id, name FROM products WHERE id IN (1, {}) LIMIT 20");

  private ShopStatements() {}

  /** A statement with a value written into it as it is. */
  static String filled(String statement, String value) {
    return statement.replace(VALUE, value);
  }

  /** A value as a careful program writes it. */
  static String escaped(String value) {
    return value.replace("'", "''");
  }
}
