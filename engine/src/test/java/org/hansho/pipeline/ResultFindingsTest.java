package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertFold;
import org.hansho.alert.AlertRoom;
import org.hansho.alert.Finding;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.ResultSink;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFindingsTest {
  private static final String MANY_PROGRAMS =
      """
      title: Program started
      id: 0c9a8a4e-4a52-4a0e-8a6e-1b8f5f1c0101
      name: program_started
      status: stable
      description: Building block. A program was started.
      logsource:
          category: process_creation
          product: linux
      detection:
          program:
              process.name|exists: true
          condition: program
      level: informational
      ---
      title: Many programs of a user
      id: 0c9a8a4e-4a52-4a0e-8a6e-1b8f5f1c0102
      name: many_programs
      status: stable
      description: Three programs within ten seconds.
      correlation:
          type: event_count
          rules: [program_started]
          group-by: [user.name]
          timespan: 10s
          condition: {gte: 3}
      level: medium
      ---
      title: Many different programs of a user
      id: 0c9a8a4e-4a52-4a0e-8a6e-1b8f5f1c0103
      name: many_different
      status: stable
      description: Four different programs within ten seconds.
      correlation:
          type: value_count
          rules: [program_started]
          group-by: [user.name]
          timespan: 10s
          condition: {field: process.name, gte: 4}
      level: high
      ---
      alert:
          row: 12
          title: Many programs were started
          rules: [many_programs, many_different]
          intents: [Execution]
          primary-intent: discovery
          primary-reason: Tools come first.
          confidence: low
          specified: B
          description: Many programs were started.
          data: Process starts on Linux.
          sentence: '{user.name|Somebody} started {process.name}. {correlation.reason|}'
          entities:
              - {type: account, name: user.name}
          dedup:
              key: [user.name]
              period: 1h
          remediation:
              - Ask why.
          falsepositives:
              - People who work with tools.
          notes: Invented.
          attack: [attack.discovery]
      """;

  /** The same, where the account is the one that acts, whichever field names it. */
  private static final String EITHER_WAY =
      MANY_PROGRAMS
          .replace("group-by: [user.name]", "group-by: [own, peer]")
          .replace(
              "rules: [program_started]",
              """
              rules: [program_started, program_ended]
                  aliases:
                      own: {program_started: user.name, program_ended: process.name}
                      peer: {program_started: process.name, program_ended: user.name}\
              """
                  .strip())
          .replace(
              "title: Many programs of a user",
              """
              title: Program ended
              id: 0c9a8a4e-4a52-4a0e-8a6e-1b8f5f1c0104
              name: program_ended
              status: stable
              description: Building block. A program has ended.
              logsource:
                  category: process_creation
                  product: linux
              detection:
                  ended:
                      event.action: end
                  condition: ended
              level: informational
              ---
              title: Many programs of a user\
              """
                  .strip())
          .replace("process.name|exists: true", "event.action: start");

  private static final Engine ENGINE = engine(MANY_PROGRAMS);

  private static Engine engine(String yaml) {
    SourceText source = new SourceText("many-programs.yml", yaml);
    Content content =
        ContentReader.read(
            List.of(new DetectionFile("many-programs.yml", false, source)), List.of());
    assertThat(content.problems()).isEmpty();
    return Engine.compile(content);
  }

  /** What the starts of a log come to; in order of time. */
  private static List<Observation> observations(Engine engine, String log) {
    List<Observation> observations = new ArrayList<>();
    Pipeline pipeline =
        engine.pipeline(
            new Output() {
              @Override
              public void finding(Finding finding) {}

              @Override
              public void observed(Observation observation) {
                observations.add(observation);
              }
            });
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    pipeline.begin(new PairsFormat(), "log");
    pipeline.read(bytes, 0, bytes.length, 0, true);
    pipeline.end();
    return observations;
  }

  private static String starts(int count) {
    Random random = new Random(7);
    StringBuilder log = new StringBuilder();
    long time = 1_000;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(20) == 0 ? 400 : random.nextInt(4);
      log.append("time=").append(time);
      log.append(" user.name=user").append(random.nextInt(3));
      log.append(" process.name=tool").append(random.nextInt(random.nextBoolean() ? 2 : 9));
      log.append('\n');
    }
    return log.toString();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000_000, 5})
  void aResultThatIsOnlyCountedLeavesTheSameAlertAsOneThatIsMadeInFull(int capacity) {
    AlertFold counting = new AlertFold("t", new AlertRoom(capacity, 1 << 30));
    AlertFold whole = new AlertFold("t", new AlertRoom(capacity, 1 << 30));
    ResultFindings findings = new ResultFindings(ENGINE, null);
    int[] counted = {0, 0};
    ResultSink sink =
        new ResultSink() {
          @Override
          public boolean counts(Result result) {
            boolean isCounted = findings.count(result, counting);
            counted[isCounted ? 0 : 1]++;
            findings.handOn(
                result,
                finding -> {
                  assertThat(finding.time()).isEqualTo(result.time());
                  whole.add(finding);
                });
            return isCounted;
          }

          @Override
          public void accept(Result result) {
            findings.handOn(result, counting::add);
          }
        };
    LayerStack layers = new LayerStack(ENGINE.detectors(), sink);
    observations(ENGINE, starts(3_000)).forEach(layers::accept);
    layers.end();
    assertThat(counting.alerts()).hasSizeGreaterThan(3).isEqualTo(whole.alerts());
    assertThat(counting.findings()).isEqualTo(whole.findings());
    assertThat(counting.foldedFindings() > 0).isEqualTo(capacity == 5);
    assertThat(counted[0]).isGreaterThan(2 * counted[1]);
    assertThat(counted[1]).isGreaterThan(10);
  }

  @Test
  void resultsOfOneGroupKeyWhoseFieldsTradePlacesAreOfTheirOwnAlerts() {
    Engine engine = engine(EITHER_WAY);
    AlertFold fold = new AlertFold("t");
    KeyedSession keyed = engine.keyed(KeyedOutput.into(fold));
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      log.append("time=").append(1_000 + i);
      log.append(
          i % 2 == 0
              ? " event.action=start user.name=mia process.name=tool\n"
              : " event.action=end user.name=tool process.name=mia\n");
    }
    observations(engine, log.toString()).forEach(keyed::accept);
    keyed.end();

    assertThat(fold.alerts()).extracting(Alert::count).containsExactlyInAnyOrder(51L, 49L);
  }

  @Test
  void aRecordCountsOnceThoughTwoDocumentsOfADetectionCountIt() {
    AlertFold fold = new AlertFold("t");
    KeyedSession keyed = ENGINE.keyed(KeyedOutput.into(fold));
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      log.append("time=").append(1_000 + i / 20);
      log.append(" user.name=mia process.name=tool").append(i).append('\n');
    }
    observations(ENGINE, log.toString()).forEach(keyed::accept);
    keyed.end();

    assertThat(fold.alerts()).extracting(Alert::count).containsExactly(100L);
  }

  @Test
  void aResultThatIsKeptSaysWhatWasKnownWhenItWasMade() {
    List<Result> kept = new ArrayList<>();
    LayerStack layers = new LayerStack(ENGINE.detectors(), kept::add);
    observations(ENGINE, starts(100)).forEach(layers::accept);
    layers.end();
    List<String> reasons = new ArrayList<>();
    LayerStack again =
        new LayerStack(ENGINE.detectors(), result -> reasons.add(result.grounds().english()));
    observations(ENGINE, starts(100)).forEach(again::accept);
    again.end();
    assertThat(kept).extracting(result -> result.grounds().english()).isEqualTo(reasons);
    assertThat(reasons).hasSizeGreaterThan(20);
  }
}
