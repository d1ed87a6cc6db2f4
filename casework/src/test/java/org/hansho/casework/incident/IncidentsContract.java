package org.hansho.casework.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Arrivals;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.incident.Decisions;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Grouping;
import org.hansho.incident.MemoryIndex;
import org.hansho.incident.Pattern;
import org.hansho.incident.Step;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must make of alerts that come epoch by epoch. */
abstract class IncidentsContract {
  private static final String TENANT = "example";

  private CaseStore store;
  private Incidents incidents;
  private long epoch;

  abstract StoreSettings.Place emptyPlace() throws Exception;

  private StoreSettings.Place place;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    openAgain();
  }

  private void openAgain() throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    incidents = new Incidents(store, List::of);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void come(List<Alert> alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    alerts.forEach(alert -> changes.add(new AlertChange.Raised(alert, 1)));
    store.apply(TENANT, new EpochChanges(epoch, ++epoch, changes));
  }

  private static List<Alert> month(Plot... plots) {
    StoryMonth month = new StoryMonth(3).withQuietAlerts();
    for (Plot plot : plots) {
      month.with(plot, Manner.SLOW);
    }
    return month.alerts().stream().map(StoryAlert::alert).toList();
  }

  private static List<Alert> story(Plot plot) {
    return new StoryMonth(3)
        .with(plot, Manner.SLOW).alerts().stream().map(StoryAlert::alert).toList();
  }

  private List<IncidentHead> listed() throws IOException {
    return incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 200);
  }

  private Map<String, Set<String>> kept() throws IOException {
    Map<String, Set<String>> kept = new TreeMap<>();
    for (IncidentHead head : listed()) {
      kept.put(head.id(), alerts(head.id()));
    }
    return kept;
  }

  private Set<String> alerts(String id) throws IOException {
    return incidents.find(TENANT, id).incident().members().stream()
        .map(member -> member.step().alert())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Set<String>> together(List<Alert> alerts) {
    MemoryIndex index = new MemoryIndex();
    alerts.forEach(alert -> index.put(Step.of(alert)));
    Map<String, Set<String>> all = new TreeMap<>();
    new Grouping(TENANT, index, List.of(), Decisions.NONE)
        .around(index.all())
        .incidents()
        .forEach(
            incident ->
                all.put(
                    incident.id(),
                    incident.members().stream()
                        .map(member -> member.step().alert())
                        .collect(Collectors.toCollection(TreeSet::new))));
    return all;
  }

  private String merge(String... ids) throws IOException {
    return store
        .transactions()
        .write("merge", connection -> incidents.merge(connection, TENANT, List.of(ids)));
  }

  private String split(String id, List<String> alerts) throws IOException {
    return store
        .transactions()
        .write("split", connection -> incidents.split(connection, TENANT, id, alerts));
  }

  /** R606: a suppression that matches one step. */
  @Test
  void r606AStepThatASuppressionHidesIsMarkedAndTheIncidentStays() throws IOException {
    List<Alert> story = story(Plot.VAULT_TO_STORAGE);
    String hidden = story.get(1).id();
    store.decideBy(
        (alert, before, isMore) ->
            Arrivals.Arrival.quiet(
                alert.id().equals(hidden) ? AlertState.NEW.suppressed("s1") : AlertState.NEW),
        () -> 1);
    come(story);
    incidents.catchUp(TENANT);
    String id = listed().get(0).id();
    IncidentView view = incidents.find(TENANT, id);
    assertThat(alerts(id)).hasSize(story.size()).contains(hidden);
    view.alerts()
        .forEach(
            (alert, listed) ->
                assertThat(listed.state().status() == AlertStatus.SUPPRESSED)
                    .isEqualTo(alert.equals(hidden)));
    assertThat(view.alerts()).hasSize(story.size());
    assertThat(store.find(TENANT, hidden)).isNotNull();
  }

  @Test
  void whatIsKeptIsWhatGroupingAllAtOnceGivesWhateverTheOrderAndTheRestarts() throws IOException {
    List<Alert> alerts = new ArrayList<>(month(Plot.VAULT_TO_STORAGE, Plot.MACRO_TO_PASSWORDS));
    Map<String, Set<String>> together = together(alerts);
    Random random = new Random(5);
    Collections.shuffle(alerts, random);
    for (int from = 0; from < alerts.size(); ) {
      int to = Math.min(alerts.size(), from + 1 + random.nextInt(40));
      come(alerts.subList(from, to));
      if (random.nextInt(3) > 0) {
        incidents.catchUp(TENANT);
      }
      if (random.nextInt(3) == 0) {
        store.close();
        openAgain();
      }
      from = to;
    }
    incidents.catchUp(TENANT);
    assertThat(kept()).isEqualTo(together).isNotEmpty();
  }

  @Test
  void otherPatternsGroupEverythingAnewAndTheSameNothing() throws IOException {
    List<Alert> month = month(Plot.STORAGE_WIPED);
    come(month);
    incidents.catchUp(TENANT);
    Map<String, Set<String>> before = kept();
    store.close();
    openAgain();
    assertThat(incidents.catchUp(TENANT)).isZero();
    assertThat(kept()).isEqualTo(before);
    incidents = new Incidents(store, () -> List.of(wiping()));
    assertThat(incidents.catchUp(TENANT)).isEqualTo(month.size());
    assertThat(listed()).anyMatch(head -> head.pattern().equals("wiping"));
  }

  private static Pattern wiping() {
    Pattern.Texts texts =
        new Pattern.Texts("Wiped", Sentence.parse("It is gone.", new ArrayList<>()), "");
    return new Pattern(
        "wiping",
        texts,
        texts,
        List.of(
            new Pattern.Stage("use", Set.of("storage/unusual-application"), Set.of()),
            new Pattern.Stage("end", Set.of("storage/unusual-deletion"), Set.of())),
        2,
        Duration.ofDays(14).toNanos(),
        Severity.HIGH);
  }

  @Test
  void everyAlertOfAnIncidentLeadsToItByItsHandle() throws IOException {
    List<Alert> story = story(Plot.STORAGE_WIPED);
    come(story.subList(1, 3));
    incidents.catchUp(TENANT);
    String first = listed().get(0).id();
    come(story.subList(0, 1));
    incidents.catchUp(TENANT);
    IncidentView now = incidents.find(TENANT, first);
    assertThat(now.incident().id()).isNotEqualTo(first);
    assertThat(now.incident().members()).hasSize(3);
    assertThat(now.alerts()).hasSize(3);
    assertThat(listed()).hasSize(1);
  }

  @Test
  void incidentsOfAnotherTenantAreNotThere() throws IOException {
    come(story(Plot.STORAGE_WIPED));
    incidents.catchUp(TENANT);
    String id = listed().get(0).id();
    assertThat(incidents.list("other", IncidentQuery.ALL, Long.MAX_VALUE, "", 10)).isEmpty();
    assertThatThrownBy(() -> incidents.find("other", id))
        .isInstanceOf(IncidentRefusedException.class);
  }

  @Test
  void mergedIncidentsStayOneWhateverComes() throws IOException {
    StoryMonth month =
        new StoryMonth(3)
            .with(Plot.STORAGE_WIPED, Manner.SLOW)
            .with(Plot.MACRO_TO_PASSWORDS, Manner.SLOW);
    List<Alert> alerts = month.alerts().stream().map(StoryAlert::alert).toList();
    come(alerts.subList(0, 5));
    incidents.catchUp(TENANT);
    List<IncidentHead> two = listed();
    assertThat(two).hasSize(2);
    String one = merge(two.get(0).id(), two.get(1).id());
    assertThat(alerts(one)).hasSize(5);
    come(alerts.subList(5, 6));
    incidents.catchUp(TENANT);
    assertThat(listed()).singleElement().matches(head -> head.alerts() == 6 && head.byHand());
    assertThatThrownBy(() -> merge(two.get(0).id(), two.get(1).id()))
        .hasMessageContaining("one incident already");
  }

  @Test
  void alertsThatWereTakenOffStayApartUntilTheyAreMergedAgain() throws IOException {
    List<Alert> story = story(Plot.VAULT_TO_STORAGE);
    come(story);
    incidents.catchUp(TENANT);
    String id = listed().get(0).id();
    List<String> off = List.of(story.get(2).id(), story.get(3).id());
    String other = split(id, off);
    assertThat(alerts(other)).containsExactlyInAnyOrderElementsOf(off);
    come(month(Plot.NEW_COUNTRY_TO_PERSISTENCE));
    incidents.catchUp(TENANT);
    assertThat(alerts(other)).containsAll(off).doesNotContain(story.get(0).id());
    String again = merge(other, story.get(0).id());
    assertThat(alerts(again)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aSplitNamesSomeAlertsOfTheIncident() throws IOException {
    List<Alert> story = story(Plot.STORAGE_WIPED);
    come(story);
    incidents.catchUp(TENANT);
    String id = listed().get(0).id();
    assertThatThrownBy(() -> split(id, List.of())).hasMessageContaining("Name some alerts");
    assertThatThrownBy(() -> split(id, story.stream().map(Alert::id).toList()))
        .hasMessageContaining("not all");
    assertThatThrownBy(() -> split("nothing", List.of(story.get(0).id())))
        .hasMessageContaining("There is no incident nothing");
    assertThat(listed()).hasSize(1);
  }

  @Test
  void similarIncidentsAreListedWithWhatIsSharedAndWhatDiffers() throws IOException {
    StoryMonth month = new StoryMonth(3);
    for (int i = 0; i < 3; i++) {
      month.with(Plot.STORAGE_WIPED, Manner.SWIFT);
    }
    month.with(Plot.STORAGE_WIPED, Manner.WITHOUT_END).with(Plot.MACRO_TO_PASSWORDS, Manner.SWIFT);
    come(month.alerts().stream().map(StoryAlert::alert).toList());
    incidents.catchUp(TENANT);
    String id = listed().stream().filter(head -> head.alerts() == 2).findFirst().orElseThrow().id();
    List<SimilarIncident> similar = incidents.similar(TENANT, id);
    assertThat(similar).hasSize(3);
    assertThat(similar.get(0).detections()).hasSize(2);
    assertThat(similar.get(0).further()).containsExactly("storage/unusual-deletion");
    assertThat(similar.get(0).missing()).isEmpty();
    assertThat(similar.get(0).distance()).isBetween(0.0, 0.9);
  }

  @Test
  void aNameWithNulIsGroupedAndMayBeCritical() throws IOException {
    List<Alert> hostile = new ArrayList<>();
    for (Alert alert : story(Plot.STORAGE_WIPED)) {
      hostile.add(IncidentAlerts.named(alert, "web\0-1"));
    }
    come(hostile);
    incidents.catchUp(TENANT);
    IncidentHead before = listed().get(0);
    assertThat(before.place()).isEqualTo("web\uFFFD-1");
    setCritical("ho\0st", "web\0-1", true);
    setCritical("host", "web\0-1", true);
    assertThat(listed().get(0).severity().ordinal()).isEqualTo(before.severity().ordinal() + 1);
    assertThatThrownBy(() -> incidents.find(TENANT, "no\0thing"))
        .isInstanceOf(IncidentRefusedException.class);
    assertThatThrownBy(() -> merge("no\0thing", before.id()))
        .isInstanceOf(IncidentRefusedException.class);
  }

  private void setCritical(String type, String value, boolean isCritical) throws IOException {
    IncidentAlerts.setCritical(store, incidents, TENANT, type, value, isCritical);
  }

  @Test
  void anIncidentStaysRaisedWhileItNamesACriticalEntity() throws IOException {
    come(month(Plot.VAULT_TO_STORAGE, Plot.MACRO_TO_PASSWORDS));
    incidents.catchUp(TENANT);
    List<IncidentHead> before = listed();
    EntityView vault = incidents.entity(TENANT, "cloud-resource", "vault-0");
    String id = vault.incidents().get(0);
    EntityKey other =
        incidents.find(TENANT, id).entities().stream()
            .map(IncidentView.Named::key)
            .filter(key -> !key.equals(vault.key()))
            .findFirst()
            .orElseThrow();
    setCritical("cloud-resource", "vault-0", true);
    setCritical(other.type(), other.value(), true);
    setCritical("cloud-resource", "vault-0", false);
    assertThat(incidents.find(TENANT, id).critical()).containsExactly(other);
    assertThat(listed()).isNotEqualTo(before);
    setCritical(other.type(), other.value(), false);
    assertThat(listed()).isEqualTo(before);
  }

  @Test
  void aPageEndsWhereTheNextBegins() throws IOException {
    StoryMonth month = new StoryMonth(3);
    for (Plot plot : Plot.values()) {
      month.with(plot, Manner.SWIFT);
    }
    come(month.alerts().stream().map(StoryAlert::alert).toList());
    incidents.catchUp(TENANT);
    List<IncidentHead> all = listed();
    List<IncidentHead> paged = new ArrayList<>();
    long before = Long.MAX_VALUE;
    String id = "";
    while (true) {
      List<IncidentHead> page = incidents.list(TENANT, IncidentQuery.ALL, before, id, 2);
      if (page.isEmpty()) {
        break;
      }
      paged.addAll(page);
      before = page.get(page.size() - 1).lastTime();
      id = page.get(page.size() - 1).id();
    }
    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(5);
    assertThat(Duration.ofNanos(all.get(0).lastTime() - all.get(1).lastTime())).isPositive();
  }

  @Test
  void aListAsksForSeverityStageAndTime() throws IOException {
    StoryMonth month = new StoryMonth(3);
    for (Plot plot : Plot.values()) {
      month.with(plot, Manner.SWIFT);
    }
    come(month.alerts().stream().map(StoryAlert::alert).toList());
    incidents.catchUp(TENANT);
    List<IncidentHead> all = listed();
    IncidentHead middle = all.get(all.size() / 2);
    Intent stage = middle.intents().get(0);
    assertThat(asked(new IncidentQuery(Severity.INFORMATIONAL, stage, middle.lastTime(), 1L << 62)))
        .isEqualTo(
            all.stream()
                .filter(one -> one.intents().contains(stage))
                .filter(one -> one.lastTime() >= middle.lastTime())
                .toList())
        .contains(middle);
    assertThat(asked(new IncidentQuery(Severity.HIGH, null, Long.MIN_VALUE, middle.firstTime())))
        .isEqualTo(
            all.stream()
                .filter(one -> one.severity().compareTo(Severity.HIGH) >= 0)
                .filter(one -> one.firstTime() < middle.firstTime())
                .toList())
        .isNotEmpty();
  }

  private List<IncidentHead> asked(IncidentQuery query) throws IOException {
    return incidents.list(TENANT, query, Long.MAX_VALUE, "", 200);
  }

  @Test
  void anAlertLeadsToItsIncident() throws IOException {
    come(story(Plot.WEB_SHELL_TO_MINER));
    incidents.catchUp(TENANT);
    String id = listed().get(0).id();
    Set<String> alerts = alerts(id);
    Map<String, String> found = incidents.of(TENANT, alerts);
    assertThat(found.keySet()).isEqualTo(alerts);
    assertThat(found.values()).containsOnly(id);
    assertThat(incidents.of("other", alerts)).isEmpty();
    assertThat(incidents.of(TENANT, List.of())).isEmpty();
  }
}
