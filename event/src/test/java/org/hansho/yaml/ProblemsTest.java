package org.hansho.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.yaml.YamlNode.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems find their places and are shown with a caret. */
class ProblemsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: one two TARGET x\n",
        "a: 'one two TARGET x'\n",
        "a: \"one two TARGET x\"\n",
        "a: one\n   two\n   TARGET x\n",
        "a: >\n    one\n    two TARGET\n    x\n",
        "a: |-\n    one two\n\n    TARGET x\n",
        "a: 'one\n   ''two'' TARGET'\n"
      })
  void aCharacterInsideOfAScalarIsFoundWhateverItsStyle(String text) {
    Problems problems = new Problems("f", text);
    YamlNode root = YamlReader.documents("f", text, problems).get(0);
    Scalar scalar = (Scalar) Nodes.value(root, "a");

    Place place = problems.inside(scalar.place(), scalar.text(), scalar.text().indexOf("TARGET"));

    List<String> lines = text.lines().toList();
    assertThat(lines.get(place.line() - 1).substring(place.column() - 1)).startsWith("TARGET");
  }

  @Test
  void whereAnEscapeHidesTheCharacterTheScalarIsNamed() {
    String text = "a: \"\\x41 TARGET\"\n";
    Problems problems = new Problems("f", text);

    assertThat(problems.inside(new Place("f", 1, 4), "A TARGET", 2)).hasToString("f:1:4");
  }

  @Test
  void placesOutsideOfTheTextAreLeftAsTheyAre() {
    Problems problems = new Problems("f", "a");

    assertThat(problems.inside(new Place("f", 9, 1), "x", 0)).hasToString("f:9:1");
    problems.error(new Place("f", 9, 1), "message", "");
    assertThat(problems.all().get(0).rendered()).isEqualTo("f:9:1: message");
  }

  @Test
  void aProblemShowsItsLineWithACaret() {
    Problems problems = new Problems("f", "\uFEFFfirst\n\tsecond line\n");
    problems.inRule("r");
    problems.error(new Place("f", 2, 9), "message", "remedy");

    assertThat(problems.all().get(0).rendered())
        .isEqualTo("f:2:9: message\n  |  second line\n  |         ^\n  = remedy");
    assertThat(problems.all().get(0).rule()).isEqualTo("r");
  }

  @Test
  void problemsAreBoundedButAllAreCounted() {
    Problems problems = new Problems("f", "a");
    for (int i = 0; i < 5_000; i++) {
      problems.error(problems.start(), "x".repeat(10_000), "");
    }

    assertThat(problems.refusals()).isEqualTo(5_000);
    assertThat(problems.all()).hasSize(Problems.MOST);
    assertThat(problems.all().get(0).message()).hasSize(200);
  }

  @Test
  void warningsRefuseNothing() {
    Problems problems = new Problems("f", "a");
    problems.warning(problems.start(), "message", "");

    assertThat(problems.refusals()).isZero();
  }

  @Test
  void aMissingListIsNamedWithTheOptionThatGivesIt() {
    Problems problems = new Problems("f", "a");
    problems.missingList(problems.start(), "tor");

    assertThat(problems.all().get(0).rendered())
        .contains("the list %tor% is not given", "--list tor=FILE");
  }

  @Test
  void theNearestWordIsSuggested() {
    List<String> words = List.of("contains", "startswith", "re", "base64offset");

    assertThat(Suggestion.of("contain", words)).isEqualTo("did you mean 'contains'?");
    assertThat(Suggestion.of("stratswith", words)).isEqualTo("did you mean 'startswith'?");
    assertThat(Suggestion.of("RE", words)).isEqualTo("did you mean 're'?");
    assertThat(Suggestion.of("quite else", words)).isEmpty();
    assertThat(Suggestion.of("x".repeat(1_000), words)).isEmpty();
  }
}
