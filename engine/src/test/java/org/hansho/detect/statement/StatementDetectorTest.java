package org.hansho.detect.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Matter;
import org.hansho.detect.Matters;
import org.hansho.detect.Opinion;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.hansho.sql.Dialect;
import org.hansho.sql.StatementTemplate;
import org.junit.jupiter.api.Test;

class StatementDetectorTest {
  private static final String LOGIN = "select id from users where name = '%s' and word = '%s'";
  private static final String ORDERS = "select * from orders where customer = %s order by day";
  private static final Duration AFTER = Duration.ofDays(8);

  private static Trial trial(String sign, String context) {
    return Trial.of(
        """
        title: Statement
        name: statement
        logsource: {product: test}
        detection: {selection: {user: '*'}, condition: selection}
        ---
        title: Sign
        name: sign
        baseline:
            type: statement
            rules: [statement]
            group-by: [user]
            learn: {period: 7d, samples: 1000}
            limit: {values: 2048}
            condition: {sign: %s, context: %s}
        level: medium
        """
            .formatted(sign, context),
        "user",
        "baseline.fragment");
  }

  /** Eight days of a shop that writes values into its statements, with the quotes doubled. */
  private static Trial learned(String sign) {
    Trial trial = trial(sign, "program");
    for (int hour = 0; hour < 8 * 24; hour++) {
      Duration time = Duration.ofHours(hour);
      send(trial, time, LOGIN.formatted("anna" + hour, "secret"), "success", hour);
      send(trial, time.plusSeconds(1), ORDERS.formatted(hour), "success", hour);
    }
    return trial;
  }

  private static Trial send(Trial trial, Duration time, String statement, String end) {
    return send(trial, time, statement, end, 1);
  }

  /** Blanks become tabs, as a trial parts values by blanks. */
  private static Trial send(Trial trial, Duration time, String statement, String end, int client) {
    byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
    StatementTemplate template = new StatementTemplate();
    template.read(bytes, 0, bytes.length, Dialect.MYSQL);
    String outcome =
        switch (end) {
          case "success" -> " event.outcome=success";
          case "unknown" -> "";
          default -> " event.outcome=failure sql.error.class=" + end;
        };
    return trial.at(
        time,
        "user=shop database.system=mysql source.ip=192.0.2.%d sql.template.hash=%s%s%s sql.statement=%s"
            .formatted(
                client % 4,
                HexFormat.of().toHexDigits(template.hash()),
                template.isUnclosed() ? " sql.unclosed=true" : "",
                outcome,
                statement.replace(' ', '\t')));
  }

  private static Map<String, String> numbers(Trial trial) {
    List<Result> results = trial.results();
    return results.get(results.size() - 1).grounds().numbers();
  }

  @Test
  void aValueThatBreaksItsStatementIsAVulnerability() {
    Trial trial = learned("vulnerability");
    send(trial, AFTER, LOGIN.formatted("O'Brien", "x"), "syntax");
    assertThat(trial.results()).hasSize(1);
    assertThat(trial.results().get(0).severity()).isEqualTo(Level.LOW);
    assertThat(numbers(trial))
        .containsEntry("fragment", "O'Brien")
        .containsEntry("template", "select id from users where name = «?» and word = ?")
        .containsEntry("outcome", "syntax");
  }

  @Test
  void twoBrokenValuesWithinMinutesAreMoreThanOne() {
    Trial trial = learned("vulnerability");
    send(trial, AFTER, LOGIN.formatted("O'Brien", "x"), "syntax");
    send(trial, AFTER.plusMinutes(9), LOGIN.formatted("'", "x"), "syntax");
    assertThat(trial.results())
        .extracting(Result::severity)
        .containsExactly(Level.LOW, Level.MEDIUM);
  }

