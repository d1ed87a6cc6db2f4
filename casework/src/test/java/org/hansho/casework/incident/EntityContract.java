package org.hansho.casework.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.StoreSettings;
import org.hansho.incident.EntityKeys;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of entities, and which are critical, whichever database has the alerts. */
abstract class EntityContract {
  private static final String TENANT = "example";

  private CaseStore store;
  private Incidents incidents;
  private long epoch;

  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
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

  private static List<Alert> story(Plot plot) {
    return new StoryMonth(3)
        .with(plot, Manner.SLOW).alerts().stream().map(StoryAlert::alert).toList();
  }

  private List<IncidentHead> listed() throws IOException {
    return incidents.list(TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 200);
  }

  private void setCritical(String type, String value, boolean isCritical) throws IOException {
    IncidentAlerts.setCritical(store, incidents, TENANT, type, value, isCritical);
  }

  @Test
  void anEntityTellsWhatIsKnownOfItAndRaisesTheSeverityWhenItIsCritical() throws IOException {
    List<Alert> story = story(Plot.VAULT_TO_STORAGE);
    come(story);
    incidents.catchUp(TENANT);
    EntityView vault = incidents.entity(TENANT, "cloud-resource", "VAULT-0");
    assertThat(vault.alerts()).isEqualTo(3);
    assertThat(vault.isAll()).isTrue();
    assertThat(vault.firstSeen()).isEqualTo(story.get(0).time());
    assertThat(vault.incidents()).hasSize(1);
    assertThat(vault.related()).first().matches(one -> one.alerts() == 3);
    IncidentView before = incidents.find(TENANT, vault.incidents().get(0));
    setCritical("cloud-resource", "vault-0", true);
    assertThat(incidents.entity(TENANT, "cloud-resource", "VAULT-0").criticality())
        .isEqualTo(new Criticality(Criticality.By.PEOPLE, "ann", IncidentAlerts.CALLED));
    IncidentView after = incidents.find(TENANT, vault.incidents().get(0));
    assertThat(after.severity().ordinal()).isEqualTo(before.severity().ordinal() + 1);
    assertThat(after.critical()).hasSize(1);
    assertThat(incidents.entity(TENANT, "host", "nowhere").alerts()).isZero();
  }

  @Test
  void whatAListNamesIsCriticalAsLongAsItDoesWhateverPeopleSay() throws IOException {
    List<String> list = new ArrayList<>();
    come(story(Plot.VAULT_TO_STORAGE));
    incidents.criticalBy(tenant -> Map.of("critical_entities", List.copyOf(list)));
    incidents.catchUp(TENANT);
    Severity before = listed().get(0).severity();
    list.addAll(List.of("cloud-resource:VAULT-0", "no entity", "host:"));
    incidents.catchUp(TENANT);
    assertThat(listed().get(0).severity().ordinal()).isEqualTo(before.ordinal() + 1);
    assertThat(incidents.entity(TENANT, "cloud-resource", "vault-0").isCritical()).isTrue();
    assertThatThrownBy(() -> setCritical("cloud-resource", "vault-0", false))
        .isInstanceOf(IncidentRefusedException.class)
        .hasMessageContaining("critical_entities names it");
    setCritical("cloud-resource", "vault-0", true);
    assertThat(incidents.entity(TENANT, "cloud-resource", "vault-0").criticality())
        .isEqualTo(new Criticality(Criticality.By.BOTH, "ann", IncidentAlerts.CALLED));
    list.clear();
    incidents.catchUp(TENANT);
    assertThat(listed().get(0).severity()).as("people say so too").isNotEqualTo(before);
    setCritical("cloud-resource", "vault-0", false);
    assertThat(listed().get(0).severity()).isEqualTo(before);
    list.add("cloud-resource:vault-0");
    incidents.catchUp(TENANT);
    list.clear();
    incidents.catchUp(TENANT);
    assertThat(listed().get(0).severity()).isEqualTo(before);
  }

  @Test
  void ofAnEntityItIsSaidOnHowManyOfTheHostsOfThirtyDaysItWas() throws IOException {
    List<Alert> alerts = new ArrayList<>();
    List<Alert> some = new ArrayList<>(story(Plot.VAULT_TO_STORAGE));
    some.addAll(story(Plot.STORAGE_WIPED));
    some.addAll(story(Plot.MACRO_TO_PASSWORDS));
    for (int i = 0; i < some.size(); i++) {
      alerts.add(IncidentAlerts.named(some.get(i), "srv-" + i % 4));
    }
    come(alerts);
    incidents.catchUp(TENANT);
    Set<String> hosts = new TreeSet<>();
    Set<String> ofVault = new TreeSet<>();
    for (Alert alert : alerts) {
      EntityKeys.of(alert.entities()).stream()
          .filter(key -> key.type().equals("host"))
          .forEach(
              key -> {
                hosts.add(key.value());
                if (EntityKeys.of(alert.entities())
                    .contains(EntityKeys.of("cloud-resource", "vault-0"))) {
                  ofVault.add(key.value());
                }
              });
    }
    assertThat(incidents.entity(TENANT, "cloud-resource", "vault-0").spread())
        .isEqualTo(new EntityView.Spread(ofVault.size(), hosts.size(), true));
    assertThat(ofVault).hasSizeBetween(1, hosts.size() - 1);
    assertThat(incidents.entity(TENANT, "host", "srv-1").spread()).isNull();
  }
}
