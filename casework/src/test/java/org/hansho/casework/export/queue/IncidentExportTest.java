package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Sentence;
import org.hansho.alert.Severity;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.ticket.FakeJira;
import org.hansho.casework.export.ticket.Tickets;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.filter.RandomAlerts;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentHead;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.ClosingReason;
import org.hansho.incident.Pattern;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Incidents leave as alerts do: each once, again when it changes, under one id. */
@Timeout(120)
class IncidentExportTest extends ExportWorld {
  private static final String INCIDENT = "\"detection\":\"SecurityIncident\"";

  private final Taker taker = new Taker();

  private ExportPlan plan(ExportedData... data) {
    return new Target("hook", taker).of(data).plan();
  }

  private static List<StoryAlert> stories(Plot... plots) {
    StoryMonth month = new StoryMonth(3);
    for (Plot plot : plots) {
      month.with(plot, Manner.SLOW);
    }
    return month.alerts();
  }

  private static List<Alert> story(Plot... plots) {
    return stories(plots).stream().map(one -> one.alert().withTenant(TENANT)).toList();
  }

  private void come(List<Alert> alerts) throws IOException {
    raise(alerts.toArray(Alert[]::new));
    incidents.catchUp(TENANT);
  }

  private List<IncidentHead> listed() throws IOException {
    return incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", Incidents.MOST_LISTED);
  }

  private void say(String id, IncidentChange change) throws IOException {
    store
        .transactions()
        .write("say", on -> incidents.change(on, TENANT, id, change, "user ann", 7));
  }

  private List<String> texts() {
    return taker.messages().stream().map(Taker::text).toList();
  }

  @Test
  void anIncidentIsSentWithItsAlertsAndAgainWhenSomebodyClosesIt() throws IOException {
    List<Alert> alerts = story(Plot.VAULT_TO_STORAGE);
    try (Exports exports = start(plan(ExportedData.ALERTS, ExportedData.INCIDENTS))) {
      come(alerts);
      untilIdle(exports);
      String id = listed().get(0).id();
      assertThat(texts()).hasSize(alerts.size() + 1);
      assertThat(texts()).filteredOn(text -> text.contains(INCIDENT)).hasSize(1);
      assertThat(status(exports).sent()).isEqualTo(alerts.size() + 1);
      say(
          id,
          new IncidentChange(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, null, "rebuilt"));
      untilIdle(exports);
      Message last = taker.messages().get(alerts.size() + 1);
      assertThat(last.alert()).isEqualTo(id);
      assertThat(Taker.text(last)).contains(INCIDENT, "\"status\":\"resolved\"");
    }
    try (Exports exports = start(plan(ExportedData.ALERTS, ExportedData.INCIDENTS))) {
      untilIdle(exports);
    }
    assertThat(taker.messages()).hasSize(alerts.size() + 2);
    assertThat(taker.keys()).doesNotHaveDuplicates();
  }

  @Test
  void aTargetOfAlertsOnlyGetsNoneAndOneOfIncidentsOnlyGetsNoAlert() throws IOException {
    Taker other = new Taker();
    ExportPlan only = new Target("only", other).of(ExportedData.INCIDENTS).plan();
    try (Exports exports = start(plan(ExportedData.ALERTS), only)) {
      come(story(Plot.VAULT_TO_STORAGE));
      untilIdle(exports);
    }
    assertThat(texts()).isNotEmpty().noneMatch(text -> text.contains(INCIDENT));
    assertThat(other.messages()).hasSize(1);
    assertThat(Taker.text(other.messages().get(0))).contains(INCIDENT, "\"security-alert\"");
  }

  @Test
  void aFilterForASourceSendsTheAlertsWithRecordsOfItAndTheIncidentsWithSuchAlerts()
      throws IOException, FilterException {
    List<Alert> alerts = new ArrayList<>();
    for (Alert alert : story(Plot.VAULT_TO_STORAGE)) {
      alerts.add(RandomAlerts.from(alert, alerts.isEmpty() ? "vault=/logs/0" : "storage"));
    }
    Taker other = new Taker();
    Target vault = new Target("hook", taker).of(ExportedData.ALERTS, ExportedData.INCIDENTS);
    Target nobody = new Target("other", other).of(ExportedData.INCIDENTS);
    try (Exports exports =
        start(vault.that("source = vault").plan(), nobody.that("source = nobody").plan())) {
      come(alerts);
      untilIdle(exports);
    }
    assertThat(texts()).hasSize(2).anyMatch(text -> text.contains(INCIDENT));
    assertThat(taker.alerts()).contains(alerts.get(0).id());
    assertThat(other.messages()).isEmpty();
  }

  @Test
  void anEarlierAlertThatComesLateChangesTheIncidentAndNotTheIdItsReaderHas() throws IOException {
    List<Alert> firsts = new ArrayList<>();
    List<Alert> others = new ArrayList<>();
    Set<String> begun = new HashSet<>();
    for (StoryAlert one : stories(Plot.values())) {
      (begun.add(one.story()) ? firsts : others).add(one.alert().withTenant(TENANT));
    }
    try (Exports exports = start(plan(ExportedData.INCIDENTS))) {
      come(others);
      untilIdle(exports);
      Set<String> before = Set.copyOf(taker.alerts());
      come(firsts);
      untilIdle(exports);
      Set<String> now = new HashSet<>();
      listed().forEach(head -> now.add(head.id()));
      assertThat(now).isNotEqualTo(before);
      List<Message> later = taker.messages().subList(before.size(), taker.messages().size());
      assertThat(later).hasSizeGreaterThan(1);
      assertThat(later)
          .filteredOn(message -> before.contains(message.alert()))
          .allSatisfy(message -> assertThat(Taker.text(message)).contains("\"status\":\"active\""));
      assertThat(new HashSet<>(taker.alerts())).hasSize(now.size());
    }
  }

