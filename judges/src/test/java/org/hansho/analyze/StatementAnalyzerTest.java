package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class StatementAnalyzerTest {
  private static final Analyzer ANALYZER = new StatementAnalyzer();
  private static final Fields FIELDS = fields();

  private final Event event = new Event(FIELDS);
  private final Analyzer.Step step = ANALYZER.bind(FIELDS);

  private static Fields fields() {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    return Fields.of(names);
  }

  private String hash(String system, String statement) {
    event.begin(new byte[0], 0, 0, 0);
    event.addText(FIELDS.id("database.system"), system);
    event.addText(FIELDS.id("database.statement"), statement);
    step.analyze(event);
    return String.valueOf(event.text("sql.template.hash"));
  }

  @Test
  void statementsThatDifferInDataHaveOneHash() {
    String hash = hash("mssql", "SELECT * FROM t WHERE a = 1");
    assertThat(hash).matches("[0-9a-f]{16}").isEqualTo(hash("mssql", "select * from T where a=23"));
    assertThat(event.text("sql.template.text")).isEqualTo("select * from t where a = ?");
    assertThat(event.text("sql.unclosed")).isNull();
  }

  @Test
  void eachSystemIsReadInItsDialect() {
    assertThat(hash("mysql", "select \"a\"")).isEqualTo(hash("mariadb", "select 'a'"));
    assertThat(hash("postgresql", "select \"a\"")).isNotEqualTo(hash("postgresql", "select 'a'"));
  }

  @Test
  void turnsThatFewStatementsHaveAreListed() {
    hash("mysql", "select a from t where b = 7 or 1=1 union select null,null,null");
    assertThat(event.text("sql.evidence.kind")).isEqualTo("constant-condition");
    assertThat(event.text("sql.evidence.points")).isEqualTo("4");
  }

  @Test
  void whatIsNotClosedIsSaid() {
    hash("mssql", "select * from t where a = 'x''");
    assertThat(event.text("sql.unclosed")).isEqualTo("true");
  }
}
