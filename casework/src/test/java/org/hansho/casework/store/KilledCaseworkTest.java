package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.override.DetectionOverrides;
import org.hansho.casework.setting.ChangedSetting;
import org.hansho.casework.setting.ChangedSettings;
import org.hansho.casework.suppression.Inhibitions;
import org.hansho.casework.triage.Lessons;
import org.hansho.casework.view.SavedView;
import org.hansho.casework.view.SavedViews;
import org.hansho.incident.Inhibition;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people do to incidents, views and detections, and what an inhibition hides, is there whole
 * or not at all, whatever moment the process is killed. A kill leaves the files of the database as
 * they are: they are copied behind each statement and behind the commit, and each copy is opened.
 */
class KilledCaseworkTest {
  private static final String TENANT = "example";
  private static final long NOW = 1_790_000_000_000_000_000L;

  @TempDir private Path folder;

  private final List<Path> kills = new ArrayList<>();
  private int copies;

  private Path file() {
    return folder.resolve("alerts.db");
  }

  private static StoreSettings settings(Path file) {
    return StoreSettings.of(new StoreSettings.Sqlite(file));
  }

  /** The files as a kill at this moment leaves them. */
  private void kill() {
    Path copy = folder.resolve("killed-" + copies++ + ".db");
    try {
      Files.copy(file(), copy);
      Path log = folder.resolve("alerts.db-wal");
      if (Files.exists(log)) {
        Files.copy(log, folder.resolve(copy.getFileName() + "-wal"));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    kills.add(copy);
  }

  /** A connection behind each of whose statements that write there may be a kill. */
  private Connection killed(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, result) ->
            result instanceof PreparedStatement statement
                ? proxy(PreparedStatement.class, statement, this::written)
                : result);
  }

  private Object written(Method method, Object result) {
    if (method.getName().equals("executeUpdate") || method.getName().equals("executeBatch")) {
      kill();
    }
    return result;
  }

  private interface Behind {
    Object call(Method method, Object result);
  }