  @Test
  void ofIncidentsThatPeopleMergeOneGoesOnAndTheOtherIsClosedAsADuplicate() throws IOException {
    try (Exports exports = start(plan(ExportedData.INCIDENTS))) {
      come(story(Plot.VAULT_TO_STORAGE, Plot.MACRO_TO_PASSWORDS));
      untilIdle(exports);
      List<String> ids = listed().stream().map(IncidentHead::id).toList();
      assertThat(taker.alerts()).containsExactlyInAnyOrderElementsOf(ids);
      String one = store.transactions().write("merge", on -> incidents.merge(on, TENANT, ids));
      untilIdle(exports);
      List<Message> later = taker.messages().subList(ids.size(), taker.messages().size());
      assertThat(later).hasSize(2);
      assertThat(later)
          .filteredOn(message -> message.alert().equals(one))
          .singleElement()
          .satisfies(message -> assertThat(Taker.text(message)).contains("\"status\":\"active\""));
      assertThat(later)
          .filteredOn(message -> !message.alert().equals(one))
          .singleElement()
          .satisfies(
              message ->
                  assertThat(Taker.text(message))
                      .contains("\"status\":\"dismissed\"", "\"reason\":\"duplicate\"")
                      .contains("\"merged_into\":\"" + one + "\""));
    }
  }

  @Test
  void anIncidentOfWhichOneAlertIsLeftIsClosed() throws IOException {
    List<Alert> alerts = story(Plot.VAULT_TO_STORAGE);
    try (Exports exports = start(plan(ExportedData.INCIDENTS))) {
      come(alerts);
      untilIdle(exports);
      String id = listed().get(0).id();
      List<String> off =
          incidents.find(TENANT, id).incident().members().stream()
              .skip(1)
              .map(member -> member.step().alert())
              .toList();
      store.transactions().write("split", on -> incidents.split(on, TENANT, id, off));
      untilIdle(exports);
      assertThat(taker.messages())
          .filteredOn(message -> message.alert().equals(id))
          .last()
          .satisfies(
              message -> assertThat(Taker.text(message)).contains("\"status\":\"dismissed\""));
    }
  }

  @Test
  void whatWasThereBeforeTheFirstStartIsNotSentAlsoWhenPatternsChange() throws IOException {
    come(story(Plot.values()));
    List<Pattern> patterns = List.of(pattern());
    incidents = new Incidents(store, () -> patterns);
    try (Exports exports = start(plan(ExportedData.INCIDENTS))) {
      incidents.catchUp(TENANT);
      until(() -> status(exports).waiting() == 0);
      come(story(Plot.values()));
      untilIdle(exports);
      assertThat(taker.messages()).isEmpty();
    }
  }

  private static Pattern pattern() {
    Sentence story = Sentence.parse("Two of {host|a host}.", new ArrayList<>());
    Pattern.Texts texts = new Pattern.Texts("Invented", story, "");
    Pattern.Stage first = new Pattern.Stage("first", Set.of("storage/*"), Set.of());
    Pattern.Stage second = new Pattern.Stage("second", Set.of("vault/*"), Set.of());
    return new Pattern("invented", texts, texts, List.of(first, second), 2, 1, Severity.HIGH);
  }

  @Test
  void anAlertAndAnIncidentHaveOneTicketEachAlsoBehindARestartAndTheyCloseWithThem()
      throws IOException {
    List<Alert> alerts = story(Plot.VAULT_TO_STORAGE, Plot.MACRO_TO_PASSWORDS);
    try (FakeJira jira = new FakeJira(true)) {
      try (Exports exports = start(tickets(jira))) {
        come(alerts.subList(1, alerts.size()));
        untilIdle(exports);
      }
      come(alerts.subList(0, 1));
      List<String> ids = listed().stream().map(IncidentHead::id).toList();
      store.transactions().write("merge", on -> incidents.merge(on, TENANT, ids));
      try (Exports exports = start(tickets(jira))) {
        untilIdle(exports);
        assertThat(status(exports).place()).startsWith("http://127.0.0.1:");
        assertThat(status(exports).refused()).isZero();
      }
      assertThat(jira.alerts()).hasSize(alerts.size() + 2).doesNotHaveDuplicates();
      assertThat(jira.closed()).hasSize(1);
      assertThat(alerts).extracting(Alert::id).doesNotContain(jira.closed().get(0));
    }
  }

  private ExportPlan tickets(FakeJira jira) {
    Tickets tickets = new Tickets(jira.client(), new TicketTable(store.transactions(), "soc"));
    return new Target("soc", tickets)
        .of(ExportedData.ALERTS, ExportedData.INCIDENTS)
        .in(AlertFormats.TICKET)
        .plan();
  }

  @Test
  void aRefusedIncidentIsSetAsideAndSentAgainAsItIsThen() throws IOException, FilterException {
    taker.answering(message -> new Answer.Refused("it answered 413"));
    ExportPlan plan =
        new Target("hook", taker).that("severity >= low").of(ExportedData.INCIDENTS).plan();
    try (Exports exports = start(plan)) {
      come(story(Plot.VAULT_TO_STORAGE));
      untilIdle(exports);
      String id = listed().get(0).id();
      assertThat(letters(exports)).extracting(ExportLetter::alert).containsExactly(id);
      taker.answering(message -> new Answer.Delivered());
      assertThat(retry(exports, id)).contains(1);
      until(() -> status(exports).letters() == 0);
      assertThat(status(exports).sent()).isEqualTo(1);
      assertThat(plan.backfill()).isEqualTo(Optional.empty());
    }
  }
}
