package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlation documents. */
class CorrelationTest {
  private static final String BASES =
      """
      title: A
      name: a
      id: 5013198e-0000-4000-8000-0123456789ab
      logsource: {product: linux}
      detection: {selection: {f: a}, condition: selection}
      ---
      title: B
      name: b
      logsource: {product: linux}
      detection: {selection: {f: b}, condition: selection}
      ---
      title: C
      name: c
      logsource: {product: linux}
      detection: {selection: {f: c}, condition: selection}
      """;

  private static SigmaRules read(String body) {
    return Written.read(
        BASES + "---\ntitle: Correlated\nname: subject\ncorrelation:\n" + body.indent(4));
  }

  private static Correlation sound(String body) {
    SigmaRules read = read(body);
    assertThat(read.problems()).isEmpty();
    return read.correlations().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          EVENT_COUNT      ! {gte: 3}
          VALUE_COUNT      ! {gte: 3, field: user}
          VALUE_COUNT      ! {gte: 3, field: [user, host]}
          TEMPORAL         ! {gte: 2}
          TEMPORAL         ! a and b
          TEMPORAL_ORDERED ! {gte: 3}
          VALUE_SUM        ! {gt: 3.5, field: size}
          VALUE_AVG        ! {lt: 3, field: size}
          VALUE_PERCENTILE ! {gte: 3, field: size, percentile: 95}
          VALUE_MEDIAN     ! {neq: 3, field: size}
          """)
  void theEightTypesAreRead(Correlation.Type type, String condition) {
    Correlation correlation =
        sound(
            """
            type: %s
            rules: [a, b, c]
            timespan: 10m
            condition: %s
            """
                .formatted(type.name().toLowerCase(java.util.Locale.ROOT), condition));

    assertThat(correlation.type()).isEqualTo(type);
    assertThat(correlation.timespan()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aTemporalCorrelationWithoutConditionNeedsAllItsRules() {
    Correlation correlation =
        sound(
            """
            type: temporal_ordered
            rules: [b, a]
            group-by: [user]
            timespan: 1h
            """);

    assertThat(correlation.condition())
        .isEqualTo(
            new Correlation.Together(
                new Correlation.AllOf(
                    List.of(new Correlation.Seen("b"), new Correlation.Seen("a")))));
    assertThat(correlation.subject().rules()).containsExactly("b", "a");
    assertThat(correlation.subject().groupBy()).containsExactly("user");
  }

  @Test
  void aTemporalConditionMayBeBoolean() {
    Correlation correlation =
        sound(
            """
            type: temporal
            rules: [a, b, c]
            timespan: 1h
            condition: a and (b or c) and not 1 of c*
            """);

    assertThat(correlation.condition())
        .isEqualTo(
            new Correlation.Together(
                new Correlation.AllOf(
                    List.of(
                        new Correlation.Seen("a"),
                        new Correlation.OneOf(
                            List.of(new Correlation.Seen("b"), new Correlation.Seen("c"))),
                        new Correlation.Absent(
                            new Correlation.OneOf(List.of(new Correlation.Seen("c"))))))));
  }

  @Test
  void theRulesMayBeThoseOfTheCondition() {
    Correlation correlation =
        sound(
            """
            type: temporal
            timespan: 1h
            condition: b and not a
            """);

    assertThat(correlation.subject().rules()).containsExactly("b", "a");
  }

  @Test
  void rulesMayBeNamedByIdAndAliasesByName() {
    Correlation correlation =
        sound(
            """
            type: temporal
            rules: [5013198e-0000-4000-8000-0123456789ab, b]
            group-by: [who]
            aliases:
                who: {a: user, 'b': target_user}
            timespan: 1h
            """);

    assertThat(correlation.subject().rules()).containsExactly("a", "b");
    assertThat(correlation.subject().aliases())
        .isEqualTo(Map.of("who", Map.of("a", "user", "b", "target_user")));
    assertThat(correlation.subject().fieldOf("who", "b")).isEqualTo("target_user");
    assertThat(correlation.subject().fieldOf("host", "b")).isEqualTo("host");
  }

  @Test
  void rulesReferredToWithoutGenerateAreBuildingBlocks() {
    String body =
        """
        type: event_count
        rules: [a]
        timespan: 1h
        condition: {gte: 3}
        """;

    assertThat(read(body).rules()).extracting(Rule::building).containsExactly(true, false, false);
    assertThat(read(body + "generate: true").rules())
        .extracting(Rule::building)
        .containsExactly(false, false, false);
  }

  @Test
  void rulesOfARefusedCorrelationStayBuildingBlocks() {
    SigmaRules read =
        read(
            """
            type: event_count
            rules: [a]
            timespan: soon
            condition: {gte: 3}
            """);

    assertThat(read.correlations()).isEmpty();
    assertThat(read.rules()).extracting(Rule::building).containsExactly(true, false, false);
  }

  @Test
  void aChainMarksItsLinksAsBuildingBlocks() {
    SigmaRules read =
        Written.read(
            BASES
                + """
                ---
                title: Many
                name: many
                correlation: {type: event_count, rules: [a], timespan: 1h, condition: {gte: 3}}
                ---
                title: Then
                name: then
                correlation: {type: temporal_ordered, rules: [many, b], timespan: 1d}
                """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.correlations()).extracting(Correlation::building).containsExactly(true, false);
  }

  @Test
  void everyMemberOfACycleIsRefused() {
    SigmaRules read =
        Written.read(
            """
            title: One
            name: one
            correlation: {type: event_count, rules: [two], timespan: 1h, condition: {gte: 3}}
            ---
            title: Two
            name: two
            correlation: {type: event_count, rules: [one], timespan: 1h, condition: {gte: 3}}
            """);

    assertThat(read.correlations()).isEmpty();
    assertThat(Written.messages(read)).contains("'one' leads back to this document");
  }

  @Test
  void aListThatABaseLacksIsLackedByItsCorrelation() {
    SigmaRules read =
        Written.read(
            """
            title: Base
            name: base
            logsource: {product: linux}
            detection: {selection: {'f|expand': '%list%'}, condition: selection}
            ---
            title: Many
            correlation: {type: event_count, rules: [base], timespan: 1h, condition: {gte: 3}}
            """);

    assertThat(read.problems())
        .hasSize(2)
        .allMatch(problem -> problem.severity() == Problem.Severity.MISSING_LIST);
  }

  @Test
  void boundsAdmitNumbers() {
    Correlation correlation =
        sound(
            """
            type: event_count
            rules: [a]
            timespan: 1h
            condition: {gt: 2, lte: 5, neq: 4}
            """);
    List<Bound> bounds = ((Correlation.Threshold) correlation.condition()).bounds();

    assertThat(List.of(2, 3, 4, 5, 6))
        .filteredOn(n -> Bound.allAdmit(bounds, BigDecimal.valueOf(n)))
        .containsExactly(3, 5);
  }
}
