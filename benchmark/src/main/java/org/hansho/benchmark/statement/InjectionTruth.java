package org.hansho.benchmark.statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.pipeline.Engine;
import org.hansho.sql.Dialect;
import org.hansho.sql.SqlErrorClass;
import org.hansho.testkit.ContentFolder;

/**
 * Fills the statements of a shop with recorded attacks, asks PostgreSQL what each has become, and
 * compares with what the detections say.
 *
 * <p>Nothing is run; the server reads and plans only. What is counted: of statements whose
 * structure PostgreSQL finds changed, how many raise {@code sql/injection}; of those it cannot
 * read, how many raise {@code sql/injection-vulnerability}; of those it finds unchanged, how many
 * raise anything.
 */
public final class InjectionTruth {
  static final String OTHER_STRUCTURE = "1 other structure";
  static final String SYNTAX_ERROR = "2 syntax error";
  static final String INJECTION = "sql/injection";
  static final String VULNERABILITY = "sql/injection-vulnerability";
  private static final int SHOWN = 8;

  private final LearnedShop shop;
  private final Map<String, Row> rows = new TreeMap<>();

  /** One line of the table. */
  private static final class Row {
    private int statements;
    private int injections;
    private int vulnerabilities;
    private int either;
    private final List<String> missed = new ArrayList<>();
  }

  /** Detectors that have learned the shop. */
  InjectionTruth(Engine engine) {
    shop = new LearnedShop(engine, StatementLog.POSTGRESQL, "shop");
    shop.learn(RecordedStatements.ordinary());
  }

  /** {@code --content DIR --shared DIR [--every N] [--by file]}. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = options(args);
    Engine engine =
        Engine.compile(ContentFolder.read(Path.of(options.getOrDefault("content", "content"))));
    Path shared = Path.of(options.getOrDefault("shared", "../shared"));
    int every = Integer.parseInt(options.getOrDefault("every", "1"));
    if (options.containsKey("by")) {
      new PayloadFiles(engine).print(options.get("port"), shared, every);
      return;
    }
    List<String> attacks = RecordedStatements.attacks(shared, every);
    InjectionTruth truth = new InjectionTruth(engine);
    if (options.containsKey("port")) {
      truth.measure(Integer.parseInt(options.getOrDefault("port", "")), attacks);
    } else {
      truth.measure(attacks);
    }
    truth.print();
    new BenignStatements(engine, truth.shop).print(shared, attacks);
  }

  /** Asks a server that is started for it. */
  void measure(List<String> attacks) throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      measure(server.getPort(), attacks);
    }
  }

  /** The percentage of statements of a label, in both kinds of places, that raise a detection. */
  double found(String label, String detection) {
    int statements = 0;
    int raised = 0;
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      if (row.getKey().startsWith(label)) {
        statements += row.getValue().statements;
        raised +=
            detection.equals(INJECTION)
                ? row.getValue().injections
                : row.getValue().vulnerabilities;
      }
    }
    return 100.0 * raised / Math.max(1, statements);
  }

  static Map<String, String> options(String[] args) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
    }
    return options;
  }

  private void measure(int port, List<String> attacks) throws IOException {
    try (PostgresqlParser parser = new PostgresqlParser(port)) {
      for (String table : ShopStatements.TABLES) {
        parser.run(table);
      }
      for (String statement : ShopStatements.QUOTED) {
        measure(parser, statement, "text", "x", attacks);
      }
      for (String statement : ShopStatements.NUMERIC) {
        measure(parser, statement, "number", "7", attacks);
      }
    }
  }

  private void measure(
      PostgresqlParser parser, String template, String slot, String plain, List<String> attacks)
      throws IOException {
    long same = parser.parse(ShopStatements.filled(template, plain)).identifier();
    for (String attack : attacks) {
      String statement = ShopStatements.filled(template, attack);
      PostgresqlParser.Verdict verdict = parser.parse(statement);
      String label = label(verdict, same);
      count(
          slot,
          label,
          statement,
          shop.judge(statement, verdict.isRead() ? StatementLog.SUCCESS : verdict.state()));
    }
  }

  private static String label(PostgresqlParser.Verdict verdict, long same) {
    if (verdict.isRead()) {
      return verdict.identifier() == same ? "3 unchanged" : OTHER_STRUCTURE;
    }
    byte[] state = verdict.state().getBytes(StandardCharsets.US_ASCII);
    return switch (SqlErrorClass.of(Dialect.POSTGRESQL, state, 0, state.length)) {
      case SYNTAX -> SYNTAX_ERROR;
      case EXTRACTION -> "4 names or types do not fit";
      case OTHER -> "5 other error";
    };
  }

  private void count(String slot, String label, String statement, Set<String> fired) {
    Row row = rows.computeIfAbsent(label + " | " + slot, unused -> new Row());
    row.statements++;
    row.injections += fired.contains(INJECTION) ? 1 : 0;
    row.vulnerabilities += fired.contains(VULNERABILITY) ? 1 : 0;
    row.either += fired.isEmpty() ? 0 : 1;
    String wanted = label.startsWith("2") ? VULNERABILITY : INJECTION;
    boolean missed = label.startsWith("3") ? !fired.isEmpty() : !fired.contains(wanted);
    if (missed && !label.startsWith("5")) {
      row.missed.add(statement);
    }
  }

  private void print() {
    System.out.println(
        "| PostgreSQL says | slot | statements | injection | vulnerability | either |");
    System.out.println("|---|---|---:|---:|---:|---:|");
    rows.forEach(
        (label, row) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.2f %% | %.2f %% | %.2f %% |%n",
                label.substring(2),
                row.statements,
                percent(row.injections, row),
                percent(row.vulnerabilities, row),
                percent(row.either, row)));
    rows.forEach(
        (label, row) -> {
          int step = Math.max(1, row.missed.size() / SHOWN);
          for (int i = 0; i < row.missed.size(); i += step) {
            System.err.println(label + ": " + row.missed.get(i));
          }
        });
  }

  private static double percent(int part, Row row) {
    return 100.0 * part / row.statements;
  }
}
