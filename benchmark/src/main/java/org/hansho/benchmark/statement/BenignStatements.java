package org.hansho.benchmark.statement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.pipeline.Engine;

/** False alerts on statements that are no attacks, and how fast known ones pass. */
final class BenignStatements {
  private static final String TOOL = "Microsoft SQL Server Management Studio - Query";
  private static final int MANY = 300_000;
  private static final int ROUNDS = 5;

  private final Engine engine;
  private final LearnedShop shop;

  BenignStatements(Engine engine, LearnedShop shop) {
    this.engine = engine;
    this.shop = shop;
  }

  /** Prints both tables. */
  void print(Path shared, List<String> attacks) throws IOException {
    System.out.println();
    System.out.println("| statements | number | alerts | share |");
    System.out.println("|---|---:|---:|---:|");
    row("a program, with attacks as escaped values", shop.judgeAll(escaped(attacks)));
    LearnedShop tool = new LearnedShop(engine, StatementLog.AZURE_SQL, TOOL);
    row("people in a query tool (T-SQL)", tool.judgeAll(RecordedStatements.benign(shared)));
    LearnedShop program = new LearnedShop(engine, StatementLog.AZURE_SQL, "reports");
    row("the same as from a program", program.judgeAll(RecordedStatements.benign(shared)));
    System.out.println();
    for (int round = 0; round < ROUNDS; round++) {
      LearnedShop.Pass pass = shop.judgeAll(known());
      System.out.printf(
          Locale.ROOT,
          "known templates: %,d statements/s and core from bytes to facts, %,d in the detectors%n",
          perSecond(pass.statements(), pass.readNanos()),
          perSecond(pass.statements(), pass.judgeNanos()));
    }
  }

  private static List<String> escaped(List<String> attacks) {
    List<String> statements = new ArrayList<>();
    for (String statement : ShopStatements.QUOTED) {
      for (String attack : attacks) {
        statements.add(ShopStatements.filled(statement, ShopStatements.escaped(attack)));
      }
    }
    return statements;
  }

  private static List<String> known() {
    List<String> ordinary = RecordedStatements.ordinary();
    List<String> many = new ArrayList<>(MANY);
    for (int i = 0; i < MANY; i++) {
      many.add(ordinary.get(i % ordinary.size()));
    }
    return many;
  }

  private static void row(String name, LearnedShop.Pass pass) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %.3f %% |%n",
        name,
        pass.statements(),
        pass.alerts(),
        100.0 * pass.alerts() / pass.statements());
  }

  private static long perSecond(int statements, long nanos) {
    return statements * 1_000_000_000L / Math.max(1, nanos);
  }
}
