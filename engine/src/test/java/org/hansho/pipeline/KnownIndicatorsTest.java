package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.ListSettings;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class KnownIndicatorsTest {
  private static final long DAY = 86_400_000_000_000L;

  /** 2026-03-11. */
  private static final long NOW = 20_523 * DAY;

  private static final String RULE =
      """
      title: Listed
      id: 00000000-0000-4000-8000-000000000001
      logsource: {category: authentication}
      detection:
          listed:
              %s
          condition: listed
      level: low
      """;

  private static KnownIndicators known(String condition) {
    SourceText text = new SourceText("listed.yml", RULE.formatted(condition));
    Content content =
        ContentReader.read(List.of(new DetectionFile("listed.yml", false, text)), List.of());
    return new KnownIndicators(
        Engine.compile(
            content,
            List.of(),
            Intelligence.of(
                List.of(
                    list("exits", "tor", "ip,first_seen,confidence\n203.0.113.7,2026-03-01,90\n"),
                    list("names", "phishing", "bad.example.com\nhttp://x.example/a.bin\n")))));
  }

  private static IndicatorList list(String name, String category, String text) {
    SourceText source = new SourceText(name, text);
    Problems problems = new Problems(source.file(), source.text());
    return Objects.requireNonNull(
        IndicatorLists.read(source, ListSettings.of(name, category), problems));
  }

  @Test
  void anEntityIsNamedByTheEntriesThatEventsWouldBeJudgedBy() {
    KnownIndicators known = known("source.threat.category: tor");
    assertThat(known.of("ip", "203.0.113.7", NOW))
        .containsExactly(new KnownIndicators.Hit("exits", "tor", "203.0.113.7", 90, 10));
    assertThat(known.of("host", "www.bad.example.com", NOW))
        .extracting(KnownIndicators.Hit::entry)
        .containsExactly("bad.example.com");
    assertThat(known.of("url", "http://x.example/a.bin", NOW))
        .extracting(KnownIndicators.Hit::category)
        .containsExactly("phishing");
    assertThat(known.of("ip", "203.0.113.8", NOW)).isEmpty();
    assertThat(known.of("ip", "10.0.0.1", NOW)).isEmpty();
    assertThat(known.of("ip", "no address", NOW)).isEmpty();
    assertThat(known.of("account", "bad.example.com", NOW)).isEmpty();
  }

  @Test
  void whereNoRuleAsksForListsThoseOfTheContentAreAsked() {
    assertThat(known("user.name: erin").of("ip", "203.0.113.7", NOW)).isEmpty();
  }
}