  @Test
  void aTextThatIsNotClosedSufficesWhereTheLogNamesNoError() {
    Trial trial = learned("vulnerability");
    send(trial, AFTER, LOGIN.formatted("O'Brien", "x"), "unknown");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void aFaultThatNoValueCausedIsNone() {
    Trial trial = learned("vulnerability");
    send(trial, AFTER, "select id frm users where name = 'anna'", "syntax");
    send(trial, AFTER, ORDERS.formatted("7 ordr"), "syntax");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void whatCameBeforeIsNoNews() {
    Trial trial = learned("injection");
    send(trial, AFTER, LOGIN.formatted("x or 1=1 --", "union select"), "success");
    send(trial, AFTER, LOGIN.formatted("O''Brien", "x"), "success");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aValueThatGoesOnAsSqlIsAnInjection() {
    Trial trial = learned("injection");
    send(trial, AFTER, LOGIN.formatted("x' or 1=1 -- ", "x"), "success");
    assertThat(trial.results()).hasSize(1);
    assertThat(trial.results().get(0).severity()).isEqualTo(Level.HIGH);
    assertThat(numbers(trial))
        .containsEntry("fragment", "x'\tor\t1=1\t--\t")
        .containsEntry("outcome", "succeeded");
    assertThat(numbers(trial).get("evidence")).contains("constant-condition");
  }

  @Test
  void anInjectionThatFailedAtColumnsIsOneAndASyntaxErrorIsNone() {
    Trial trial = learned("injection");
    send(trial, AFTER, ORDERS.formatted("7 union select name from users -- "), "extraction");
    send(trial, AFTER.plusHours(1), ORDERS.formatted("7' union select null -- "), "syntax");
    assertThat(trial.results()).extracting(Result::severity).containsExactly((Level) null);
  }

  @Test
  void manyFormsWithinMinutesAreATool() {
    Trial trial = learned("injection");
    List<String> tries =
        List.of(
            "7'",
            "7 and 1=1",
            "7) or (1=1",
            "7 union select null",
            "7;select sleep(5)",
            "7 or 'a'='a");
    for (int i = 0; i < tries.size(); i++) {
      send(trial, AFTER.plusSeconds(20L * i), ORDERS.formatted(tries.get(i)), "syntax");
    }
    assertThat(trial.outcomes()).isNotEmpty();
  }

  @Test
  void aCatalogueIsHigh() {
    Trial trial = learned("injection");
    String schema = "7 union select table_name from information_schema.tables -- ";
    send(trial, AFTER, ORDERS.formatted(schema), "unknown");
    assertThat(trial.results()).extracting(Result::severity).containsExactly(Level.HIGH);
  }

  @Test
  void whileItLearnsMoreIsAskedFor() {
    Trial trial = trial("injection", "program");
    send(trial, Duration.ZERO, ORDERS.formatted("1"), "success");
    send(trial, Duration.ofHours(1), ORDERS.formatted("7 or 1=1"), "success");
    send(
        trial, Duration.ofHours(2), ORDERS.formatted("7 or 1=1 union select 1,2,3 -- "), "success");
    assertThat(trial.results()).hasSize(1);
    assertThat(numbers(trial)).containsEntry("mode", "ad-hoc");
  }

  @Test
  void statementsWrittenByHandAreJudgedAsAWholeAlways() {
    Trial trial = trial("injection", "ad_hoc");
    for (int day = 0; day < 10; day++) {
      send(trial, Duration.ofDays(day), ORDERS.formatted("1"), "success");
    }
    send(trial, Duration.ofDays(11), ORDERS.formatted("7 or 1=1"), "success");
    assertThat(trial.outcomes()).isEmpty();
    send(
        trial, Duration.ofDays(12), ORDERS.formatted("7 or 1=1 union select 1,2,3 -- "), "success");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void aContextThatSendsNewTemplatesAllTheTimeIsWrittenByHand() {
    Trial trial = learned("injection");
    for (int i = 0; i < 40; i++) {
      send(trial, AFTER.plusMinutes(i), "select a%s from t".formatted("b".repeat(i)), "success");
    }
    send(trial, AFTER.plusHours(1), ORDERS.formatted("7 or 1=1"), "success");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void whoCanChangeOneStatementCannotMakeItLookWrittenByHand() {
    Trial trial = learned("injection");
    String value = "7";
    for (int i = 0; i < 40; i++) {
      value += " and a" + i + " = 1";
      send(trial, AFTER.plusMinutes(i), ORDERS.formatted(value), "success");
    }
    send(trial, AFTER.plusHours(2), ORDERS.formatted("7 union select a from b"), "success");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void whatAVersionedCommentHidesIsReadBothWays() {
    Trial trial = learned("injection");
    send(trial, AFTER, ORDERS.formatted("7 /*!99999 ' x */ union select a from b"), "success");
    send(trial, AFTER, ORDERS.formatted("7 /*M!100000 union select c from b*/"), "success");
    assertThat(trial.outcomes()).hasSize(2);
  }

  @Test
  void aCallThatWaitsInThePlaceOfANameIsAnInjection() {
    Trial trial = learned("injection");
    String products = "select id from products order by %s";
    for (int day = 0; day < 4; day++) {
      send(trial, AFTER.plusDays(day), products.formatted("name"), "success");
    }
    send(trial, AFTER.plusDays(5), products.formatted("name, sleep(5)"), "success");
    assertThat(numbers(trial))
        .containsEntry("template", "select id from products order by name«?»")
        .containsEntry("fragment", "name,\tsleep(5)");
    send(trial, AFTER.plusDays(5), products.formatted("(select max(a) from b)"), "success");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void moreStatementsInABatchThanBeforeAreNothing() {
    Trial trial = learned("injection");
    String update = "update parts set stock = 1 where id = 2";
    String insert = "insert into moves (a, b) values (1, now())";
    send(trial, AFTER, update + "; " + insert, "success");
    send(trial, AFTER.plusHours(1), update + "; " + update + "; " + insert, "success");
    send(trial, AFTER.plusHours(2), insert + "; " + insert, "success");
    send(trial, AFTER.plusHours(2), update, "success");
    assertThat(trial.outcomes()).isEmpty();
    send(trial, AFTER.plusHours(3), update + "; delete from users", "success");
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void evidenceOfTheProgramItselfIsKnownAfterThreeDaysFromThreeClientsAndFourteenDays() {
    Trial trial = learned("injection");
    String odd = "select b from report where 1=1 and sleep(0) = 0 and c = 1";
    for (int day = 0; day < 16; day += 5) {
      for (int client = 0; client < 4; client++) {
        send(trial, AFTER.plusDays(day).plusSeconds(client), odd, "success", client);
      }
    }
    assertThat(trial.outcomes()).hasSize(12);
  }

  @Test
  void aNewVersionOfTheProgramMayBeFaulty() {
    Trial trial = learned("vulnerability");
    for (int i = 0; i < 4; i++) {
      send(
          trial,
          AFTER.plusMinutes(i),
          "select %s from stock".formatted("c".repeat(i + 1)),
          "success",
          i);
    }
    send(trial, AFTER.plusMinutes(30), LOGIN.formatted("O'Brien", "x"), "syntax");
    assertThat(trial.outcomes()).isEmpty();
    assertThat(trial.known("sign", AFTER.plusHours(1)).get(0)).contains("new versions noticed: 1");
  }

  @Test
  void aStatementThatComesLateTeachesAndRaisesNothing() {
    Trial trial = learned("injection");
    List<Fact> before = trial.facts();
    send(trial, AFTER, LOGIN.formatted("x' or 1=1 -- ", "x"), "success");
    Fact late = trial.facts().get(before.size());
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    before.forEach(layers::accept);
    layers.advance(late.time() + 1);
    layers.accept(late);
    assertThat(layers.late()).isEqualTo(1);
    assertThat(results).isEmpty();
  }

  @Test
  void whatSomebodyHasCalledHarmlessIsKnown() {
    Trial trial = learned("injection");
    send(trial, AFTER, LOGIN.formatted("x' or 1=1 -- ", "x"), "success");
    List<Fact> facts = trial.facts();
    Fact attack = facts.get(facts.size() - 1);
    Matters matters = new Matters(trial.plan());
    List<Matter> found = new ArrayList<>();
    LayerStack layers =
        new LayerStack(
            trial.plan(), result -> found.add(Objects.requireNonNull(matters.of(result))));
    facts.forEach(layers::accept);
    layers.applyFeedback(found.get(0), Opinion.EXPECTED);
    layers.accept(attack);
    assertThat(found).hasSize(1);
  }

  @Test
  void aContextWithMoreTemplatesThanAreKeptIsWrittenByHandForADay() {
    Trial trial = learned("injection");
    for (int i = 0; i <= TemplateTable.MOST; i++) {
      String statement = "select c%d from t where d = 1".formatted(i);
      send(trial, Duration.ofDays(2).plusSeconds(i), statement, "success");
    }
    send(trial, Duration.ofDays(2).plusHours(20), ORDERS.formatted("7 or 1=1"), "success");
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    trial.facts().forEach(layers::accept);
    assertThat(results).isEmpty();
    assertThat(layers.knowledge().takeOverflows(trial.plan().keyed().get(0).index())).isPositive();
  }
}
