package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final Fields FIELDS = Fields.of(List.of("user.name", "file.path", "host.name"));

  private static Event event(String... values) {
    return Events.of(FIELDS, 0, "r", values);
  }

  private static String say(String template, Event event) {
    List<String> faults = new ArrayList<>();
    Sentence sentence = Sentence.parse(template, faults);
    SentenceValues.Collector values = new SentenceValues.Collector(new EventValues(event));
    sentence.collect(values);
    String said = sentence.of(values.all(), 7, Language.ENGLISH);
    assertThat(faults).isEmpty();
    return said;
  }

  @Test
  void fieldsAreReplacedByTheirFirstValue() {
    Event event = event("user.name", "erin", "file.path", "/a", "file.path", "/b");
    assertThat(say("{user.name} opened {file.path}.", event)).isEqualTo("erin opened /a.");
  }

  @Test
  void theCountOfTheAlertIsShown() {
    assertThat(say("{user.name} tried {alert.count} times.", event("user.name", "erin")))
        .isEqualTo("erin tried 7 times.");
  }

  @Test
  void aStarJoinsAllDifferentValues() {
    Event event = event("file.path", "/a", "file.path", "/b", "file.path", "/a");
    assertThat(say("opened {file.path,*}", event)).isEqualTo("opened /a, /b");
  }

  @Test
  void aLongListIsCut() {
    String[] values = new String[2 * (Sentence.VALUES + 5)];
    for (int i = 0; i < values.length; i += 2) {
      values[i] = "file.path";
      values[i + 1] = "/" + i;
    }
    assertThat(say("{file.path,*}", event(values))).endsWith(", /18, …");
  }

  @Test
  void anotherFieldStandsInForAnAbsentOne() {
    Event event = event("host.name", "web-1", "file.path", "/a", "file.path", "/b");
    assertThat(say("{user.name,host.name|Somebody} opened {user.name,file.path,*|it}", event))
        .isEqualTo("web-1 opened /a, /b");
    assertThat(say("{user.name,user.id|Somebody}", event)).isEqualTo("Somebody");
  }

  @Test
  void wordsStandInForAnAbsentField() {
    assertThat(say("{user.name|an unknown user} on {host.name}", event()))
        .isEqualTo("an unknown user on -");
  }

  @Test
  void anEmptyStandInTakesTheSpaceBeforeItAlong() {
    String template = "{user.name|} ran it: {file.path,*|} {host.name|}";
    assertThat(say(template, event())).isEqualTo(" ran it:");
    assertThat(say(template, event("host.name", "h"))).isEqualTo(" ran it: h");
  }

  @Test
  void noSpaceStandsBetweenJapaneseAndJapanese() {
    String template = "{host.name|このホスト} で {user.name|不明なユーザー} が {file.path} を開きました";
    assertThat(say(template, event("file.path", "/a"))).isEqualTo("このホストで不明なユーザーが /a を開きました");
    assertThat(say(template, event("file.path", "/a", "host.name", "web-1")))
        .isEqualTo("web-1 で不明なユーザーが /a を開きました");
  }

  @Test
  void anEmptyValueOrADashCountsAsAbsent() {
    assertThat(
            say("{user.name|nobody} {host.name|nowhere}", event("user.name", "", "host.name", "-")))
        .isEqualTo("nobody nowhere");
  }

  @Test
  void doubledBracesAreBraces() {
    assertThat(say("{{{user.name}}}", event("user.name", "erin"))).isEqualTo("{erin}");
  }

  @Test
  void longValuesLoseTheirMiddleAndLineEndsBecomeSpaces() {
    String said = say("{user.name}", event("user.name", "a\n" + "b".repeat(500) + "z"));
    assertThat(said).startsWith("a bbb").endsWith("bbz").contains("…");
    assertThat(said).hasSize(Sentence.VALUE_CHARACTERS + 1);
  }

  @Test
  void shorteningNeverSplitsACharacter() {
    String said = say("{user.name}", event("user.name", "𝒳".repeat(150) + "x"));
    assertThat(said.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isFalse();
  }

  @Test
  void faultsOfATemplateAreNamed() {
    List<String> faults = new ArrayList<>();
    Sentence.parse("} {} {a b} {open", faults);
    assertThat(faults)
        .containsExactly(
            "a brace at character 1 closes nothing; write }} for a brace",
            "'{}' names no field",
            "'{a b}' names no field",
            "a brace at character 12 is not closed");
  }

  @Test
  void theFieldsOfASentenceAreKnown() {
    assertThat(Sentence.parse("{a.b} {c,*} {d|e}", new ArrayList<>()).fields())
        .containsExactly("a.b", "c", "d");
  }
}
