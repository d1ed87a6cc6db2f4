package org.hansho.testkit.database;

import java.util.List;
import org.hansho.testkit.Chance;

/** What people write by hand, and what report tools make of their clicks: seldom twice the same. */
final class QueryTool {
  private static final List<String> CATALOGUES =
      List.of("information_schema.tables", "information_schema.columns", "pg_stat_activity");

  private QueryTool() {}

  static String statement(Chance chance) {
    Table table = chance.of(Table.SHOP);
    String number = chance.of(table.numbers());
    String text = chance.of(table.texts());
    return switch (chance.below(9)) {
      case 0 ->
          "SELECT * FROM %s WHERE 1=1 AND %s > %d"
              .formatted(table.name(), number, chance.below(99));
      case 1 ->
          "SELECT %s, COUNT(*) AS n FROM %s GROUP BY %s HAVING COUNT(*) > %d ORDER BY 2 DESC"
              .formatted(text, table.name(), text, chance.below(9));
      case 2 ->
          "SELECT %s FROM %s WHERE %s LIKE '%%%s%%' -- for %s"
              .formatted(
                  columns(table, chance),
                  table.name(),
                  text,
                  "a".repeat(1 + chance.below(3)),
                  "me");
      case 3 ->
          "SELECT %s, 'old' AS kind FROM %s UNION ALL SELECT 0, 'none'"
              .formatted(number, table.name());
      case 4 ->
          "WITH x AS (SELECT %s FROM %s) SELECT * FROM x WHERE %s IN (SELECT id FROM %s)"
              .formatted(
                  columns(table, chance), table.name(), number, chance.of(Table.SHOP).name());
      case 5 -> "SELECT * FROM " + chance.of(CATALOGUES);
      case 6 ->
          "SELECT CASE WHEN %s > 5 THEN 'high' ELSE 'low' END AS c%d, SUM(%s) FROM %s GROUP BY 1"
              .formatted(number, chance.below(50), number, table.name());
      default ->
          "SELECT %s FROM %s t%d JOIN %s u ON u.id = t%2$s.id WHERE t.%s IS NOT NULL"
              .formatted(
                  columns(table, chance),
                  table.name(),
                  chance.below(9),
                  chance.of(Table.SHOP).name(),
                  text);
    };
  }

  private static String columns(Table table, Chance chance) {
    return String.join(", ", chance.some(1 + chance.below(4), () -> chance.of(table.numbers())))
        + ", "
        + chance.of(table.texts());
  }
}
