package org.hansho.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Language;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String FILE =
      """
      title: a rule
      tests: not ours
      ---
      alert:
          description: >-
              one

              two
      ja:
          title: 題

          # a remark
      records:
          get: |
              a line

              another one
      tests:
          - name: x
      # the end
      """;

  @Test
  void onlyTestsAndTheOtherLanguageAreLeftOut() {
    String english = Excerpt.of(FILE, Language.ENGLISH);
    assertThat(english)
        .contains("tests: not ours", "two")
        .doesNotContain("題", "a line", "another", "name: x");
    String japanese = Excerpt.of(FILE, Language.JAPANESE);
    assertThat(japanese)
        .contains("tests: not ours", "two", "題")
        .doesNotContain("a line", "another", "name: x");
  }

  @Test
  void aFileWithoutAnAlertStaysAsItIs() {
    assertThat(Excerpt.of("title: x\ntests:\n  - 1\n", Language.ENGLISH)).contains("- 1");
  }

  @Test
  void nothingThatRunsIsLost() throws IOException {
    Content whole = new Library().withBuiltin().read();
    assertThat(whole.problems()).isEmpty();
    for (Language language : Language.values()) {
      Content part = new Library().with(new BuiltinFiles(language)).read();
      assertThat(part.problems()).isEmpty();
      assertThat(part.sigma().rules()).isEqualTo(whole.sigma().rules());
      assertThat(running(part, language)).isEqualTo(running(whole, language));
    }
  }

  private static List<String> running(Content content, Language language) {
    return content.detections().stream().map(one -> running(one, language)).toList();
  }

  private static String running(Detection detection, Language language) {
    AlertTexts texts = detection.alert().texts(language);
    return String.join(
        "\n",
        detection.id(),
        texts.title(),
        texts.primaryReason() + texts.description() + texts.data() + texts.notes(),
        texts.remediation() + "" + texts.falsePositives(),
        detection.alert().entities().toString(),
        detection.alert().dedup().toString(),
        detection.alert().intents().toString(),
        detection.rules().toString(),
        detection.missingLists().toString());
  }
}
