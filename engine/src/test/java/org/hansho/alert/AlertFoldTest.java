package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.detect.Grounds;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.Timing;
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

  private static final FindingMaker MAKER = new FindingMaker();

  private record Found(AlertDefinition definition, Rule rule, Event event, String source) {
    Finding finding() {
      return MAKER.of(definition, rule, event, source, RecordCount.ALONE);
    }
  }

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
        new Wording(english, japanese));
  }

  private static Found finding(Rule rule, long time, String host, String user) {
    Event event =
        Events.of(
            FIELDS, time, "record of " + user, "host", host, "user", user, "tool", "/bin/tool");
    return new Found(DEFINITION, rule, event, "log");
  }

  private static AlertFold fold(List<Found> findings, int capacity) {
    AlertFold fold = new AlertFold("t", new AlertRoom(capacity, 1 << 30));
    for (Found f : findings) {
      fold.add(f.finding());
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
    assertThat(first.summary(Language.ENGLISH)).isEqualTo("frank ran /bin/tool");
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(first.ruleId()).isEqualTo("r-high");
    assertThat(first.evidence()).extracting(Evidence::time).containsExactly(1L, 2L, 3L);
    assertThat(first.entities())
        .containsExactly(
            new Entity("host", Map.of("name", "web-1")),
            new Entity("process", Map.of("executable", "/bin/tool")));
  }

  private static Finding finding(int document, double amount, long time) {
    String text = "%.0f at %d".formatted(amount, time);
    return new Finding(
        DEFINITION,
        "document " + document,
        "id " + document,
        document,
        Severity.MEDIUM,
        time,
        Timing.CLAIMED,
        1,
        RecordCount.ALONE,
        new Origin("log", time, time, time),
        "",
        List.of(new Origin("log", time, time, time)),
        new byte[] {1},
        List.of(new Entity("account", Map.of("name", text))),
        SentenceValues.NONE,
        null,
        amount,
        new Grounds(Map.of(), text, text),
        null);
  }

  @Test
  void ofResultsThatGoOnTheOneWithMostSpeaksInWhateverOrderTheyCome() {
    List<Finding> findings = new ArrayList<>();
    for (int time = 1; time <= 40; time++) {
      findings.add(finding(0, time <= 20 ? time : 41 - time, time));
    }
    Random random = new Random(5);
    for (int round = 0; round < 20; round++) {
      AlertFold left = new AlertFold("t");
      AlertFold right = new AlertFold("t");
      findings.forEach(one -> (random.nextBoolean() ? left : right).add(one));
      left.merge(right);
      Alert alert = left.alerts().get(0);
      assertThat(alert.grounds().english()).isEqualTo("20 at 20");
      assertThat(alert.entities())
          .containsExactly(new Entity("account", Map.of("name", "20 at 20")));
      assertThat(alert.time()).isEqualTo(1);
      assertThat(alert.count()).isEqualTo(40);
      Collections.shuffle(findings, random);
    }
  }

  @Test
  void whichDocumentSpeaksAndWhatItSaysDependsOnNoOrder() {
    Random random = new Random(6);
    for (int round = 0; round < 50; round++) {
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        findings.add(finding(random.nextInt(3), random.nextInt(5), random.nextInt(6)));
      }
      AlertFold expected = new AlertFold("t");
      findings.forEach(expected::add);
      Collections.shuffle(findings, random);
      AlertFold left = new AlertFold("t");
      findings.subList(0, 7).forEach(left::add);
      AlertFold right = new AlertFold("t");
      findings.subList(7, 12).forEach(right::add);
      right.merge(left);
      assertThat(right.alerts()).isEqualTo(expected.alerts());
    }
  }

  @Test
  void amountsAreExactUpToAThousandAndAboveWithinFourThousandths() {
    assertThat(Contribution.rounded(999.5)).isEqualTo(999.5);
    assertThat(Contribution.rounded(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    for (double amount = 1_000; amount < 1e12; amount *= 1.37) {
      assertThat(Contribution.rounded(amount)).isBetween(amount * 0.996, amount);
      assertThat(Contribution.rounded(amount * 1.004)).isGreaterThan(Contribution.rounded(amount));
    }
  }

  @Test
  void theOrderOfFindingsAndTheirSpreadOverFoldsDoNotShow() {
    Random random = new Random(11);
    List<Found> findings = manyFindings(random);
    for (int capacity : new int[] {1_000_000, 15, 4, 1}) {
      AlertFold expected = fold(findings, capacity);
      for (int round = 0; round < 20; round++) {
        Collections.shuffle(findings, random);
        int cut = random.nextInt(findings.size());
        AlertFold left = fold(findings.subList(0, cut), capacity);
        left.merge(fold(findings.subList(cut, findings.size()), capacity));
        assertThat(left.alerts()).isEqualTo(expected.alerts());
        assertThat(left.foldedFindings()).isEqualTo(expected.foldedFindings());
      }
    }
  }

  private static List<Found> manyFindings(Random random) {
    List<Found> findings = new ArrayList<>();
    AlertDefinition other = definition("test/other", Severity.LOW);
    for (int i = 0; i < 400; i++) {
      Found one =
          finding(
              random.nextBoolean() ? LOW : HIGH,
              random.nextInt(50),
              "web-" + random.nextInt(12),
              "user-" + random.nextInt(9));
      AlertDefinition definition = random.nextInt(3) == 0 ? other : DEFINITION;
      String source = "log-" + random.nextInt(3);
      findings.add(new Found(definition, one.rule(), one.event(), source));
    }
    return findings;
  }

  @Test
  void theFirstAndTheLastRecordsAreShown() {
    List<Found> findings = new ArrayList<>();
    for (int i = 30; i > 0; i--) {
      findings.add(finding(LOW, i, "web-1", "erin"));
    }
    Alert alert = fold(findings, 100).alerts().get(0);
    assertThat(alert.count()).isEqualTo(30);
    assertThat(alert.evidence())
        .extracting(Evidence::time)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 29L, 30L);
    assertThat(alert.seen()).isEmpty();
  }

  @Test
  void theMostSevereFindingGivesTheTextsAndItsRecordIsShownHoweverLateItCame() {
    List<Found> findings = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      findings.add(finding(LOW, i, "web-1", "erin"));
    }
    findings.add(finding(HIGH, 20, "web-1", "frank"));
    findings.add(finding(HIGH, 30, "web-1", "grace"));
    findings.add(finding(LOW, 40, "web-1", "erin"));
    findings.add(finding(LOW, 50, "web-1", "erin"));
    for (List<Found> order : List.of(findings, reversed(findings))) {
      Alert alert = fold(order, 100).alerts().get(0);
      assertThat(alert.severity()).isEqualTo(Severity.HIGH);
      assertThat(alert.time()).isEqualTo(1);
      assertThat(alert.summary(Language.ENGLISH)).isEqualTo("frank ran /bin/tool");
      assertThat(alert.ruleId()).isEqualTo("r-high");
      assertThat(alert.evidence())
          .extracting(Evidence::time)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 20L, 30L, 40L, 50L);
      assertThat(alert.evidence().get(6).record()).isEqualTo("record of frank");
    }
  }

  @Test
  void decoysDoNotHideTheOneThatIsDifferent() {
    List<Found> findings = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      findings.add(finding(LOW, i, "web-1", "decoy-" + i));
    }
    findings.add(finding(LOW, 20, "web-1", "real attacker"));
    for (int i = 13; i <= 400; i++) {
      findings.add(finding(LOW, 20 + i, "web-1", "decoy-" + i));
    }
    for (List<Found> order : List.of(findings, reversed(findings))) {
      Alert alert = fold(order, 100).alerts().get(0);
      assertThat(alert.evidence()).extracting(Evidence::record).contains("record of real attacker");
      SeenValues users = alert.seen().get(0);
      assertThat(alert.seen()).hasSize(1);
      assertThat(users.field()).isEqualTo("user");
      assertThat(users.values()).contains("real attacker").hasSize(SeenField.VALUES);
      assertThat(users.exact()).isFalse();
      assertThat(users.distinct()).isBetween(300L, 520L);
    }
  }

  @Test
  void aFewDifferentValuesAreAllListedAndCountedExactly() {
    List<Found> findings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      findings.add(finding(LOW, i, "web-1", "user-" + i % 13));
    }
    SeenValues users = fold(findings, 100).alerts().get(0).seen().get(0);
    assertThat(users.distinct()).isEqualTo(13);
    assertThat(users.exact()).isTrue();
    assertThat(users.values()).hasSize(13).contains("user-0", "user-12");
  }

  @Test
  void theRecordBehindTheTextsOutlivesSavingWhereverItStands() {
    List<Found> later = new ArrayList<>();
    List<Found> earlier = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      later.add(finding(LOW, 20 + i, "web-1", "erin"));
      earlier.add(finding(LOW, i, "web-1", "erin"));
    }
    later.add(finding(HIGH, 15, "web-1", "frank"));
    AlertFold saved = fold(later, 100);
    OpenAlert restored = restored(saved.open().findFirst().orElseThrow());
    restored.merge(fold(earlier, 100).open().findFirst().orElseThrow());
    Alert alert = restored(restored).alert("t");

    assertThat(alert.summary(Language.ENGLISH)).isEqualTo("frank ran /bin/tool");
    assertThat(alert.evidence())
        .filteredOn(evidence -> evidence.time() == 15)
        .extracting(Evidence::record)
        .containsExactly("record of frank");
    assertThat(alert.evidence().get(5).time()).isEqualTo(6);
    assertThat(alert.seen()).hasSize(1);
    assertThat(alert.seen().get(0).values()).containsExactly("erin", "frank");
  }

  @Test
  void anAlertSaysHowTimesOfAllItsFindingsWereComeBy() {
    List<Found> findings = new ArrayList<>();
    List<Timing> timings = List.of(Timing.CLAIMED, Timing.LATE, Timing.CLAIMED, Timing.SKEWED);
    for (int i = 0; i < 40; i++) {
      Found one = finding(LOW, 100 - i, "web-1", "erin");
      one.event().judge(one.event().time(), timings.get(i % 4));
      findings.add(one);
    }
    for (List<Found> order : List.of(findings, reversed(findings))) {
      AlertFold left = fold(order.subList(0, 2), 100);
      left.merge(fold(order.subList(2, order.size()), 100));
      OpenAlert alert = restored(left.open().findFirst().orElseThrow());
      assertThat(alert.alert("t").timings()).containsExactly(Timing.SKEWED, Timing.LATE);
    }
  }

  private static OpenAlert restored(OpenAlert alert) {
    StateWriter out = new StateWriter();
    alert.write(out);
    return OpenAlert.read(
        alert.id(), alert.definition(), version -> null, new StateReader(out.toBytes()));
  }

  private static List<Found> reversed(List<Found> findings) {
    List<Found> reversed = new ArrayList<>(findings);
    Collections.reverse(reversed);
    return reversed;
  }

  @Test
  void aFloodOfOneDetectionNeverPushesOutAlertsOfAnother() {
    AlertDefinition low = definition("test/low", Severity.LOW);
    List<Found> findings = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      findings.add(finding(HIGH, i, "web-" + i, "erin"));
    }
    for (int i = 0; i < 9; i++) {
      Found one = finding(LOW, i, "db-" + i, "erin");
      findings.add(new Found(low, LOW, one.event(), "log"));
    }
    AlertFold fold = fold(findings, 20);
    List<Alert> alerts = fold.alerts();
    assertThat(alerts).filteredOn(alert -> alert.detection().equals("test/low")).hasSize(9);
    assertThat(alerts).filteredOn(alert -> alert.detection().equals("test/tool")).hasSize(12);
    Alert further =
        alerts.stream()
            .filter(alert -> alert.numbers().containsKey(FurtherAlerts.NUMBER))
            .findFirst()
            .orElseThrow();
    assertThat(further.detection()).isEqualTo("test/tool");
    assertThat(further.severity()).isEqualTo(Severity.HIGH);
    assertThat(further.count()).isEqualTo(2_989);
    assertThat(further.numbers())
        .containsEntry("further_alerts", "2989")
        .containsEntry("further_alerts_exact", "true")
        .containsEntry("listed_alerts", "11");
    assertThat(further.summary(Language.ENGLISH))
        .startsWith("2,989 further alerts of this detection, with 2,989 findings,");
    assertThat(further.evidence()).isNotEmpty();
    assertThat(fold.foldedFindings()).isEqualTo(2_989);
    assertThat(fold.findings()).isEqualTo(3_009);
  }

  @Test
  void aFoldThatTookInAnotherKeepsAsManyAsItHasRoomFor() {
    List<Found> findings = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      findings.add(finding(HIGH, i, "web-" + i, "erin"));
    }
    AlertFold whole = fold(findings, 30);
    AlertFold parts = fold(List.of(), 30);
    for (int from = 0; from < 500; from += 50) {
      parts.merge(fold(findings.subList(from, from + 50), 30));
    }
    assertThat(parts.size()).isEqualTo(30);
    assertThat(parts.alerts()).isEqualTo(whole.alerts());
  }

  @Test
  void theMoreAlertsTheShorterTheirRecordsWhateverTheOrder() {
    List<Found> findings = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String filler = (i % 2 == 0 ? "x" : "あ").repeat(9_000);
      findings.add(finding(LOW, i, "web-" + i, i + filler));
    }
    AlertRoom room = new AlertRoom(100, 8 * 32 * 2_048);
    AlertFold inOrder = new AlertFold("t", room);
    findings.forEach(f -> inOrder.add(f.finding()));
    AlertFold other = new AlertFold("t", room);
    reversed(findings).forEach(f -> other.add(f.finding()));
    assertThat(inOrder.recordCharacters()).isEqualTo(1_024);
    assertThat(inOrder.alerts()).isEqualTo(other.alerts());
    assertThat(inOrder.alerts())
        .extracting(alert -> alert.evidence().get(0).record().length())
        .containsOnly(1_024, 512);
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
    AlertFold fold = new AlertFold("t");
    Found one = finding(LOW, 1, "web-1", "erin");
    fold.add(one.finding());
    Alert alert = fold.alerts().get(0);
    assertThat(alert.title(Language.JAPANESE)).isEqualTo("ツールが実行されました");
    assertThat(alert.summary(Language.JAPANESE)).isEqualTo("ツールが実行されました (web-1, /bin/tool)");
  }

  @Test
  void anIdDependsOnTenantDetectionKeyAndPeriodOnly() {
    Event event = finding(LOW, 5, "web-1", "erin").event();
    Event laterOnThatDay = finding(LOW, 9, "web-1", "frank").event();
    Event otherHost = finding(LOW, 5, "web-2", "erin").event();
    AlertDefinition detection = definition("d", Severity.HIGH);
    String id = id("t", detection, event);
    assertThat(id).isEqualTo("86681c16d6aa3212a5f5938ef1ff78db");
    assertThat(id("t", detection, laterOnThatDay)).isEqualTo(id);
    assertThat(id("t", detection, otherHost)).isNotEqualTo(id);
    assertThat(id("t2", detection, event)).isNotEqualTo(id);
    assertThat(id("t", definition("d2", Severity.HIGH), event)).isNotEqualTo(id);
  }

  /** The id of a finding, which is also that of a finding that is yet to be made. */
  private static String id(String tenant, AlertDefinition detection, Event event) {
    AlertId ids = new AlertId();
    String id = ids.of(tenant, MAKER.of(detection, LOW, event, "log", RecordCount.ALONE));
    assertThat(ids.of(tenant, detection, new EventValues(event), event.time())).isEqualTo(id);
    return id;
  }
}
