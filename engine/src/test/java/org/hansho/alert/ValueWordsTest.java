package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What sentences say in place of values that are words of programs. */
class ValueWordsTest {
  private static List<String> said(String field, String value) {
    return List.of(
        ValueWords.of(List.of(field), value, Language.ENGLISH),
        ValueWords.of(List.of(field), value, Language.JAPANESE));
  }

  @Test
  void valuesThatWereSeenAreSaidAsInSentences() {
    SeenValues families =
        new SeenValues("web.evidence.family", List.of("sql-injection", "new-one"), 2, true);
    assertThat(families.said(Language.ENGLISH)).containsExactly("SQL injection", "new-one");
    assertThat(families.said(Language.JAPANESE)).containsExactly("SQL インジェクション", "new-one");
    SeenValues idioms =
        new SeenValues("memory.finding.details", List.of("get-pc@2a0100 call and pop"), 1, true);
    assertThat(idioms.said(Language.JAPANESE))
        .containsExactly("自身のアドレスの取得 (0x2a0100, call and pop)");
  }

  @Test
  void anAccountThatHasOnlyANumberIsSaidToBeOne() {
    List<String> field = List.of("user.name");
    assertThat(ValueWords.of(field, "48", Language.ENGLISH)).isEqualTo("user 48");
    assertThat(ValueWords.of(field, "48", Language.JAPANESE)).isEqualTo("ユーザー 48");
    assertThat(ValueWords.of(field, "anna", Language.ENGLISH)).isEqualTo("anna");
  }

  @Test
  void countriesAreNamed() {
    assertThat(said("source.geo.country_iso_code", "BR")).containsExactly("Brazil", "ブラジル");
    assertThat(said("baseline.new", "JP")).containsExactly("Japan", "日本");
    assertThat(said("source.geo.country_iso_code", "XX")).containsExactly("XX", "XX");
    assertThat(said("user.name", "BR")).containsExactly("BR", "BR");
  }

  @Test
  void pointsOfTimeOfBaselinesAreWrittenForPeople() {
    assertThat(said("baseline.since", "2026-11-01T09:00:00Z"))
        .containsExactly("2026-11-01 09:00 UTC", "2026-11-01 09:00 UTC");
    assertThat(said("file.path", "2026-11-01T09:00:00Z"))
        .containsExactly("2026-11-01T09:00:00Z", "2026-11-01T09:00:00Z");
  }

  @Test
  void whatIsVeryUnlikelyIsSaidInWords() {
    assertThat(said("baseline.tail", "1.1e-10"))
        .containsExactly("less than one in a million", "100 万分の 1 未満");
    assertThat(said("baseline.tail", "< 1e-300").get(0)).isEqualTo("less than one in a million");
    assertThat(said("baseline.tail", "0.002")).containsExactly("0.002", "0.002");
    assertThat(said("baseline.share", "0.0000")).containsExactly("0", "0");
  }

  @Test
  void wordsOfProgramsAreWordsOfALanguage() {
    assertThat(said("event.action", "ftp-login")).containsExactly("FTP sign-in", "FTP サインイン");
    assertThat(said("source.threat.category", "anonymous-proxy"))
        .containsExactly("an anonymous proxy", "匿名プロキシ");
    assertThat(said("memory.region.module_before", "a.exe at 0x400000"))
        .containsExactly("a.exe (0x400000)", "a.exe (0x400000)");
  }
}
