package org.hansho.casework.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.filter.RandomAlerts;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved views and watched alerts, whichever database holds them. */
abstract class ViewsContract {
  private static final String TENANT = "example";

  private CaseStore store;
  private SavedViews views;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
    views = new SavedViews(store.transactions());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static SavedView view(String id, String owner, String name, boolean isShared) {
    return new SavedView(
        id, TENANT, owner, name, "host = \"web-1\"", List.of("time", "title"), isShared, 7);
  }

  private SavedView save(SavedView view) throws IOException {
    return store.transactions().write("save", connection -> views.save(connection, view));
  }

  @Test
  void aCallerSeesItsOwnViewsAndSharedOnesOfItsTenantOnly() throws IOException {
    SavedView own = save(view("a", "user ann", "mine", false));
    save(view("b", "user bob", "his", false));
    SavedView shared = save(view("c", "user bob", "ours", true));
    assertThat(views.list(TENANT, "user ann")).containsExactly(own, shared);
    assertThat(views.find(TENANT, "user ann", "b")).isEmpty();
    assertThat(views.list("another", "user ann")).isEmpty();
  }

  @Test
  void aViewOfTheSameNameTakesThePlaceOfTheOldOne() throws IOException {
    save(view("a", "user ann", "mine", false));
    SavedView again = save(view("b", "user ann", "mine", true));
    assertThat(again.id()).isEqualTo("a");
    assertThat(views.list(TENANT, "user bob")).containsExactly(again);
    Boolean isGone =
        store.transactions().write("remove", connection -> views.remove(connection, "a"));
    assertThat(isGone).isTrue();
    assertThat(views.list(TENANT, "user ann")).isEmpty();
  }

  @Test
  void whatBreaksABoundIsRefused() throws IOException {
    assertThatThrownBy(() -> SavedViews.checked(view("a", "user ann", " ", false)))
        .isInstanceOf(ViewRefusedException.class);
    SavedView columns = new SavedView("a", TENANT, "user ann", "n", "", List.of("a,b"), false, 7);
    assertThatThrownBy(() -> SavedViews.checked(columns)).hasMessageContaining("column");
    for (int i = 0; i < SavedViews.MOST; i++) {
      save(view("v" + i, "user ann", "n" + i, false));
    }
    assertThatThrownBy(() -> save(view("more", "user ann", "more", false)))
        .hasMessageContaining("100 views");
  }

  @Test
  void whatIsDoneWithWatchedAlertsIsListedForWhoWatchesThem() throws IOException {
    Alert watched = RandomAlerts.of("00aa", "linux/x", "web-1", "ann");
    Alert other = RandomAlerts.of("00bb", "linux/x", "web-1", "ann");
    store.apply(
        watched.tenant(),
        new EpochChanges(
            0, 1, List.of(new AlertChange.Raised(watched, 1), new AlertChange.Raised(other, 1))));
    change(watched, Set.of("ann"), "watch this");
    change(other, Set.of(), "not this");
    change(watched, Set.of(), "done");
    assertThat(store.watched(watched.tenant(), "ann", 10).stream().map(one -> note(one.entry())))
        .containsExactly("done", "watch this");
    assertThat(store.watched(watched.tenant(), "ann", 1).get(0).alert()).isEqualTo("00aa");
    assertThat(store.watched(watched.tenant(), "bob", 10)).isEmpty();
    assertThat(store.watched("another", "ann", 10)).isEmpty();
  }

  private static String note(AlertEntry entry) {
    return entry.head().note();
  }

  private void change(Alert alert, Set<String> watchers, String note) throws IOException {
    AlertEntry.Head head = new AlertEntry.Head("user bob", 9, "alert.comment", 0, note);
    store
        .transactions()
        .write(
            "change",
            connection ->
                store
                    .states()
                    .change(
                        connection,
                        alert.tenant(),
                        List.of(alert.id()),
                        state -> state.withWatchers(watchers, Set.of()),
                        head));
  }
}
