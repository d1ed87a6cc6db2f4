package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.match.Conditions.all;
import static org.hansho.match.Conditions.holds;
import static org.hansho.match.Conditions.match;
import static org.hansho.match.Conditions.not;
import static org.hansho.match.Conditions.scope;
import static org.hansho.match.Conditions.text;

import java.util.List;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Expr.Quantifier;
import org.hansho.sigma.ValueTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What arrays mean: a path through one reaches every element, {@code not} negates the whole, and
 * only a scope ties several tests to the same element.
 */
class ArrayTruthTest {
  private static final Expr IS_X = match("a.k", text("x"));
  private static final Expr IS_Y = match("a.k", text("y"));
  private static final Expr IS_NULL = match("a.k", new ValueTest.IsNull());
  private static final Expr EXISTS = match("a.k", new ValueTest.Exists(true));

  /** Columns: the value of {@code a}; is x; not x; x and y (as {@code |all}); null; exists. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"k\":\"x\"}]                   | true  | false | false | false | true",
        "[{\"k\":\"x\"},{\"k\":\"y\"}]     | true  | false | true  | false | true",
        "[{\"k\":\"z\"},{\"k\":\"y\"}]     | false | true  | false | false | true",
        "{\"k\":[\"x\",\"y\"]}             | true  | false | true  | false | true",
        "[{\"k\":[\"z\",\"x\"]},{\"n\":1}] | true  | false | false | false | true",
        "[{\"k\":null},{\"k\":\"x\"}]      | true  | false | false | false | true",
        "[{\"k\":null},{\"n\":\"x\"}]      | false | true  | false | true  | true",
        "[{\"n\":\"x\"}]                   | false | true  | false | true  | false",
        "[]                                | false | true  | false | true  | false",
        "null                              | false | true  | false | true  | false",
        "{\"k\":[]}                        | false | true  | false | false | true",
        "{\"k\":{\"x\":\"x\"}}             | false | true  | false | false | true",
        "{\"k\":\"x\"}                     | true  | false | false | false | true",
      })
  void pathThroughArrayMeansAnyElement(
      String value, boolean isX, boolean notX, boolean xAndY, boolean isNull, boolean exists) {
    String json = "{\"a\":" + value + "}";
    assertThat(
            List.of(
                holds(IS_X, json),
                holds(not(IS_X), json),
                holds(all(IS_X, IS_Y), json),
                holds(IS_NULL, json),
                holds(EXISTS, json)))
        .containsExactly(isX, notX, xAndY, isNull, exists);
  }

  @Test
  void absentFieldIsNullAndDoesNotExist() {
    assertThat(holds(IS_NULL, "{\"b\":1}")).isTrue();
    assertThat(holds(EXISTS, "{\"b\":1}")).isFalse();
    assertThat(holds(match("a.k", new ValueTest.Exists(false)), "{\"b\":1}")).isTrue();
  }

  @Test
  void fieldReferenceRelatesAnyValueWithAny() {
    Expr equal = match("a.k", new ValueTest.FieldReference("b", ValueTest.Relation.EQUAL, false));
    assertThat(holds(equal, "{\"a\":[{\"k\":\"1\"},{\"k\":\"Q\"}],\"b\":[\"z\",\"q\"]}")).isTrue();
    assertThat(holds(equal, "{\"a\":[{\"k\":\"1\"}],\"b\":[\"z\",\"q\"]}")).isFalse();
    assertThat(holds(not(equal), "{\"a\":[{\"k\":\"1\"},{\"k\":\"Q\"}],\"b\":[\"z\",\"q\"]}"))
        .isFalse();
  }

  /** Columns: the value of {@code a}; any; all; all_or_empty; none; index 0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"p\":true,\"m\":\"/\"}]                             | true  | true  | true  | false |"
            + " true",
        "[{\"p\":true,\"m\":\"x\"},{\"p\":false,\"m\":\"/\"}]   | false | false | false | true  |"
            + " false",
        "[{\"p\":true,\"m\":\"x\"},{\"p\":true,\"m\":\"/\"}]    | true  | false | false | false |"
            + " false",
        "[{\"p\":true,\"m\":[\"x\",\"/\"]},{\"p\":0}]           | true  | false | false | false |"
            + " true",
        "[]                                                     | false | false | true  | true  |"
            + " false",
        "null                                                   | false | false | true  | true  |"
            + " false",
        "{\"p\":true,\"m\":\"/\"}                               | true  | true  | true  | false |"
            + " true",
        "\"text\"                                               | false | false | false | true  |"
            + " false",
        "[null,{\"p\":true,\"m\":\"/\"}]                        | true  | false | false | false |"
            + " false",
        "[[{\"p\":true,\"m\":\"/\"}]]                           | true  | true  | true  | false |"
            + " true",
      })
  void scopeTiesTestsToOneElement(
      String value, boolean any, boolean all, boolean allOrEmpty, boolean none, boolean index) {
    Expr element = all(match("p", new ValueTest.Bool(true)), match("m", text("/")));
    String json = "{\"a\":" + value + "}";
    assertThat(
            List.of(
                holds(scope("a", Quantifier.ANY, element), json),
                holds(scope("a", Quantifier.ALL, element), json),
                holds(scope("a", Quantifier.ALL_OR_EMPTY, element), json),
                holds(scope("a", Quantifier.NONE, element), json),
                holds(scope("a", Quantifier.INDEX, element), json)))
        .containsExactly(any, all, allOrEmpty, none, index);
  }

  @Test
  void scopeOfAbsentFieldHasNoElements() {
    assertThat(holds(scope("a", Quantifier.ANY, IS_X), "{}")).isFalse();
    assertThat(holds(scope("a", Quantifier.ALL_OR_EMPTY, IS_X), "{}")).isTrue();
    assertThat(holds(scope("a", Quantifier.NONE, IS_X), "{}")).isTrue();
  }

  @Test
  void scopesNest() {
    Expr inner = all(match("n", text("PATH")), match("v", text("*/tmp*")));
    Expr outer = scope("containers", Quantifier.ANY, scope("env", Quantifier.ANY, inner));
    String near =
        "{\"containers\":[{\"env\":[{\"n\":\"PATH\",\"v\":\"/bin\"},{\"n\":\"X\",\"v\":\"/tmp\"}]}]}";
    String hit = "{\"containers\":[{\"env\":[]},{\"env\":[{\"n\":\"path\",\"v\":\"a:\\/tmp\"}]}]}";
    assertThat(holds(outer, near)).isFalse();
    assertThat(holds(outer, hit)).isTrue();
  }

  @Test
  void elementsOfSeveralArraysCountTogether() {
    Expr every = scope("a.k", Quantifier.ALL, match("v", text("x")));
    assertThat(holds(every, "{\"a\":[{\"k\":[{\"v\":\"x\"}]},{\"k\":[{\"v\":\"x\"}]}]}")).isTrue();
    assertThat(holds(every, "{\"a\":[{\"k\":[{\"v\":\"x\"}]},{\"k\":[{\"v\":\"y\"}]}]}")).isFalse();
  }

  @Test
  void emptyNameStandsForTheElementItself() {
    Expr every = scope("a", Quantifier.ALL, match("", text("x*")));
    assertThat(holds(every, "{\"a\":[\"x1\",\"X2\"]}")).isTrue();
    assertThat(holds(every, "{\"a\":[\"x1\",\"y\"]}")).isFalse();
    assertThat(holds(every, "{\"a\":\"x\"}")).isTrue();
  }
}
