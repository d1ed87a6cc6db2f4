package org.hansho.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementExcerptTest {
  private final StatementExcerpt excerpt = new StatementExcerpt();

  private String excerpt(Dialect dialect, String statement) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    excerpt.read(bytes, 0, bytes.length, dialect);
    return excerpt.toString();
  }

  private static String template(Dialect dialect, String statement) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    StatementTemplate template = new StatementTemplate();
    template.read(bytes, 0, bytes.length, dialect);
    return template.toString();
  }

  @Test
  void theTemplateOfAnExcerptIsThatOfTheStatement() {
    String text = "it''s \\\" a * ] ` text; -- '' ".repeat(400).replace("\\\"", "\"");
    for (Dialect dialect : Dialect.values()) {
      for (String statement :
          List.of(
              "select a from t where b = '" + text + "' or 1=1",
              "select a -- " + text.replace('\'', 'x') + "\n from t where b = 2",
              "select /* " + text.replace("*", "") + " */ a from t",
              "select    a" + " ".repeat(9_000) + "from t where b = '" + text)) {
        String shortened = excerpt(dialect, statement);
        assertThat(shortened.length()).isLessThan(400);
        assertThat(template(dialect, shortened)).isEqualTo(template(dialect, statement));
      }
    }
  }

  @Test
  void aLongValueInFrontHidesNothing() {
    String statement = "select a from t where b = '" + "x".repeat(1 << 20) + "' or 1=1 -- '";
    assertThat(excerpt(Dialect.ANSI, statement)).endsWith("' or 1=1 -- '");
  }

  @Test
  void aListOfThousandsHidesNothing() {
    for (String literal : List.of("1", "'a'", "?")) {
      String list = "select a from t where b in (" + literal + (", " + literal).repeat(5_000) + ")";
      String statement = list + " union select c from d";
      assertThat(excerpt(Dialect.ANSI, statement))
          .isEqualTo("select a from t where b in (" + literal + ") union select c from d");
      assertThat(template(Dialect.ANSI, excerpt(Dialect.ANSI, statement)))
          .isEqualTo(template(Dialect.ANSI, statement));
    }
  }

  @Test
  void ofWhatDoesNotFitTheEndIsKeptToo() {
    String sum = "select a from t where b = 1" + " +1".repeat(5_000);
    assertThat(excerpt(Dialect.ANSI, sum + " union select c from d"))
        .startsWith("select a from t where b = 1 +1")
        .endsWith("+1 union select c from d");
    assertThat(excerpt(Dialect.ANSI, "select a,b -- x\n".repeat(300) + "union select c from d"))
        .contains("-- x\n")
        .endsWith("-- x\nunion select c from d");
  }

  @Test
  void anExcerptIsBounded() {
    assertThat(excerpt(Dialect.ANSI, "select a,b from c ".repeat(9_000)).length())
        .isBetween(StatementExcerpt.LONGEST - 100, StatementExcerpt.LONGEST);
  }
}