  private static <T> T proxy(Class<T> type, T of, Behind behind) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return behind.call(method, method.invoke(of, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  private interface Question {
    String of(CaseStore store) throws IOException;
  }

  /** Each copy has the state of before, or, from some moment on, that of now. */
  private void assertWholeOrNotAtAll(String before, CaseStore store, Question question)
      throws IOException {
    kill();
    String after = question.of(store);
    assertThat(after).isNotEqualTo(before);
    boolean isDone = false;
    for (Path copy : kills) {
      try (CaseStore left = CaseStore.open(settings(copy))) {
        String state = question.of(left);
        assertThat(state)
            .as(copy.toString())
            .isIn(isDone ? List.of(after) : List.of(before, after));
        isDone = state.equals(after);
      }
    }
    assertThat(isDone).as("what was answered is there").isTrue();
    assertThat(kills).hasSizeGreaterThan(1);
  }

  @Test
  void whatPeopleSayOfAnIncident() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      Incidents incidents = new Incidents(store, List::of);
      List<Alert> story =
          new StoryMonth(3)
              .with(Plot.VAULT_TO_STORAGE, Manner.SLOW).alerts().stream()
                  .map(StoryAlert::alert)
                  .toList();
      store.apply(TENANT, StoreContract.raised(0, 1, story.toArray(Alert[]::new)));
      incidents.catchUp(TENANT);
      String id = incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 1).get(0).id();
      Question question =
          left -> {
            Incidents all = new Incidents(left, List::of);
            return all.find(TENANT, id).state().line()
                + all.history(TENANT, id, 10)
                + all.newestChange(TENANT);
          };
      String before = question.of(store);
      IncidentChange close =
          new IncidentChange(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, "bob", "rebuilt");
      store
          .transactions()
          .write("close", on -> incidents.change(killed(on), TENANT, id, close, "user ann", NOW));
      assertWholeOrNotAtAll(before, store, question);
    }
  }

  @Test
  void aViewThatTakesThePlaceOfAnother() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      SavedViews views = new SavedViews(store.transactions());
      SavedView old =
          new SavedView("a", TENANT, "user ann", "mine", "host = web-1", List.of(), false, 7);
      store.transactions().write("save", on -> views.save(on, old));
      Question question =
          left -> new SavedViews(left.transactions()).list(TENANT, "user ann").toString();
      String before = question.of(store);
      SavedView other =
          new SavedView("b", TENANT, "user ann", "mine", "", List.of("time"), true, 8);
      store.transactions().write("save", on -> views.save(killed(on), other));
      assertWholeOrNotAtAll(before, store, question);
    }
  }

  @Test
  void aDetectionThatIsSwitchedOff() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      DetectionOverrides overrides = DetectionOverrides.open(store, () -> NOW);
      Question question = left -> DetectionOverrides.open(left, () -> NOW).list(TENANT).toString();
      String before = question.of(store);
      overrides.put(
          TENANT,
          "linux/miner",
          false,
          Severity.LOW,
          "Ours.",
          "user ann",
          (old, next, work) -> store.transactions().write("put", on -> work.in(killed(on))));
      assertWholeOrNotAtAll(before, store, question);
    }
  }

  @Test
  void settingsThatAreChangedTogether() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      Question question = left -> ChangedSettings.all(left.transactions()).toString();
      String before = question.of(store);
      List<ChangedSetting> changed =
          List.of(
              new ChangedSetting("suppression.days", "3", "user ann", NOW),
              new ChangedSetting("suppression.most_days", "30", "user ann", NOW));
      store
          .transactions()
          .write(
              "change",
              on -> {
                ChangedSettings.put(killed(on), changed);
                return true;
              });
      assertWholeOrNotAtAll(before, store, question);
      assertThat(ChangedSettings.all(store.transactions())).isEqualTo(changed);
      store
          .transactions()
          .write(
              "take back",
              on -> {
                ChangedSettings.remove(on, "suppression.days");
                return true;
              });
      assertThat(ChangedSettings.all(store.transactions())).containsExactly(changed.get(1));
    }
  }

  @Test
  void aSettingAndItsRowInTheAuditLog() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      Path head = folder.resolve("audit.head");
      AuditLog log = AuditLog.open(store.transactions(), head, () -> NOW);
      Question question =
          left ->
              ChangedSettings.all(left.transactions())
                  + " "
                  + AuditLog.open(left.transactions(), head, () -> NOW)
                      .list(List.of(""), Long.MAX_VALUE, 10);
      String before = question.of(store);
      AuditEntry entry =
          new AuditEntry(
              "user ann",
              "",
              "",
              "setting.change",
              "settings suppression.days",
              "7",
              "3",
              AuditEntry.Outcome.DONE);
      ChangedSetting changed = new ChangedSetting("suppression.days", "3", "user ann", NOW);
      log.change(
          "change",
          entry,
          on -> {
            ChangedSettings.put(killed(on), List.of(changed));
            return true;
          });
      assertWholeOrNotAtAll(before, store, question);
      assertThat(question.of(store)).contains("suppression.days", "setting.change");
    }
  }

  @Test
  void whatADismissalTeachesAndWhatItsUndoTakesBack() throws IOException {
    try (CaseStore store = CaseStore.open(settings(file()))) {
      Alert alert = on("many", 0);
      store.apply(TENANT, StoreContract.raised(0, 1, alert));
      Question question =
          left -> {
            AlertPage.Listed found = left.find(TENANT, alert.id());
            return found == null
                ? "none"
                : found.state() + " " + new Lessons(left.transactions()).next(TENANT, 10);
          };
      String before = question.of(store);
      store
          .transactions()
          .write(
              "dismiss",
              on ->
                  store
                      .states()
                      .change(
                          killed(on),
                          TENANT,
                          List.of(alert.id()),
                          state -> state.with(AlertStatus.DISMISSED, ClosingReason.BENIGN_EXPECTED),
                          head("alert.close", 1)));
      assertWholeOrNotAtAll(before, store, question);
      String dismissed = question.of(store);
      assertThat(dismissed).contains("opinion=EXPECTED");
      kills.clear();
      store
          .transactions()
          .write(
              "undo", on -> store.states().undo(killed(on), TENANT, 1, 0, head("alert.undo", 2)));
      assertWholeOrNotAtAll(dismissed, store, question);
      assertThat(question.of(store)).contains("opinion=EXPECTED", "opinion=WITHDRAWN");
    }
  }

  private static AlertEntry.Head head(String verb, long action) {
    return new AlertEntry.Head("user ann", NOW, verb, action, "");
  }

  @Test
  void whatAnInhibitionHides() throws IOException {
    Inhibition rule =
        new Inhibition(
            "many",
            new Inhibition.Texts("One beside many", "It is a part of it."),
            new Inhibition.Texts("多数の一部", "その一部です。"),
            Set.of("network/many"),
            Set.of("network/one"),
            Set.of("host"),
            Duration.ofHours(1));
    boolean[] kills = {false};
    Progress progress =
        () -> {
          if (kills[0]) {
            kill();
          }
        };
    try (CaseStore store = CaseStore.open(settings(file()), progress)) {
      Inhibitions inhibitions = Inhibitions.open(store, List.of(rule), Set.of(TENANT));
      store.decideBy(inhibitions.behind(Arrivals.UNCHANGED), () -> NOW);
      Alert many = on("many", 0);
      Alert one = on("one", 5);
      Question question =
          left -> {
            AlertPage.Listed found = left.find(TENANT, one.id());
            return found == null
                ? "none"
                : found.state().suppression()
                    + left.history(TENANT, one.id(), 10).size()
                    + Inhibitions.open(left, List.of(rule), Set.of(TENANT)).hides(TENANT, rule);
          };
      store.apply(TENANT, StoreContract.raised(0, 1, many));
      kills[0] = true;
      store.apply(TENANT, StoreContract.raised(1, 2, one));
      kills[0] = false;
      assertThat(question.of(store)).startsWith("inhibition/many1");
      assertWholeOrNotAtAll("none", store, question);
    }
  }

  private static Alert on(String name, int minutes) {
    long time = NOW + minutes * 60_000_000_000L;
    return Alerts.alert(
            TENANT,
            name,
            Alerts.SUBJECTS.get(0),
            Severity.MEDIUM,
            time,
            List.of(Alerts.entity("host", "web-1")))
        .withDetection("network/" + name);
  }
}
