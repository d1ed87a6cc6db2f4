package org.hansho.testkit.database;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.Chance;

/**
 * How a program builds one kind of statement: a text with places for numbers {@code {n}}, texts
 * {@code {t}} and lists {@code {l}}, and filters that it adds when a user asks for them.
 */
record Form(String head, List<String> filters, String tail) {
  static final String NUMBER = "{n}";
  static final String TEXT = "{t}";
  static final String LIST = "{l}";
  private static final int SELDOM = 150;

  Form {
    filters = List.copyOf(filters);
  }

  /** A kind of statement that programs have at a table. */
  static Form of(Table table, Chance chance) {
    String number = chance.of(table.numbers());
    String text = chance.of(table.texts());
    String columns = String.join(", ", table.numbers()) + ", " + String.join(", ", table.texts());
    return switch (chance.below(8)) {
      case 0 -> plain("SELECT " + columns + " FROM " + table.name() + " WHERE id = {n}");
      case 1 -> plain("SELECT COUNT(*) FROM " + table.name() + " WHERE " + text + " = {t}");
      case 2 ->
          plain(
              "UPDATE %s SET %s = {t}, %s = {n} WHERE id = {n}"
                  .formatted(table.name(), text, number));
      case 3 ->
          plain(
              "INSERT INTO %s (id, %s, %s) VALUES ({n}, {n}, {t})"
                  .formatted(table.name(), number, text));
      case 4 -> plain("DELETE FROM %s WHERE id IN ({l})".formatted(table.name()));
      case 5 -> joined(table, text, chance);
      default -> search(table, columns, chance);
    };
  }

  private static Form plain(String text) {
    return new Form(text, List.of(), "");
  }

  private static Form joined(Table table, String text, Chance chance) {
    Table other = chance.of(Table.SHOP);
    String head =
        "SELECT a.id, a.%s, b.id FROM %s a JOIN %s b ON b.id = a.%s WHERE (a.%s = {t}) AND b.id > {n}";
    return plain(
        head.formatted(text, table.name(), other.name(), chance.of(table.numbers()), text));
  }

  private static Form search(Table table, String columns, Chance chance) {
    List<String> filters = new ArrayList<>();
    filters.add(" AND " + chance.of(table.texts()) + " LIKE {t}");
    filters.add(" AND " + chance.of(table.numbers()) + " >= {n}");
    filters.add(" AND (" + chance.of(table.texts()) + " = {t} OR id = {n})");
    String head = "SELECT %s FROM %s WHERE %s > {n}";
    return new Form(
        head.formatted(columns, table.name(), chance.of(table.numbers())),
        filters,
        " ORDER BY " + chance.of(table.numbers()) + " LIMIT 20");
  }

  /** The text with the filters of one request; most ask for the first alone. */
  String text(Chance chance) {
    StringBuilder text = new StringBuilder(head);
    for (int i = 0; i < filters.size(); i++) {
      if (i == 0 ? chance.flip() : chance.onceIn(i * SELDOM)) {
        text.append(filters.get(i));
      }
    }
    return text.append(tail).toString();
  }
}
