package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Texts of several documents, and filters. */
class DocumentsTest {
  private static String rule(String name, String logSource) {
    return """
    title: Rule %1$s
    name: %1$s
    logsource: {%2$s}
    detection:
        selection: {f: %1$s}
        condition: selection
    """
        .formatted(name, logSource);
  }

  private static String filter(String rules, String logSource) {
    return """
    title: Filter
    logsource: {%2$s}
    filter:
        rules: %1$s
        selection: {user: root}
        condition: not selection
    """
        .formatted(rules, logSource);
  }

  private static List<String> filtered(SigmaRules read) {
    return read.rules().stream()
        .filter(rule -> Written.show(rule.expr()).contains("root"))
        .map(Rule::reference)
        .toList();
  }

  @Test
  void everyKeyOfARuleIsKept() {
    Rule rule =
        Written.read(
                """
                title: Title
                id: 5013198e-0000-4000-8000-0123456789ab
                name: short
                status: stable
                description: Words.
                tags: [Attack.T1059, attack.execution]
                fields: [Image]
                falsepositives: [Admins]
                level: high
                logsource: {product: Windows, category: process_creation, definition: none}
                detection: {selection: {Image: x}, condition: selection}
                """)
            .rules()
            .get(0);

    assertThat(rule.reference()).isEqualTo("short");
    assertThat(rule.id()).isEqualTo("5013198e-0000-4000-8000-0123456789ab");
    assertThat(rule.status()).isEqualTo("stable");
    assertThat(rule.description()).isEqualTo("Words.");
    assertThat(rule.tags()).containsExactly("attack.t1059", "attack.execution");
    assertThat(rule.fields()).containsExactly("Image");
    assertThat(rule.falsePositives()).containsExactly("Admins");
    assertThat(rule.level()).isEqualTo(Level.HIGH);
    assertThat(rule.logSource()).hasToString("windows/process_creation/*");
    assertThat(rule.building()).isFalse();
    assertThat(rule.place()).hasToString("test.yml:1:1");
  }

  @Test
  void aRuleWithoutALevelIsMedium() {
    assertThat(Written.read(rule("a", "product: linux")).rules().get(0).level())
        .isEqualTo(Level.MEDIUM);
  }

  @Test
  void whatIsGlobalFillsUpTheDocumentsAfterIt() {
    SigmaRules read =
        Written.read(
            """
            action: global
            title: Common title
            level: low
            logsource: {product: windows}
            detection: {condition: selection}
            ---
            name: first
            logsource: {service: security}
            detection: {selection: {EventID: 1}}
            ---
            name: second
            level: high
            logsource: {service: system}
            detection: {selection: {EventID: 2}}
            ---
            action: reset
            ---
            title: Third
            logsource: {product: linux}
            detection: {selection: {a: b}, condition: selection}
            """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.documents()).isEqualTo(3);
    assertThat(read.rules())
        .extracting(rule -> rule.title() + " " + rule.logSource() + " " + rule.level())
        .containsExactly(
            "Common title windows/*/security LOW",
            "Common title windows/*/system HIGH",
            "Third linux/*/* MEDIUM");
  }

  @Test
  void repeatFillsUpFromTheDocumentBefore() {
    SigmaRules read =
        Written.read(
            rule("first", "product: linux")
                + """
                ---
                action: repeat
                name: second
                detection: {selection: {f: other}}
                """);

    assertThat(read.rules())
        .extracting(rule -> rule.name() + " " + Written.show(rule.expr()))
        .containsExactly("first f 'first'", "second f 'other'");
  }

  @Test
  void whatIsGlobalGivesCorrelationsNoSelections() {
    SigmaRules read =
        Written.read(
            """
            action: global
            title: Common
            logsource: {product: linux}
            ---
            name: base
            detection: {selection: {a: b}, condition: selection}
            ---
            name: many
            correlation: {type: event_count, rules: [base], timespan: 1h, condition: {gte: 5}}
            """);

    assertThat(read.problems()).isEmpty();
    assertThat(read.correlations()).hasSize(1);
  }

  @Test
  void anAlertDocumentIsPassedOver() {
    SigmaRules read = Written.read(rule("a", "product: linux") + "---\nalert: {row: 1}\nja: {}\n");

    assertThat(read.documents()).isEqualTo(1);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void anEmptyTextHasNoDocuments() {
    assertThat(Written.read("# nothing\n---\n---\n").documents()).isZero();
  }

  @Test
  void theOrderOfTextsDoesNotMatter() {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add(new SourceText(i + ".yml", rule("r" + i % 30, "product: linux")));
    }
    SigmaRules first = SigmaRules.read(texts, Lists.NONE);
    Collections.shuffle(texts, new Random(7));

    assertThat(SigmaRules.read(texts, Lists.NONE)).isEqualTo(first);
    assertThat(first.rules()).hasSize(30);
    assertThat(first.refused()).isEqualTo(10);
  }

  @Test
  void everyProblemOfATextIsReportedAtOnce() {
    SigmaRules read =
        Written.read(
            Written.rule(
                """
                selection:
                    a|contain: x
                    b|re: '('
                    c|cidr: y
                condition: selection or missing
                """));

    assertThat(read.problems())
        .extracting(problem -> problem.place().line())
        .containsExactly(7, 8, 9, 10);
    assertThat(read.problems())
        .allMatch(problem -> problem.rule().equals("00000000-0000-4000-8000-000000000000"));
  }

  @Test
  void aFilterForAnyRuleNarrowsTheRulesOfItsLogSource() {
    SigmaRules read =
        Written.read(
            String.join(
                "---\n",
                rule("a", "product: linux, service: auditd"),
                rule("b", "product: linux"),
                rule("c", "product: windows"),
                filter("any", "product: linux")));

    assertThat(filtered(read)).containsExactly("a", "b");
    assertThat(read.filters()).hasSize(1);
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void aFilterNamesRulesByNameOrIdInOtherTextsToo() {
    String withId =
        rule("b", "product: linux").replace("name: b", "id: 5013198e-0000-4000-8000-0123456789ab");
    SigmaRules read =
        SigmaRules.read(
            List.of(
                new SourceText(
                    "0.yml", filter("[a, 5013198e-0000-4000-8000-0123456789ab]", "product: linux")),
                new SourceText("1.yml", rule("a", "product: linux")),
                new SourceText("2.yml", withId),
                new SourceText("3.yml", rule("c", "product: linux"))),
            Lists.NONE);

    assertThat(filtered(read)).containsExactly("a", "5013198e-0000-4000-8000-0123456789ab");
  }

  @Test
  void aFilterOfANarrowerLogSourceDoesNotApply() {
    SigmaRules read =
        Written.read(
            rule("a", "product: linux") + "---\n" + filter("[a]", "product: linux, service: sshd"));

    assertThat(filtered(read)).isEmpty();
    assertThat(Written.messages(read))
        .containsExactly("the filter does not apply to 'a', whose log source is wider");
  }

  @Test
  void severalFiltersAllNarrow() {
    String second =
        filter("[a]", "product: linux").replace("Filter", "Other").replace("root", "bin");
    SigmaRules read =
        Written.read(
            String.join(
                "---\n", rule("a", "product: linux"), filter("any", "product: linux"), second));

    assertThat(Written.show(read.rules().get(0).expr()))
        .isEqualTo("((f 'a' and not user 'root') and not user 'bin')");
  }
}
