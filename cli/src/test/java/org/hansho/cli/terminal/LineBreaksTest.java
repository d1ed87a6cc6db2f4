package org.hansho.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreaksTest {
  private static String broken(String text) {
    return String.join("|", LineBreaks.pieces(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "of one MiB, see --format;of| one| MiB,| see| --format",
        "x=1,y=(2);x=1,y=(2)",
        "word;word",
        "two  blanks ;two| | blanks| ",
      })
  void englishGoesOnAtBlanks(String text, String pieces) {
    assertThat(broken(text)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "時刻の形式ではありません。;時刻の|形式ではありません。",
        "行が切れています。また、確認してください。;行が|切れています。|また、|確認してください。",
        "サーバーのログを見る;サーバーの|ログを|見る",
        "人々の「時刻」と（時刻）を;人々の|「時刻」と|（時刻）を",
        "いー々;いー々",
        "残りを読み取りました。;残りを|読み取りました。",
      })
  void japaneseGoesOnBehindParticlesAndFullStops(String text, String pieces) {
    assertThat(broken(text)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"3 桁の x を --format で;3 桁の| x を| --format で", "列は time です。;列は| time です。"})
  void aParticleOrACounterStaysWithTheWordBeforeIt(String text, String pieces) {
    assertThat(broken(text)).isEqualTo(pieces);
  }
}
