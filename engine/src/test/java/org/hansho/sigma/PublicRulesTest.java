package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problem.Severity;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Every public rule loads, or says which list it lacks. */
class PublicRulesTest {
  /**
   * Plain scalars that YAML 1.1 reads as booleans, octal or base-60 numbers and YAML 1.2 does not.
   */
  private static final Pattern ANOTHER_VALUE_UNDER_YAML_11 =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
              + "|[-+]?0[0-9]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*"
              + "|[-+]?[0-9]+(:[0-5]?[0-9])+(\\.[0-9]*)?|[-+]?[0-9]+[eE][-+]?[0-9]+|0o[0-7]+");

  @Test
  void allLoadButThoseThatLackAList() {
    SigmaRules read = SigmaRules.read(PublicRules.texts(), Lists.NONE);

    assertThat(read.files()).isEqualTo(3780);
    assertThat(read.documents()).isEqualTo(3780);
    assertThat(read.problems())
        .isNotEmpty()
        .allMatch(problem -> problem.severity() == Severity.MISSING_LIST)
        .allMatch(problem -> problem.rule().length() == 36);
    assertThat(read.rules()).hasSize(3755);
    assertThat(read.refused()).isEqualTo(25);
  }

  @Test
  void twoMoreLoadOnceTheirListIsGiven() {
    ValueList list = new ValueList("known_cdcs", Kind.TEXT, List.of("dc1.example.com"), "", "");

    SigmaRules read = SigmaRules.read(PublicRules.texts(), Lists.of(List.of(list)));

    assertThat(read.rules()).hasSize(3757);
    assertThat(read.refused()).isEqualTo(23);
  }

  @Test
  void allLoadOnceAllListsAreGiven() {
    List<SourceText> texts = PublicRules.texts();
    List<ValueList> lists =
        SigmaRules.read(texts, Lists.NONE).problems().stream()
            .map(Problem::message)
            .map(message -> message.substring(message.indexOf('%') + 1, message.lastIndexOf('%')))
            .distinct()
            .map(name -> new ValueList(name, Kind.TEXT, List.of("x.example.com"), "", ""))
            .toList();

    SigmaRules read = SigmaRules.read(texts, Lists.of(lists));

    assertThat(lists).hasSizeGreaterThan(20);
    assertThat(read.rules()).hasSize(3780);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void everyKindOfTestIsFoundAsOftenAsThePublicRulesUseIt() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Rule rule : SigmaRules.read(PublicRules.texts(), Lists.NONE).rules()) {
      count(rule.expr(), counts);
    }

    assertThat(counts.get("Regex")).isGreaterThanOrEqualTo(217);
    assertThat(counts.get("Cidr")).isGreaterThan(150);
    assertThat(counts.get("FieldReference")).isGreaterThanOrEqualTo(5);
    assertThat(counts.get("Text")).isGreaterThan(40_000);
    assertThat(counts.get("Keyword")).isGreaterThan(700);
    assertThat(counts).doesNotContainKeys("InList", "ArrayScope");
  }

  private static void count(Expr expr, Map<String, Integer> counts) {
    if (expr instanceof Expr.And and) {
      and.terms().forEach(term -> count(term, counts));
    } else if (expr instanceof Expr.Or or) {
      or.terms().forEach(term -> count(term, counts));
    } else if (expr instanceof Expr.Not not) {
      count(not.term(), counts);
    } else if (expr instanceof Expr.Match match) {
      counts.merge(match.test().getClass().getSimpleName(), 1, Integer::sum);
    } else {
      counts.merge(expr.getClass().getSimpleName(), 1, Integer::sum);
    }
  }

  @Test
  void onlyTwoScalarsWouldReadOtherwiseUnderYaml11AndTheirMeaningIsTheSame() {
    List<String> found = new ArrayList<>();
    LoadSettings settings = LoadSettings.builder().build();
    for (SourceText text : PublicRules.texts()) {
      for (Event event : new Parse(settings).parseString(text.text())) {
        if (event instanceof ScalarEvent scalar
            && scalar.isPlain()
            && ANOTHER_VALUE_UNDER_YAML_11.matcher(scalar.getValue()).matches()) {
          found.add(scalar.getValue());
        }
      }
    }

    // Both are parts of a text: 'Details|contains'.
    assertThat(found).containsExactlyInAnyOrder("00000429", "00050429");
    assertThat(Written.selection("Details|contains: 00000429"))
        .isEqualTo(Written.selection("Details|contains: '00000429'"));
  }
}
