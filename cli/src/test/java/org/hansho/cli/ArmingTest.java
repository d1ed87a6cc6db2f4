package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hansho.alert.Language;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.Detection;
import org.hansho.content.DetectionFile;
import org.hansho.pipeline.Engine;
import org.hansho.report.text.Texts;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** What is said of detections that are, or are not, ready to fire. */
class ArmingTest {
  private static final String LEARN = "learn: {period: 7d}";

  private static String state(String rules, Language language) {
    SourceText text = new SourceText("rules.yml", rules);
    Content content =
        ContentReader.read(List.of(new DetectionFile("rules.yml", false, text)), List.of());
    Detection detection = Objects.requireNonNull(content.detection("new-reader"));
    return new Arming(Texts.of(language)).state(detection, Engine.compile(content));
  }

  private static String learning(String learn) {
    return state(ReaderLogs.RULES.replace(LEARN, learn), Language.ENGLISH);
  }

  @Test
  void aBaselineSaysHowLongItLearns() {
    assertThat(learning(LEARN)).isEqualTo("armed, after learning for 7 d");
    assertThat(learning("learn: {period: 36h, samples: 1200}"))
        .isEqualTo("armed, after learning for 36 h and 1,200 events");
    assertThat(learning("learn: {period: 90m}")).isEqualTo("armed, after learning for 90 min");
    assertThat(learning("learn: {period: 0s}")).isEqualTo("armed");
    assertThat(state(ReaderLogs.RULES, Language.JAPANESE)).isEqualTo("有効 (7 日の学習後)");
  }

  @Test
  void kindsAreNamedAsAuthorsWriteThem() {
    SourceText text = new SourceText("rules.yml", ReaderLogs.RULES);
    Content content =
        ContentReader.read(List.of(new DetectionFile("rules.yml", false, text)), List.of());
    assertThat(content.sigma().keyed())
        .extracting(document -> Arming.kind(document))
        .containsExactly("correlation event_count", "baseline first_seen");
  }
}
