package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Points on which Sigma's text and its engines disagree, and what is done here: one class a point,
 * from a to j; {@link FurtherDisagreementsTest} has the rest.
 *
 * <p>Letters are those of the table in {@code docs/sigma.md}.
 */
class DisagreementsTest {
  private static final String LOGON =
      """
      title: Logon
      name: logon
      logsource: {product: linux}
      detection:
          selection: {action: logon}
          condition: selection
      """;

  private static String correlation(String body) {
    return LOGON + "---\ntitle: Many\nname: many\ncorrelation:\n" + body.indent(4);
  }

  @Nested
  class AFilters {
    @Test
    void aFilterIsJoinedWithAndToItsRule() {
      SigmaRules read =
          Written.read(
              LOGON
                  + """
                  ---
                  title: Not the administrators
                  logsource: {product: linux}
                  filter:
                      rules: [logon]
                      selection: {user: root}
                      condition: not selection
                  """);

      assertThat(Written.show(read.rules().get(0).expr()))
          .isEqualTo("(action 'logon' and not user 'root')");
      assertThat(read.problems()).isEmpty();
    }

    @Test
    void aFilterWithoutNegationKeepsOnlyWhatItSelectsAndIsWarnedOf() {
      SigmaRules read =
          Written.read(
              LOGON
                  + """
                  ---
                  title: Only the administrators
                  logsource: {product: linux}
                  filter:
                      rules: any
                      selection: {user: root}
                      condition: selection
                  """);

      assertThat(Written.show(read.rules().get(0).expr()))
          .isEqualTo("(action 'logon' and user 'root')");
      assertThat(Written.messages(read))
          .containsExactly("the filter keeps only the events it selects");
    }
  }

  @Nested
  class BRanges {
    @Test
    void aCorrelationConditionMayBeARange() {
      SigmaRules read =
          Written.read(
              correlation(
                  """
                  type: event_count
                  rules: [logon]
                  timespan: 5m
                  condition: {gt: 100, lte: 200}
                  """));

      Correlation.Threshold threshold =
          (Correlation.Threshold) read.correlations().get(0).condition();
      assertThat(threshold.bounds())
          .extracting(bound -> bound.comparison() + " " + bound.value())
          .containsExactly("GREATER 100", "LESS_OR_EQUAL 200");
    }
  }

  @Nested
  class CTimespans {
    private Duration timespan(String text) {
      SigmaRules read =
          Written.read(
              correlation(
                  """
                  type: event_count
                  rules: [logon]
                  timespan: %s
                  condition: {gte: 2}
                  """
                      .formatted(text)));
      return read.correlations().get(0).timespan();
    }

    @Test
    void sevenUnitsAreKnown() {
      assertThat(timespan("90s")).isEqualTo(Duration.ofSeconds(90));
      assertThat(timespan("15m")).isEqualTo(Duration.ofMinutes(15));
      assertThat(timespan("2h")).isEqualTo(Duration.ofHours(2));
      assertThat(timespan("3d")).isEqualTo(Duration.ofDays(3));
      assertThat(timespan("2w")).isEqualTo(Duration.ofDays(14));
      assertThat(timespan("1M")).isEqualTo(Duration.ofDays(30));
      assertThat(timespan("1y")).isEqualTo(Duration.ofDays(365));
    }

    @Test
    void monthsAndYearsAreWarnedOf() {
      String text =
          """
          type: event_count
          rules: [logon]
          timespan: 1y
          condition: {gte: 2}
          """;

      assertThat(Written.messages(Written.read(correlation(text))))
          .containsExactly("'1y' counts as 365 days");
    }
  }

  @Nested
  class DPercentiles {
    @Test
    void aPercentileMustBeNamed() {
      String text =
          """
          type: value_percentile
          rules: [logon]
          timespan: 5m
          condition: {field: duration, gte: 10}
          """;

      assertThat(Written.messages(Written.read(correlation(text))))
          .containsExactly("'value_percentile' needs a percentile between 0 and 100");
    }

    @Test
    void aNamedPercentileIsKept() {
      String text =
          """
          type: value_percentile
          rules: [logon]
          timespan: 5m
          condition: {field: duration, percentile: 99.5, gte: 10}
          """;

      assertThat(Written.read(correlation(text)).correlations().get(0).condition())
          .isInstanceOfSatisfying(
              Correlation.Threshold.class,
              threshold -> assertThat(threshold.percentile()).isEqualByComparingTo("99.5"));
    }
  }

  @Nested
  class EAliases {
    @Test
    void everySpellingOfAModifierIsKnown() {
      assertThat(Written.selection("a|utf16le|base64: x"))
          .isEqualTo(Written.selection("a|wide|base64: x"));
      assertThat(Written.selection("a|re|ignorecase|multiline|dotall: x"))
          .isEqualTo(Written.selection("a|re|i|m|s: x"))
          .isEqualTo("a /x/ims");
    }
  }

  @Nested
  class FAll {
    @Test
    void allOfASingleValueWorksAndIsWarnedOf() {
      SigmaRules read =
          Written.read(
              Written.rule(
                  """
                  selection:
                      a|contains|all: x
                  condition: selection
                  """));

      assertThat(Written.show(read.rules().get(0).expr())).isEqualTo("a '*x*'");
      assertThat(Written.messages(read)).containsExactly("'all' says nothing about a single value");
    }

