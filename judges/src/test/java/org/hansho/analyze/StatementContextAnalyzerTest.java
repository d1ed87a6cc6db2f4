package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
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
  void numbersOfServersTellThemApart() {
    analyze("database.statement", "select 1", "database.server", "sql-20417");
    assertThat(event.text("sql.context")).isEqualTo("-/sql-20417/-/-/-");
    analyze("database.statement", "select 1", "database.server", "db-7f9c4d8b6-x2k9q");
    assertThat(event.text("sql.context")).isEqualTo("-/db#/-/-/-");
  }

  private String contextOf(String application) {
    analyze("database.statement", "select 1", "application.name", application);
    return String.valueOf(event.text("sql.context")).substring("-/-/-/-/".length());
  }

  @Test
  void whatIsMadeAnewWithEveryMachineIsFolded() {
    assertThat(contextOf("shop-7f9c4d8b6-x2k9q")).isEqualTo(contextOf("shop-6bd5f9c77-zz4tr"));
    assertThat(contextOf("shop-7f9c4d8b6-x2k9q")).startsWith("shop");
    assertThat(contextOf("job 550e8400-e29b-41d4-a716-446655440000"))
        .isEqualTo(contextOf("job f50e8400-129b-41d4-a716-44665544000f"))
        .isEqualTo("job #");
    assertThat(contextOf("web@3f2a9c1e7b4d")).isEqualTo("web@#");
  }

  @Test
  void namesThatPeopleGiveAreKept() {
    for (String name :
        List.of(
            "shop-backend-prod1",
            "report 2.1",
            "ip-10-0-112-115",
            "shop-stage-shops",
            "svc-prd-bckps",
            "decade-cafe-facade",
            "api-v2-2")) {
      assertThat(contextOf(name)).isEqualTo(name);
    }
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
