package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hansho.alert.AlertTexts;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Where an author breaks a line within Japanese text, no space is left. */
class JapaneseTextsTest {
  private static final String FILE =
      """
      title: Somebody did it
      name: did
      logsource: {product: shop}
      detection: {sel: {kind: act}, condition: sel}
      level: low
      ---
      alert:
          title: Somebody did it
          description: >-
              One line,
              and another.
          remediation: [Ask them.]
          sentence: '{user} did it.'
      ja:
          title: 誰かが実行しました
          description: >-
              出張者かもしれませんが、
              そのパスワードを手に入れた
              他人かもしれません。
              ロール
              バインドと Azure
              の記録、すべての
              シークレット
              の読み取りを見てください。
          remediation:
              - >-
                  本人に
                  確認します。
          sentence: >-
              {user} が実行しました。
              {host} で見つかりました。
      """;

  @Test
  void onlyTheSpacesOfBrokenLinesGo() {
    DetectionFile file = new DetectionFile("a.yml", false, new SourceText("a.yml", FILE));
    AlertTexts japanese =
        ContentReader.read(List.of(file), List.of()).detections().get(0).alert().japanese();
    assertThat(japanese.description())
        .isEqualTo(
            "出張者かもしれませんが、そのパスワードを手に入れた他人かもしれません。ロール バインドと Azure の記録、すべてのシークレットの読み取りを見てください。");
    assertThat(japanese.remediation()).containsExactly("本人に確認します。");
    assertThat(Objects.requireNonNull(japanese.sentence()).template())
        .isEqualTo("{user} が実行しました。{host} で見つかりました。");
  }

  @Test
  void englishTextStaysAsItIs() {
    DetectionFile file = new DetectionFile("a.yml", false, new SourceText("a.yml", FILE));
    AlertTexts english =
        ContentReader.read(List.of(file), List.of()).detections().get(0).alert().english();
    assertThat(english.description()).isEqualTo("One line, and another.");
  }
}
