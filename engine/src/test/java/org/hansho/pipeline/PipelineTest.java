package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.content.ContentFiles;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.match.RuleSet;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final Engine ENGINE = Engine.compile(ContentFiles.content());
  private static final PairsFormat FORMAT = new PairsFormat();

  private static Counts read(Pipeline pipeline, String source, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pipeline.begin(FORMAT, source);
    assertThat(pipeline.read(bytes, 0, bytes.length, 0, true)).isEqualTo(bytes.length);
    return pipeline.end();
  }

  private static AlertFold fold() {
    return new AlertFold("t");
  }

  @Test
  void anEventBecomesAnAlertWithItsEvidence() {
    AlertFold fold = fold();
    String first = "time=1000 process.name=flower";
    String second = "time=1001 process.name=saw user.name=erin process.executable=/bin/saw";
    read(ENGINE.pipeline(Output.into(fold)), "log", first + "\n" + second + "\n");
    Alert alert = fold.alerts().get(0);
    assertThat(fold.alerts()).hasSize(1);
    assertThat(alert.summary(Language.ENGLISH)).isEqualTo("erin started /bin/saw on this host.");
    assertThat(alert.evidence().get(0).record()).isEqualTo(second);
    assertThat(alert.evidence().get(0).position()).isEqualTo(first.length() + 1);
    assertThat(alert.evidence().get(0).source()).isEqualTo("log");
    assertThat(alert.time()).isEqualTo(1001_000_000_000L);
  }

  @Test
  void anEventIsOneFindingHoweverManyRulesOfItsDetectionMatch() {
    AlertFold fold = fold();
    Counts counts =
        read(ENGINE.pipeline(Output.into(fold)), "log", "time=1 process.name=saw user.name=root\n");
    assertThat(counts.findings()).isEqualTo(1);
    Alert alert = fold.alerts().get(0);
    assertThat(alert.count()).isEqualTo(1);
    assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    assertThat(alert.ruleId()).endsWith("0002");
  }

  /** H903: every record is in exactly one counter. */
  @Test
  void h903EveryRecordIsCounted() {
    Counts counts =
        read(
            ENGINE.pipeline(Output.into(fold())),
            "log",
            "time=5 a=b\nbroken\ntime=3 a=b\na=b\nalso broken\n");
    assertThat(counts.events()).isEqualTo(3);
    assertThat(counts.eventsByClass()).isEqualTo(Map.of(PairsFormat.PROCESS, 3L));
    assertThat(counts.malformedByReason()).isEqualTo(Map.of("no pair", 2L));
    assertThat(counts.malformed()).isEqualTo(2);
    assertThat(counts.withoutTime()).isEqualTo(1);
    assertThat(counts.firstTime()).isEqualTo(3_000_000_000L);
    assertThat(counts.lastTime()).isEqualTo(5_000_000_000L);
  }

  @Test
  void countsBeginAnewWithEverySource() {
    Pipeline pipeline = ENGINE.pipeline(Output.into(fold()));
    read(pipeline, "one", "time=5 a=b\nbroken\n");
    Counts second = read(pipeline, "two", "time=9 a=b\n");
    assertThat(second.events()).isEqualTo(1);
    assertThat(second.malformed()).isZero();
    assertThat(second.firstTime()).isEqualTo(9_000_000_000L);
  }

  @Test
  void manyReasonsAreFoldedIntoOne() {
    Counts counts = new Counts();
    for (int i = 0; i < 100; i++) {
      counts.malformed("reason " + i);
    }
    assertThat(counts.malformed()).isEqualTo(100);
    assertThat(counts.malformedByReason()).hasSize(Counts.MOST_REASONS + 1);
    assertThat(counts.malformedByReason()).containsEntry(Counts.OTHER, 36L);
  }

  @Test
  void eventsOutsideOfTheRangeAreCountedAndNotLookedAt() {
    AlertFold fold = fold();
    TimeRange range = new TimeRange(10_000_000_000L, 20_000_000_000L);
    Counts counts =
        read(
            ENGINE.pipeline(Output.into(fold), range),
            "log",
            """
            time=9 process.name=saw
            time=10 process.name=saw
            process.name=saw
            time=20 process.name=saw
            """);
    assertThat(counts.outsideRange()).isEqualTo(2);
    assertThat(counts.events()).isEqualTo(4);
    assertThat(counts.findings()).isEqualTo(2);
  }

  @Test
  void malformedRecordsReachTheOutput() {
    List<String> malformed = new ArrayList<>();
    Output output =
        new Output() {
          @Override
          public void finding(Finding finding) {
            throw new AssertionError("nothing to find");
          }

          @Override
          public void malformed(Malformed record, String source) {
            malformed.add(source + ":" + record.position() + " " + record.reason());
          }
        };
    read(ENGINE.pipeline(output), "log", "time=1 a=b\nbroken\n");
    assertThat(malformed).containsExactly("log:11 no pair");
  }

  @Test
  void analyzersRunOnlyIfSomebodyReadsThem() {
    Analyzer useful = new Copy("process.executable", "process.name");
    Analyzer usefulToAnother = new Copy("raw", "process.executable");
    Analyzer useless = new Copy("raw", "nobody.reads.this");
    Engine engine =
        Engine.compile(
            ContentFiles.content(),
            List.of(usefulToAnother, useless, useful),
            RuleSet.Routing.BY_LOG_SOURCE);
    assertThat(engine.analyzers()).containsExactly(usefulToAnother, useful);
    assertThat(engine.fields().names()).contains("raw").doesNotContain("nobody.reads.this");
    AlertFold fold = fold();
    read(engine.pipeline(Output.into(fold)), "log", "time=1 raw=saw\n");
    assertThat(fold.alerts()).hasSize(1);
  }

  @Test
  void whatOnlyAlertsReadIsAnalyzedWhereARuleMatched() {
    Copy host = new Copy("node", "host.name");
    Copy hostOfAnother = new Copy("raw", "node");
    Engine engine =
        Engine.compile(
            ContentFiles.content(), List.of(hostOfAnother, host), RuleSet.Routing.BY_LOG_SOURCE);
    AlertFold fold = fold();
    read(
        engine.pipeline(Output.into(fold)),
        "log",
        "time=1 raw=a process.name=flower\ntime=2 raw=b process.name=saw user.name=root\n");
    assertThat(fold.alerts())
        .extracting(alert -> alert.summary(Language.ENGLISH))
        .singleElement()
        .asString()
        .contains("on b.");
    assertThat(host.copied).containsExactly("b");
    assertThat(hostOfAnother.copied).containsExactly("b");
  }

  @Test
  void readingBeforeASourceHasBegunIsAMistakeOfTheCaller() {
    Pipeline pipeline = ENGINE.pipeline(Output.into(fold()));
    assertThatThrownBy(() -> pipeline.read(new byte[0], 0, 0, 0, true))
        .isInstanceOf(IllegalStateException.class);
  }

  /**
   * Copies one field to another.
   *
   * @param copied what it has copied so far
   */
  private record Copy(String from, String to, List<String> copied) implements Analyzer {
    Copy(String from, String to) {
      this(from, to, new ArrayList<>());
    }

    @Override
    public String name() {
      return from + " to " + to;
    }

    @Override
    public Set<String> reads() {
      return Set.of(from);
    }

    @Override
    public Set<String> writes() {
      return Set.of(to);
    }

    @Override
    public boolean appliesTo(EventClass eventClass) {
      return true;
    }

    @Override
    public Step bind(Fields fields) {
      return event -> {
        String value = event.text(from);
        if (value != null) {
          copied.add(value);
          event.addText(fields.id(to), value);
        }
      };
    }
  }
}
