package org.hansho.benchmark.statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.pipeline.Engine;
import org.hansho.sql.SqlInjection;
import org.jspecify.annotations.Nullable;

/**
 * How many recorded attacks are told, by the file they are recorded in.
 *
 * <p>Each is written into the statements of a shop. What counts are those that PostgreSQL finds
 * changed, cannot read, or refuses for a name or type in at least one of them; the others are data.
 * One is told when a detection of {@code sql} fires on one of these statements: where the shop is
 * learned, with the outcome that PostgreSQL gave, and where nothing is learned, as if the server it
 * was written for had done it. Beside it: whether the judge of the parameters of web requests takes
 * the value for an attack.
 */
final class PayloadFiles {
  private static final String EXTRACTION = "42703 42883 42804 22P02 42P01 42601";

  private final LearnedShop learned;
  private final LearnedShop unknown;
  private final SqlInjection parameter = new SqlInjection();

  /** Detectors that have learned the shop, and some that know nothing. */
  PayloadFiles(Engine engine) {
    learned = new LearnedShop(engine, StatementLog.POSTGRESQL, "shop");
    learned.learn(RecordedStatements.ordinary());
    unknown = new LearnedShop(engine, StatementLog.POSTGRESQL, "shop");
  }

  /** Asks the server at a port, or one that is started for it, and prints a row for each file. */
  void print(@Nullable String port, Path shared, int every) throws IOException {
    if (port != null) {
      print(Integer.parseInt(port), shared, every);
      return;
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      print(server.getPort(), shared, every);
    }
  }

  private void print(int port, Path shared, int every) throws IOException {
    try (PostgresqlParser parser = new PostgresqlParser(port)) {
      for (String table : ShopStatements.TABLES) {
        parser.run(table);
      }
      System.out.println(
          "| file | values | with an effect | told, learned | told, no history | told in a request"
              + " |");
      System.out.println("|---|---:|---:|---:|---:|---:|");
      Row all = new Row();
      for (Map.Entry<String, List<String>> file : RecordedStatements.attacks(shared).entrySet()) {
        Row row = new Row();
        for (int i = 0; i < file.getValue().size(); i += every) {
          count(parser, file.getValue().get(i), row);
        }
        row.print(file.getKey());
        all.add(row);
      }
      all.print("all");
    }
  }

  private void count(PostgresqlParser parser, String attack, Row row) throws IOException {
    boolean hasEffect = false;
    boolean isTold = false;
    boolean isToldUnlearned = false;
    for (Template template : Template.all()) {
      PostgresqlParser.Verdict usual =
          parser.parse(ShopStatements.filled(template.text(), template.plain()));
      String statement = ShopStatements.filled(template.text(), attack);
      PostgresqlParser.Verdict verdict = parser.parse(statement);
      if (verdict.isRead()
          ? verdict.identifier() == usual.identifier()
          : !EXTRACTION.contains(verdict.state())) {
        continue;
      }
      String state = verdict.isRead() ? StatementLog.SUCCESS : verdict.state();
      hasEffect = true;
      isTold = isTold || !learned.judge(statement, state).isEmpty();
      isToldUnlearned =
          isToldUnlearned || !unknown.judge(statement, StatementLog.SUCCESS).isEmpty();
    }
    byte[] value = attack.getBytes(StandardCharsets.ISO_8859_1);
    row.values++;
    row.effective += hasEffect ? 1 : 0;
    row.told += isTold ? 1 : 0;
    row.toldUnlearned += isToldUnlearned ? 1 : 0;
    row.inRequest += parameter.judge(value, 0, value.length) ? 1 : 0;
  }

  /** A statement, and an ordinary value for its place. */
  private record Template(String text, String plain) {
    static List<Template> all() {
      List<Template> all = new ArrayList<>();
      ShopStatements.QUOTED.forEach(text -> all.add(new Template(text, "x")));
      ShopStatements.NUMERIC.forEach(text -> all.add(new Template(text, "7")));
      return all;
    }
  }

  /** What was counted of one file. */
  private static final class Row {
    private int values;
    private int effective;
    private int told;
    private int toldUnlearned;
    private int inRequest;

    void add(Row other) {
      values += other.values;
      effective += other.effective;
      told += other.told;
      toldUnlearned += other.toldUnlearned;
      inRequest += other.inRequest;
    }

    void print(String name) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %,d | %,d | %.1f %% | %.1f %% | %.1f %% |%n",
          name,
          values,
          effective,
          percent(told, effective),
          percent(toldUnlearned, effective),
          percent(inRequest, values));
    }

    private static double percent(int part, int whole) {
      return whole == 0 ? 0 : 100.0 * part / whole;
    }
  }
}
