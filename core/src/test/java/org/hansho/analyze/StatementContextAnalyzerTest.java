package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class StatementContextAnalyzerTest {
  private static final Analyzer ANALYZER = new StatementContextAnalyzer();
  private static final Fields FIELDS = fields();

  private final Event event = new Event(FIELDS);

  private static Fields fields() {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    return Fields.of(names);
  }

  private void analyze(String... pairs) {
    event.begin(new byte[0], 0, 0, 0);
    for (int i = 0; i < pairs.length; i += 2) {
      event.addText(FIELDS.id(pairs[i]), pairs[i + 1]);
    }
    ANALYZER.bind(FIELDS).analyze(event);
  }

  @Test
  void theContextNamesWhatTheLogNames() {
    analyze(
        "database.system", "postgresql",
        "database.statement", "select 1",
        "database.name", "shop",
        "user.name", "app",
        "application.name", "worker-48213 v2");
    assertThat(event.text("sql.context")).isEqualTo("postgresql/-/shop/app/worker-# v2");
    assertThat(event.text("sql.error.class")).isNull();
  }

  @Test
  void theErrorHasTheClassOfItsSystem() {
    analyze("database.system", "mssql", "database.statement", "x", "error.code", "105");
    assertThat(event.text("sql.error.class")).isEqualTo("syntax");
    analyze("database.system", "mariadb", "database.statement", "x", "event.code", "1222");
    assertThat(event.text("sql.error.class")).isEqualTo("extraction");
    analyze("database.system", "mysql", "database.statement", "x", "event.code", "0");
    assertThat(event.text("sql.error.class")).isNull();
  }

  @Test
  void whatIsNoStatementHasNoContext() {
    analyze("database.system", "mssql", "error.code", "18456");
    assertThat(event.text("sql.context")).isNull();
  }

  @Test
  void partsThatAreTooLongAreCut() {
    String name = "n".repeat(1_000);
    analyze("database.statement", "x", "user.name", name, "application.name", name);
    assertThat(event.text("sql.context")).hasSize(2 * 128 + 3 + 4);
  }
}
