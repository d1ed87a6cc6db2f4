package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.sigma.Level;
import org.hansho.sigma.Rule;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class AlertFoldTest {
  private static final Fields FIELDS = Fields.of(List.of("host", "user", "tool"));
  private static final AlertDefinition DEFINITION = definition("test/tool", Severity.HIGH);
  private static final Rule LOW = Events.rule("r-low", Level.LOW);
  private static final Rule HIGH = Events.rule("r-high", Level.HIGH);

  private record Finding(AlertDefinition definition, Rule rule, Event event, String source) {}

  private static AlertDefinition definition(String id, Severity severity) {
    AlertTexts english =
        new AlertTexts(
            "A tool ran",
            "",
            "",
            "",
            Sentence.parse("{user|somebody} ran {tool}", new ArrayList<>()),
            List.of(),
            List.of(),
            "");
    AlertTexts japanese = new AlertTexts("ツールが実行されました", "", "", "", null, List.of(), List.of(), "");
    List<EntityMapping> entities =
        List.of(
            new EntityMapping("host", Map.of("name", FieldChoice.of("host"))),
            new EntityMapping("process", Map.of("executable", FieldChoice.of("tool"))));
    return new AlertDefinition(
        id,
        0,
        List.of(Intent.EXECUTION),
        List.of(),
        List.of("execution"),
        severity,
        Alert.Confidence.HIGH,
        "",
        entities,
        Dedup.byDay(entities),
        english,
        japanese);
  }

  private static Finding finding(Rule rule, long time, String host, String user) {
    Event event =
        Events.of(
            FIELDS, time, "record of " + user, "host", host, "user", user, "tool", "/bin/tool");
    return new Finding(DEFINITION, rule, event, "log");
  }

  private static AlertFold fold(List<Finding> findings, int capacity) {
    AlertFold fold = new AlertFold("t", Language.ENGLISH, capacity);
    for (Finding f : findings) {
      fold.add(f.definition(), f.rule(), f.event(), f.source());
    }
    return fold;
  }

  @Test
  void repetitionsOfADayAreOneAlertWithACount() {
    AlertFold fold =
        fold(
            List.of(
                finding(LOW, 3, "web-1", "erin"),
                finding(HIGH, 1, "web-1", "frank"),
                finding(LOW, 2, "web-1", "grace"),
                finding(LOW, Dedup.DAY + 1, "web-1", "erin"),
                finding(LOW, 5, "web-2", "erin")),
            100);
    List<Alert> alerts = fold.alerts();
    assertThat(alerts).extracting(Alert::count).containsExactly(3L, 1L, 1L);
    Alert first = alerts.get(0);
    assertThat(first.time()).isEqualTo(1);
    assertThat(first.lastTime()).isEqualTo(3);
    assertThat(first.summary()).isEqualTo("frank ran /bin/tool");
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(first.ruleId()).isEqualTo("r-high");
    assertThat(first.evidence()).extracting(Evidence::time).containsExactly(1L, 2L, 3L);
    assertThat(first.entities())
        .containsExactly(
            new Entity("host", Map.of("name", "web-1")),
            new Entity("process", Map.of("executable", "/bin/tool")));
  }

  @Test
  void theOrderOfFindingsAndTheirSpreadOverFoldsDoNotShow() {
    Random random = new Random(11);
    List<Finding> findings = manyFindings(random);
    for (int capacity : new int[] {1_000_000, 60}) {
      AlertFold expected = fold(findings, capacity);
      for (int round = 0; round < 20; round++) {
        Collections.shuffle(findings, random);
        int cut = random.nextInt(findings.size());
        AlertFold left = fold(findings.subList(0, cut), capacity);
        left.merge(fold(findings.subList(cut, findings.size()), capacity));
        assertThat(left.alerts()).isEqualTo(expected.alerts());
        assertThat(left.droppedFindings()).isEqualTo(expected.droppedFindings());
      }
    }
  }

  private static List<Finding> manyFindings(Random random) {
    List<Finding> findings = new ArrayList<>();
    AlertDefinition other = definition("test/other", Severity.LOW);
    for (int i = 0; i < 400; i++) {
      Finding one =
          finding(
              random.nextBoolean() ? LOW : HIGH,
              random.nextInt(50),
              "web-" + random.nextInt(12),
              "user-" + random.nextInt(9));
      AlertDefinition definition = random.nextInt(3) == 0 ? other : DEFINITION;
      String source = "log-" + random.nextInt(3);
      findings.add(new Finding(definition, one.rule(), one.event(), source));
    }
    return findings;
  }

  @Test
  void evidenceIsCappedAndTheEarliestIsKept() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 30; i > 0; i--) {
      findings.add(finding(LOW, i, "web-1", "erin"));
    }
    Alert alert = fold(findings, 100).alerts().get(0);
    assertThat(alert.count()).isEqualTo(30);
    assertThat(alert.evidence()).hasSize(AlertFold.EVIDENCE);
    assertThat(alert.evidence().get(0).time()).isEqualTo(1);
    assertThat(alert.evidence().get(9).time()).isEqualTo(10);
  }

  @Test
  void theMostSevereFindingTellsAndItsRecordIsShownHoweverLateItCame() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      findings.add(finding(LOW, i, "web-1", "erin"));
    }
    findings.add(finding(HIGH, 20, "web-1", "frank"));
    findings.add(finding(HIGH, 30, "web-1", "grace"));
    for (List<Finding> order : List.of(findings, reversed(findings))) {
      Alert alert = fold(order, 100).alerts().get(0);
      assertThat(alert.severity()).isEqualTo(Severity.HIGH);
      assertThat(alert.time()).isEqualTo(1);
      assertThat(alert.summary()).isEqualTo("frank ran /bin/tool");
      assertThat(alert.ruleId()).isEqualTo("r-high");
      assertThat(alert.evidence())
          .extracting(Evidence::time)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 20L);
      assertThat(alert.evidence().get(9).record()).isEqualTo("record of frank");
    }
  }

  @Test
  void theRecordBehindTheTextsOutlivesSavingWhereverItStands() {
    List<Finding> later = new ArrayList<>();
    List<Finding> earlier = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      later.add(finding(LOW, 20 + i, "web-1", "erin"));
      earlier.add(finding(LOW, i, "web-1", "erin"));
    }
    later.add(finding(HIGH, 15, "web-1", "frank"));
    AlertFold saved = fold(later, 100);
    OpenAlert restored = restored(saved.open().iterator().next());
    restored.merge(fold(earlier, 100).open().iterator().next());
    Alert alert = restored(restored).alert("t", Language.ENGLISH);

    assertThat(alert.summary()).isEqualTo("frank ran /bin/tool");
    assertThat(alert.evidence().get(9).record()).isEqualTo("record of frank");
    assertThat(alert.evidence().get(8).time()).isEqualTo(9);
  }

  private static OpenAlert restored(OpenAlert alert) {
    StateWriter out = new StateWriter();
    alert.write(out);
    return OpenAlert.read(alert.id(), alert.definition(), new StateReader(out.toBytes()));
  }

  private static List<Finding> reversed(List<Finding> findings) {
    List<Finding> reversed = new ArrayList<>(findings);
    Collections.reverse(reversed);
    return reversed;
  }

  @Test
  void beyondTheBoundTheLeastSevereDetectionIsDroppedAndCounted() {
    AlertDefinition low = definition("test/low", Severity.LOW);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Finding one = finding(LOW, i, "web-" + i, "erin");
      findings.add(new Finding(low, LOW, one.event(), "log"));
      findings.add(one);
    }
    AlertFold fold = fold(findings, 20);
    assertThat(fold.alerts()).extracting(Alert::detection).containsOnly("test/tool");
    assertThat(fold.droppedFindings()).isEqualTo(20);
    assertThat(fold.findings()).isEqualTo(40);
  }

  @Test
  void eventsWithoutTimeShareOnePeriod() {
    List<Alert> alerts =
        fold(
                List.of(
                    finding(LOW, Event.NO_TIME, "web-1", "erin"),
                    finding(LOW, Event.NO_TIME, "web-1", "frank")),
                100)
            .alerts();
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).time()).isEqualTo(Event.NO_TIME);
  }

  @Test
  void withoutASentenceTitleAndEntitiesSpeak() {
    AlertFold fold = new AlertFold("t", Language.JAPANESE);
    Finding one = finding(LOW, 1, "web-1", "erin");
    fold.add(DEFINITION, LOW, one.event(), "log");
    Alert alert = fold.alerts().get(0);
    assertThat(alert.title()).isEqualTo("ツールが実行されました");
    assertThat(alert.summary()).isEqualTo("ツールが実行されました (web-1, /bin/tool)");
  }

  @Test
  void anIdDependsOnTenantDetectionKeyAndPeriodOnly() {
    Event event = finding(LOW, 5, "web-1", "erin").event();
    Event laterOnThatDay = finding(LOW, 9, "web-1", "frank").event();
    Event otherHost = finding(LOW, 5, "web-2", "erin").event();
    AlertId ids = new AlertId();
    String id = ids.of("t", "d", DEFINITION.dedup(), event);
    assertThat(id).isEqualTo("86681c16d6aa3212a5f5938ef1ff78db");
    assertThat(ids.of("t", "d", DEFINITION.dedup(), laterOnThatDay)).isEqualTo(id);
    assertThat(ids.of("t", "d", DEFINITION.dedup(), otherHost)).isNotEqualTo(id);
    assertThat(ids.of("t2", "d", DEFINITION.dedup(), event)).isNotEqualTo(id);
    assertThat(ids.of("t", "d2", DEFINITION.dedup(), event)).isNotEqualTo(id);
  }
}
