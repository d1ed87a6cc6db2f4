package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.sigma.ValueList.Kind;
import org.hansho.yaml.Problem;
import org.junit.jupiter.api.Test;

/** Selections, placeholders and array scopes. */
class SelectionTest {
  private static final Lists LISTS =
      Lists.of(
          List.of(
              new ValueList("admins", Kind.TEXT, List.of("root", "svc-*"), "", ""),
              new ValueList("hosts", Kind.TEXT, List.of("h1", "h2"), "", ""),
              new ValueList("ti.nets", Kind.NETWORK, List.of("192.0.2.0/24"), "", "")));

  private static String withLists(String lines) {
    return Written.expr("selection:\n" + lines.indent(4) + "condition: selection\n", LISTS);
  }

  private static String withScopes(String lines) {
    SigmaRules read =
        Written.read(
            "sigma-version: 3\n"
                + Written.rule("selection:\n" + lines.indent(4) + "condition: selection\n"));
    assertThat(read.problems()).isEmpty();
    return Written.show(read.rules().get(0).expr());
  }

  @Test
  void aMappingIsAnAndAndAListOfMappingsAnOrOfAnds() {
    assertThat(Written.selection("a: x\nb: y")).isEqualTo("(a 'x' and b 'y')");
    assertThat(Written.selection("- a: x\n  b: y\n- c: z"))
        .isEqualTo("((a 'x' and b 'y') or c 'z')");
  }

  @Test
  void listsMixFieldsAndKeywords() {
    assertThat(Written.selection("- a: x\n- word")).isEqualTo("(a 'x' or text '*word*')");
  }

  @Test
  void keywordsMayAllBeAskedFor() {
    assertThat(Written.selection("'|all': [x, y]")).isEqualTo("(text '*x*' and text '*y*')");
    assertThat(Written.selection("- '|all': [x, y]\n- '|contains|all': [z, w]"))
        .isEqualTo("((text '*x*' and text '*y*') or (text '*z*' and text '*w*'))");
  }

  @Test
  void keywordsTakeModifiers() {
    assertThat(Written.selection("'|re': 'x+'")).isEqualTo("text /x+/");
    assertThat(Written.selection("'|startswith': x")).isEqualTo("text 'x*'");
    assertThat(Written.selection("'|cased': x")).isEqualTo("text cased '*x*'");
  }

  @Test
  void aSingleTextIsAKeyword() {
    assertThat(Written.expr("keywords: panic\ncondition: keywords")).isEqualTo("text '*panic*'");
  }

  @Test
  void fieldsWithDotsAndBracketsKeepTheirNames() {
    assertThat(Written.selection("a.b.c: x\n'd[0]': y")).isEqualTo("(a.b.c 'x' and d[0] 'y')");
  }

  @Test
  void aPlaceholderBecomesTheEntriesOfItsList() {
    assertThat(withLists("user|expand: '%admins%'")).isEqualTo("(user 'root' or user 'svc-*')");
    assertThat(withLists("user|contains|expand: '%hosts%'"))
        .isEqualTo("(user '*h1*' or user '*h2*')");
    assertThat(withLists("user|expand|startswith: ['%hosts%', x]"))
        .isEqualTo("(user 'h1*' or user 'h2*' or user 'x*')");
  }

  @Test
  void aPlaceholderMayBeAPartOfAText() {
    assertThat(withLists("path|expand: '/%hosts%/%admins%/x'"))
        .isEqualTo(
            "(path '/h1/root/x' or path '/h1/svc-*/x' or path '/h2/root/x' or path '/h2/svc-*/x')");
  }

  @Test
  void anEscapedPercentSignIsNone() {
    assertThat(withLists("path|expand: '\\%admins%'")).isEqualTo("path '%admins%'");
    assertThat(withLists("path|expand: '50%'")).isEqualTo("path '50%'");
  }

  @Test
  void withoutExpandAPlaceholderIsText() {
    assertThat(withLists("path: '%admins%'")).isEqualTo("path '%admins%'");
  }

  @Test
  void aListOfNetworksIsLookedUpWhileMatching() {
    assertThat(withLists("ip|expand: '%ti.nets%'"))
        .isEqualTo("ip InList[list=ti.nets, shape=EQUAL]");
    assertThat(withLists("ip|cidr|expand: '%ti.nets%'"))
        .isEqualTo("ip InList[list=ti.nets, shape=EQUAL]");
  }

  @Test
  void aListOfNetworksCannotBeAPartOfAText() {
    String detection = "selection:\n    ip|contains|expand: '%ti.nets%'\ncondition: selection";

    assertThat(Written.messages(Written.read(Written.rule(detection), LISTS)))
        .containsExactly("the list %ti.nets% holds networks, which cannot be a part of a text");
  }

  @Test
  void everyMissingListIsNamedOnce() {
    SigmaRules read =
        Written.read(
            Written.rule(
                """
                selection:
                    a|expand: ['%one%', '%two%', '%one%']
                condition: selection
                """));

    assertThat(read.problems())
        .extracting(Problem::severity)
        .containsExactly(Problem.Severity.MISSING_LIST, Problem.Severity.MISSING_LIST);
    assertThat(read.refused()).isEqualTo(1);
  }

  @Test
  void anArrayScopeSpeaksOfOneElement() {
    assertThat(withScopes("c[any]:\n    x: 1\n    y|contains: z"))
        .isEqualTo("c[any]{(x EQUAL 1 and y '*z*')}");
    assertThat(withScopes("c[all]:\n    x: 1")).isEqualTo("c[all]{x EQUAL 1}");
    assertThat(withScopes("c[all_or_empty]:\n    x: 1")).isEqualTo("c[all_or_empty]{x EQUAL 1}");
    assertThat(withScopes("c[none]:\n    x: 1")).isEqualTo("c[none]{x EQUAL 1}");
    assertThat(withScopes("a.c[2]:\n    x: 1")).isEqualTo("a.c[2]{x EQUAL 1}");
  }

  @Test
  void arrayScopesNestAndStandInPaths() {
    assertThat(withScopes("c[any]:\n    p[all]:\n        x: 1"))
        .isEqualTo("c[any]{p[all]{x EQUAL 1}}");
    assertThat(withScopes("c[0].p[any].x|startswith: y")).isEqualTo("c[0]{p[any]{x 'y*'}}");
  }

  @Test
  void aListOfMappingsInAScopeIsAnOr() {
    assertThat(withScopes("c[any]:\n    - x: 1\n    - y: 2\n      z: 3"))
        .isEqualTo("c[any]{(x EQUAL 1 or (y EQUAL 2 and z EQUAL 3))}");
  }

  @Test
  void anElementItselfHasTheEmptyName() {
    assertThat(withScopes("args[all]|startswith: x")).isEqualTo("args[all]{ 'x*'}");
    assertThat(withScopes("args[0]: [x, y]")).isEqualTo("args[0]{( 'x' or  'y')}");
  }

  @Test
  void anEscapedBracketBelongsToTheName() {
    assertThat(withScopes("'c\\[any\\]': x")).isEqualTo("c[any] 'x'");
  }
}
