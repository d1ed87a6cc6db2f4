package org.hansho.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.match.Conditions.rule;
import static org.hansho.match.Conditions.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.KeywordText;
import org.hansho.json.JsonPaths;
import org.hansho.json.JsonScanner;
import org.hansho.json.JsonValues;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON writes one text in many ways, and a keyword may stand anywhere in a record. */
class KeywordSpellingTest {
  private static final RuleSet RULES =
      RuleSet.compile(
          List.of(
              rule("long", new Expr.Keyword(text("*Example.Compute/snapshots/write & more*"))),
              rule("other", new Expr.Keyword(text("*example.network/securitygroups/write*")))),
          Lists.NONE,
          List.of(),
          RuleSet.Routing.EVERY_RULE);

  private final JsonValues values = new JsonValues();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.compute/snapshots/write & more",
        "EXAMPLE.COMPUTE/SNAPSHOTS/WRITE & MORE",
        "Example.Compute\\/snapshots\\/write & more",
        "Example.Compute\\u002fsnapshots\\u002Fwrite & more",
        "Example.Compute/snapshots/write \\u0026 more",
        "Ex\\u0061mple.Compute/snapshots/write & more"
      })
  void aKeywordIsFoundHoweverTheRecordSpellsItAndWhereverItStands(String spelt) {
    for (int pad = 0; pad < 40; pad++) {
      String before = "x".repeat(pad);
      assertThat(matches("{\"k\":\"" + before + spelt + "\"}")).containsExactly(0);
      assertThat(matches("{\"a\\\"é\":\"\\n\\t\\u00e9" + before + "\",\"k\":[\"" + spelt + "z\"]}"))
          .containsExactly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"k\":\"example.compute/snapshots/write  more\"}",
        "{\"k\":\"example.compute/snapshots/\",\"l\":\"write & more\"}",
        "{\"example.compute/snapshots/write & more\":1}"
      })
  void aKeywordIsNotFoundInPiecesNorInKeys(String record) {
    assertThat(matches(record)).isEmpty();
  }

  private List<Integer> matches(String record) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    Event event = new Event(RULES.fields());
    event.setEventClass(Conditions.ANY_CLASS);
    event.setKeywordText(
        KeywordText.inRecord(
            (read, visitor) ->
                values.visit(
                    read.recordBuffer(), read.recordOffset(), read.recordLength(), visitor)));
    event.begin(bytes, 0, bytes.length, 0);
    JsonScanner scanner = new JsonScanner(JsonPaths.builder().build(), event, 64, 1_000);
    assertThat(scanner.read(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    List<Integer> matched = new ArrayList<>();
    RULES.matcher().match(event, (rule, unused) -> matched.add(rule));
    return matched;
  }
}