    @Test
    void allNeedNotStandLast() {
      assertThat(Written.selection("a|all|contains: [x, y]"))
          .isEqualTo(Written.selection("a|contains|all: [x, y]"));
    }
  }

  @Nested
  class GNull {
    @Test
    void nullIsAbsentEmptyIsPresentAndExistsAsksForTheKey() {
      assertThat(Written.selection("a: null")).isEqualTo("a IsNull[]");
      assertThat(Written.selection("a:")).isEqualTo("a IsNull[]");
      assertThat(Written.selection("a: ''")).isEqualTo("a ''");
      assertThat(Written.selection("a|exists: true")).isEqualTo("a Exists[expected=true]");
      assertThat(Written.selection("a|exists: false")).isEqualTo("a Exists[expected=false]");
    }

    @Test
    void nullMayStandInAListOfValues() {
      assertThat(Written.selection("a: [null, '', x]")).isEqualTo("(a IsNull[] or a '' or a 'x')");
    }
  }

  @Nested
  class HWildcardsInContains {
    @Test
    void wildcardsOfTheValueComposeWithThoseOfTheModifier() {
      assertThat(Written.selection("a|contains: 'x*y'")).isEqualTo("a '*x*y*'");
      assertThat(Written.selection("a|contains: '*x*'")).isEqualTo("a '*x*'");
      assertThat(Written.selection("a|startswith: 'x*y'")).isEqualTo("a 'x*y*'");
      assertThat(Written.selection("a|endswith: 'x?y'")).isEqualTo("a '*x?y'");
      assertThat(Written.selection("a|endswith: '?'")).isEqualTo("a '*?'");
    }
  }

  @Nested
  class IBackslashes {
    @Test
    void aBackslashTakesTheMeaningOfAWildcardAway() {
      assertThat(Written.selection("a: 'x\\*y'")).isEqualTo("a 'x\\*y'");
      assertThat(Written.selection("a: 'x\\?y'")).isEqualTo("a 'x\\?y'");
    }

    @Test
    void twoBackslashesBeforeAWildcardAreABackslashAndAWildcard() {
      assertThat(Written.selection("a: 'x\\\\*y'"))
          .isEqualTo("a 'x\\*y'".replace("\\*", "\\" + "*"));
      assertThat(Wildcards.parse("x\\\\*y"))
          .containsExactly(
              new TextPattern.Literal("x\\"), new TextPattern.Star(), new TextPattern.Literal("y"));
    }

    @Test
    void threeBackslashesBeforeAWildcardAreABackslashAndACharacter() {
      assertThat(Wildcards.parse("x\\\\\\*y")).containsExactly(new TextPattern.Literal("x\\*y"));
    }

    @Test
    void aSingleBackslashIsItselfAndSoIsADoubledOne() {
      assertThat(Wildcards.parse("C:\\Windows\\"))
          .containsExactly(new TextPattern.Literal("C:\\Windows\\"));
      assertThat(Wildcards.parse("C:\\\\Windows"))
          .containsExactly(new TextPattern.Literal("C:\\Windows"));
      assertThat(Wildcards.parse("\\\\\\\\server"))
          .containsExactly(new TextPattern.Literal("\\\\server"));
    }

    @Test
    void aBackslashBeforeTheWildcardThatContainsAddsStaysABackslash() {
      assertThat(
              Wildcards.pattern(ValueTest.Relation.CONTAINS, Wildcards.parse("\\Temp\\"))
                  .segments())
          .containsExactly(
              new TextPattern.Star(), new TextPattern.Literal("\\Temp\\"), new TextPattern.Star());
    }
  }

  @Nested
  class JNumbers {
    @Test
    void aNumberIsComparedAsADecimalAndAQuotedOneAsText() {
      assertThat(Written.selection("EventID: 4624")).isEqualTo("EventID EQUAL 4624");
      assertThat(Written.selection("EventID: '4624'")).isEqualTo("EventID '4624'");
      assertThat(Written.selection("Ratio: 0.50")).isEqualTo("Ratio EQUAL 0.50");
      assertThat(Written.selection("Offset: -3")).isEqualTo("Offset EQUAL -3");
    }

    @Test
    void aNumberUnderATextModifierIsText() {
      assertThat(Written.selection("Details|contains: 00000429")).isEqualTo("Details '*00000429*'");
    }

    @Test
    void aHexadecimalNumberMeansItsDigitsAndItsValue() {
      assertThat(Written.selection("Access: 0x1410"))
          .isEqualTo("(Access '0x1410' or Access EQUAL 5136)");
    }

    @Test
    void digitsWithZerosBeforeThemAreAnIdentifier() {
      assertThat(Written.selection("Code: 007")).isEqualTo("Code '007'");
    }

    @Test
    void aBooleanIsABoolean() {
      assertThat(Written.selection("Signed: false")).isEqualTo("Signed Bool[value=false]");
      assertThat(Written.selection("Signed: 'false'")).isEqualTo("Signed 'false'");
    }
  }
}
