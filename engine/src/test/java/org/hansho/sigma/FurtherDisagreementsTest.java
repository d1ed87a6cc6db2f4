package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.event.LogSource;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Points k to s of the table in {@code docs/sigma.md}, one class a point. What concerns matching
 * only (k, m, q) is proven beside the matcher; here stands what the language hands on.
 */
class FurtherDisagreementsTest {
  private static final String LOGON =
      """
      title: Logon
      name: logon
      logsource: {product: linux}
      detection:
          selection: {action: logon}
          condition: selection
      """;

  @Nested
  class KKeywords {
    @Test
    void keywordsAreSearchedInAllText() {
      assertThat(Written.expr("keywords: [segfault, 'a*b', 404]\ncondition: keywords"))
          .isEqualTo("(text '*segfault*' or text '*a*b*' or text '*404*')");
    }
  }

  @Nested
  class LCase {
    @Test
    void onlyCasedMakesLettersCount() {
      assertThat(Written.selection("a|contains: Straße")).isEqualTo("a '*Straße*'");
      assertThat(Written.selection("a|contains|cased: Straße")).isEqualTo("a cased '*Straße*'");
    }
  }

  @Nested
  class MRegularExpressions {
    @Test
    void anExpressionIsHandedOnAsWritten() {
      assertThat(Written.selection("a|re: '^\\w+\\.exe$'")).isEqualTo("a /^\\w+\\.exe$/");
    }
  }

  @Nested
  class NDashes {
    @Test
    void aDashThatBeginsAWordIsAnyOfFive() {
      assertThat(Written.selection("a|windash|contains: ' -f /tmp'")).isEqualTo("a '* ~f ~tmp*'");
      assertThat(Written.selection("a|contains|windash: '-enc'")).isEqualTo("a '*~enc*'");
      assertThat(Written.selection("a|contains|windash: ' /'")).isEqualTo("a '* /*'");
      assertThat(Written.selection("a|windash: 'well-known'")).isEqualTo("a 'well-known'");
      assertThat(Written.selection("a|windash: '--all'")).isEqualTo("a '-~all'");
    }
  }

  @Nested
  class OBase64 {
    @Test
    void anOffsetGivesThreeTextsWithoutTheirUncertainEnds() {
      assertThat(Written.selection("a|base64offset|contains: 'foobar'"))
          .isEqualTo("(a '*Zm9vYmFy*' or a '*Zvb2Jhc*' or a '*mb29iYX*')");
    }

    @Test
    void wideComesBeforeTheOffsetWhereItIsWrittenFirst() {
      assertThat(Written.selection("a|wide|base64offset|contains: 'ab'"))
          .isEqualTo("(a '*YQBiA*' or a '*EAYg*' or a '*hAGIA*')");
    }
  }

  @Nested
  class PPatternsOfNames {
    private static final String SELECTIONS =
        """
        sel_a: {x: 1}
        sel_b: {x: 2}
        other_sel: {x: 3}
        _sel_hidden: {x: 4}
        """;

    @Test
    void aStarMayStandAnywhere() {
      assertThat(Written.expr(SELECTIONS + "condition: 1 of s*_*"))
          .isEqualTo("(x EQUAL 1 or x EQUAL 2)");
      assertThat(Written.expr(SELECTIONS + "condition: all of *sel*"))
          .isEqualTo("(x EQUAL 1 and x EQUAL 2 and x EQUAL 3)");
    }

    @Test
    void namesWithAnUnderscoreBeforeThemAreMeantOnlyByPatternsWithOne() {
      assertThat(Written.expr(SELECTIONS + "condition: 1 of _*")).isEqualTo("x EQUAL 4");
      assertThat(Written.expr(SELECTIONS + "condition: any of them"))
          .isEqualTo("(x EQUAL 1 or x EQUAL 2 or x EQUAL 3)");
    }
  }

