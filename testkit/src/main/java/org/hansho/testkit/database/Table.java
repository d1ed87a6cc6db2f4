package org.hansho.testkit.database;

import java.util.List;

/** A table and its columns, numbers and texts apart. */
record Table(String name, List<String> numbers, List<String> texts) {
  /** The tables of a shop. */
  static final List<Table> SHOP =
      List.of(
          new Table(
              "customers", List.of("id", "region_id", "level"), List.of("name", "email", "city")),
          new Table("orders", List.of("id", "customer_id", "total"), List.of("state", "note")),
          new Table("items", List.of("id", "order_id", "product_id"), List.of("label")),
          new Table("products", List.of("id", "category_id", "price"), List.of("title", "maker")),
          new Table("stock", List.of("id", "product_id", "amount"), List.of("shelf")),
          new Table("reviews", List.of("id", "product_id", "stars"), List.of("author", "body")),
          new Table("sessions", List.of("id", "customer_id"), List.of("token", "agent")),
          new Table("invoices", List.of("id", "order_id", "amount"), List.of("number", "state")));
}
