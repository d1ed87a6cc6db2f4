package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.alert.Finding;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.Detection;
import org.hansho.content.DetectionFile;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.Grounds;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Identity;
import org.hansho.detect.Knowledge;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Listener;
import org.hansho.detect.Result;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.hansho.sigma.Rule;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Content with another learning period than its author wrote. */
class LearningPeriodTest {
  /** What was reported stays unusual for longer than the days are apart. */
  private static final int BOTH_DAYS = 2;

  private static final Duration WEEKS = Duration.ofDays(14);

  private static Content content() {
    String text =
        """
        title: Secret read
        name: read
        logsource: {product: kubernetes, service: audit}
        detection: {selection: {verb: get}, condition: selection}
        ---
        title: New reader
        name: new-reader
        baseline:
            type: first_seen
            rules: [read]
            group-by: [objectRef.resource]
            learn: {period: 14d, samples: 2}
            condition: {field: user.username}
        """;
    SourceText source = new SourceText("new-reader.yml", text);
    Content content =
        ContentReader.read(List.of(new DetectionFile("new-reader.yml", false, source)), List.of());
    assertThat(content.problems()).isEmpty();
    return content;
  }

  private static String read(int day, String user) {
    return ("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"stage\":\"ResponseComplete\","
            + "\"verb\":\"get\",\"user\":{\"username\":\"%s\"},\"objectRef\":{\"resource\":"
            + "\"secrets\"},\"stageTimestamp\":\"%s\"}\n")
        .formatted(user, Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofDays(day)));
  }

  /** Ten days on which erin reads, and frank twice in between. */
  private static List<Fact> facts(Engine engine) {
    StringBuilder text = new StringBuilder();
    for (int day = 0; day < 10; day++) {
      text.append(read(day, day == 4 || day == 8 ? "frank" : "erin"));
    }
    List<Fact> facts = new ArrayList<>();
    Pipeline pipeline = engine.pipeline(new Facts(facts));
    Format format = Objects.requireNonNull(Formats.named("kubernetes-audit"));
    pipeline.begin(format, "audit.log");
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    pipeline.read(bytes, 0, bytes.length, 0, true);
    pipeline.end();
    assertThat(facts).hasSize(10);
    return facts;
  }

  private record Facts(List<Fact> facts) implements Output {
    @Override
    public void finding(Finding finding) {}

    @Override
    public void fact(Fact fact) {
      facts.add(fact);
    }
  }

  private static List<Result> results(Content content) {
    Engine engine = Engine.compile(content);
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(engine.detectors(), results::add);
    facts(engine).forEach(layers::accept);
    return results;
  }

  @Test
  void aShorterPeriodLetsABaselineFireEarlier() {
    assertThat(results(content())).isEmpty();
    assertThat(results(content().withLearningPeriod(Duration.ofDays(3)))).hasSize(BOTH_DAYS);
    assertThat(results(content().withLearningPeriod(Duration.ofDays(5)))).isEmpty();
  }

  @Test
  void theEventsThatABaselineNeedsStay() {
    Content content = content().withLearningPeriod(Duration.ZERO);
    assertThat(content.sigma().baselines().get(0).learning().samples()).isEqualTo(2);
    assertThat(content.detections().get(0).keyed()).isEqualTo(content.sigma().keyed());
    assertThat(results(content)).hasSize(BOTH_DAYS);
  }

  @Test
  void whatWasLearnedIsWorthAsMuchAsBefore() {
    assertThat(identity(content().withLearningPeriod(Duration.ZERO)))
        .isEqualTo(identity(content().withLearningPeriod(WEEKS)));
  }

  private static Identity identity(Content content) {
    return Engine.compile(content).detectors().keyed().get(0).identity().get();
  }

  @Test
  void aDetectionReadsWhatTheRulesItListensToRead() {
    Engine engine = Engine.compile(content());
    Detection detection = content().detections().get(0);
    assertThat(engine.fieldsOf(detection)).contains("verb", "user.username", "objectRef.resource");
    assertThat(Engine.rulesBehind(detection, content()))
        .extracting(Rule::reference)
        .containsExactly("read");
  }

  @Test
  void onlyTheNamedDetectionsStay() {
    assertThat(content().only(List.of("new-reader")).detections()).hasSize(1);
    assertThat(content().only(List.of("other")).detections()).isEmpty();
    assertThat(content().only(List.of("other")).sigma()).isEqualTo(content().sigma());
  }

  @Test
  void everyKeyOfADocumentCanBeAskedFor() {
    Engine engine = Engine.compile(content());
    DetectorPlan.Document document = engine.detectors().keyed().get(0);
    LayerStack layers = new LayerStack(engine.detectors(), result -> {});
    List<Fact> facts = facts(engine);
    facts.forEach(layers::accept);
    Fact last = facts.get(9);
    Listener listener =
        Objects.requireNonNull(engine.detectors().document(last.document())).listeners().get(0);
    GroupKey key = Objects.requireNonNull(listener.keyOf(last));
    assertThat(listener.valuesOf(last)).containsExactly("secrets");
    List<Grounds> known = new ArrayList<>();
    Knowledge knowledge = layers.knowledge();
    knowledge.describe(document.index(), last.time(), known::add);
    assertThat(known).hasSize(1);
    assertThat(known.get(0)).isEqualTo(knowledge.describe(document.index(), key, last.time()));
    assertThat(known.get(0).numbers()).containsEntry("would_have_fired", "2");
  }
}