  @Nested
  class QLogSources {
    @Test
    void theLogSourceOfARuleStaysItsFilter() {
      Rule rule = Written.read(LOGON).rules().get(0);

      assertThat(rule.logSource().admits(LogSource.of("linux", null, "auditd"))).isTrue();
      assertThat(rule.logSource().admits(LogSource.of("windows", null, "security"))).isFalse();
    }
  }

  @Nested
  class RSpellingsOfLogSources {
    @Test
    void spellingsOfOneLogSourceAreReadAsOne() {
      LogSource audit = LogSource.of("kubernetes", null, "audit");

      assertThat(LogSources.normalised(LogSource.of("kubernetes", "application", "audit")))
          .isEqualTo(audit);
      assertThat(LogSources.normalised(audit)).isEqualTo(audit);
    }

    @Test
    void aRuleIsReadWithTheSpellingInUse() {
      String text =
          """
          title: Test
          logsource: {Product: ignored, product: Kubernetes, category: application, service: audit}
          detection:
              selection: {verb: create}
              condition: selection
          """;

      assertThat(Written.read(text).rules().get(0).logSource())
          .isEqualTo(LogSource.of("kubernetes", null, "audit"));
    }
  }

  @Nested
  class SOddRules {
    private static final String BODY =
        """
        logsource: {product: linux}
        detection:
            selection: {a: b}
            condition: selection
        """;

    @Test
    void aMissingIdIsNoFault() {
      SigmaRules read = Written.read("title: No id\n" + BODY);

      assertThat(read.problems()).isEmpty();
      assertThat(read.rules().get(0).reference()).isEqualTo("No id");
    }

    @Test
    void bothWaysToWriteADateAreKnown() {
      assertThat(
              Written.read("title: A\ndate: 2026/11/25\nmodified: 2026-11-26\n" + BODY).problems())
          .isEmpty();
    }

    @Test
    void theSecondDocumentWithAnIdIsRefused() {
      String id = "id: 0f3a3c59-3a2b-4c7f-8c55-3f3b2f1f8a11\n";

      SigmaRules read =
          SigmaRules.read(
              List.of(
                  new SourceText("b.yml", "title: B\n" + id + BODY),
                  new SourceText("a.yml", "title: A\n" + id + BODY)),
              Lists.NONE);

      assertThat(read.rules()).extracting(Rule::title).containsExactly("A");
      assertThat(Written.messages(read)).singleElement().asString().contains("a.yml:1:1");
    }

    @Test
    void aVeryLongTitleIsWarnedOf() {
      SigmaRules read = Written.read("title: " + "long ".repeat(10_000) + "\n" + BODY);

      assertThat(read.rules()).hasSize(1);
      assertThat(Written.messages(read)).containsExactly("the title has 49999 characters");
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsAreNoFault() {
      SigmaRules read = Written.read("\uFEFF" + ("title: A\n" + BODY).replace("\n", "\r\n"));

      assertThat(read.problems()).isEmpty();
      assertThat(read.rules()).hasSize(1);
    }

    @Test
    void aTabThatIndentsRefusesItsDocumentOnly() {
      SigmaRules read =
          Written.read("title: A\nlogsource:\n\tproduct: linux\n---\ntitle: B\n" + BODY);

      assertThat(read.rules()).extracting(Rule::title).containsExactly("B");
      assertThat(read.problems().get(0).place().line()).isEqualTo(3);
    }

    @Test
    void oneBadRuleNeverStopsTheRest() {
      SigmaRules read =
          SigmaRules.read(
              List.of(
                  new SourceText("1.yml", "title: [\n"),
                  new SourceText("2.yml", "\u0000"),
                  new SourceText("3.yml", "title: Good\n" + BODY)),
              Lists.NONE);

      assertThat(read.rules()).extracting(Rule::title).containsExactly("Good");
      assertThat(read.refused()).isEqualTo(2);
    }
  }
}
