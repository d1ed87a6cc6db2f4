package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Origin;
import org.hansho.detect.Values;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class KeyNamesTest {
  private static final DetectorPlan PLAN = plan();

  private static DetectorPlan plan() {
    String text =
        """
        title: Refused
        name: refused
        logsource: {product: kubernetes, service: audit}
        detection: {selection: {responseStatus.code: 403}, condition: selection}
        ---
        title: Silence ended
        name: silence
        baseline:
            type: dormant
            rules: [refused]
            group-by: [u]
            condition: {idle: {gte: 30d}}
        """;
    Content content =
        ContentReader.read(
            List.of(new DetectionFile("a.yml", false, new SourceText("a.yml", text))), List.of());
    assertThat(content.problems()).isEmpty();
    return Engine.compile(content).detectors();
  }

  /** A fact of a user of one letter; all other columns are empty. */
  private static Fact fact(int second, char user) {
    List<String> fields = Objects.requireNonNull(PLAN.document(0)).layout().fields();
    String[] values =
        fields.stream()
            .map(field -> field.equals("u") ? Character.toString(user) : "")
            .toArray(String[]::new);
    Origin origin = new Origin("a", second, second, second);
    return new Fact(0, second * 1_000_000_000L, origin, Values.of(values));
  }

  private static KeyNames namesOf(String users, List<String> asked) {
    KeyNames names = new KeyNames(PLAN, asked, 2);
    LayerStack layers = new LayerStack(PLAN, result -> {});
    for (int i = 0; i < users.length(); i++) {
      Fact fact = fact(i, users.charAt(i));
      layers.accept(fact);
      names.received(fact);
    }
    names.ended(layers.knowledge(), users.length() * 1_000_000_000L);
    return names;
  }

  private static DetectorPlan.Document document() {
    return PLAN.keyed().get(0);
  }

  @Test
  void keysComeByTheirFactsAndThenByTheirValues() {
    List<KeyNames.Key> top = namesOf("babab", List.of()).top(document(), 20);
    assertThat(top).extracting(KeyNames.Key::values).containsExactly(List.of("b"), List.of("a"));
    assertThat(top).extracting(KeyNames.Key::facts).containsExactly(3L, 2L);
    assertThat(Objects.requireNonNull(top.get(0).known()).numbers()).containsEntry("samples", "3");
  }

  @Test
  void beyondTheBoundOnlyTheKeyAskedForIsNoted() {
    KeyNames names = namesOf("abcdef", List.of("e"));
    assertThat(names.count(document())).isEqualTo(3);
    assertThat(names.asked(document())).hasSize(1);
    assertThat(namesOf("abcdef", List.of()).count(document())).isEqualTo(2);
  }

  @Test
  void aKeyThatNeverCameIsNotThere() {
    assertThat(namesOf("ab", List.of("z")).asked(document())).isEmpty();
  }
}
