package org.hansho.casework.export.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.casework.export.ChangesOfAlerts;
import org.hansho.casework.export.ChangesOfIncidents;
import org.hansho.casework.export.StixCollection;
import org.hansho.casework.export.StixCollection.Place;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.store.SampleAlerts;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for what was added after he asked last has everything, and each once. */
class StixCollectionTest extends ExportWorld {
  private StixCollection collection;

  @BeforeEach
  void collect() {
    collection = new StixCollection("alerts", new ChangesOfAlerts(store), store.transactions());
  }

  private long nanos() {
    return now.getEpochSecond() * 1_000_000_000L;
  }

  private List<StixCollection.Added> all(Place from, int most, String type) throws IOException {
    List<StixCollection.Added> all = new ArrayList<>();
    StixCollection.Asked asked =
        new StixCollection.Asked(
            most,
            object -> type.isEmpty() || object.type().equals(type),
            Presentation.of(Language.ENGLISH));
    Place place = from;
    while (place != null) {
      StixCollection.Page page = collection.page(TENANT, place, asked, nanos());
      assertThat(page.objects()).hasSizeLessThanOrEqualTo(most);
      all.addAll(page.objects());
      place = page.next();
    }
    return all;
  }

  private List<StixCollection.Added> sightingsAfter(long time) throws IOException {
    return all(collection.after(TENANT, time, nanos()), 3, "sighting");
  }

  @Test
  void pagesOfEverySizeHaveTheSameObjects() throws IOException {
    for (int i = 0; i < 20; i++) {
      raise(alert(i, Severity.HIGH, 1));
    }
    TreeSet<String> whole = new TreeSet<>();
    all(new Place(0, 0), 1_000, "").forEach(one -> whole.add(one.object().id()));
    assertThat(whole).hasSizeGreaterThan(20);
    for (int most : List.of(1, 2, 7)) {
      TreeSet<String> paged = new TreeSet<>();
      all(new Place(0, 0), most, "").forEach(one -> paged.add(one.object().id()));
      assertThat(paged).as("pages of " + most).isEqualTo(whole);
    }
  }

  @Test
  void whatWasAddedAfterALookIsAllThatComesThenAndHasTheTimeOfTheNextLook() throws IOException {
    raise(alert(1, Severity.HIGH, 1), alert(2, Severity.HIGH, 1));
    List<StixCollection.Added> first = sightingsAfter(0);
    assertThat(first).hasSize(2).allMatch(one -> one.added() == nanos());
    long last = nanos();
    raise(alert(3, Severity.HIGH, 1), alert(1, Severity.HIGH, 9));
    now = now.plus(Duration.ofMinutes(5));
    List<StixCollection.Added> second = sightingsAfter(last);
    assertThat(second).hasSize(2).allMatch(one -> one.added() == nanos());
    assertThat(second)
        .extracting(one -> one.object().id())
        .contains(first.get(0).object().id())
        .doesNotContain(first.get(1).object().id());
    assertThat(second.get(1).object().version()).isNotEqualTo(first.get(0).object().version());
    assertThat(sightingsAfter(nanos())).isEmpty();
    assertThat(sightingsAfter(0)).hasSize(3);
  }

  @Test
  void incidentsOfDifferentStagesShareNoPattern() throws IOException {
    List<Alert> all =
        new StoryMonth(3)
                .with(Plot.VAULT_TO_STORAGE, Manner.SLOW)
                .with(Plot.MACRO_TO_PASSWORDS, Manner.SLOW)
                .alerts()
                .stream()
                .map(one -> one.alert().withTenant(TENANT))
                .toList();
    raise(all.toArray(Alert[]::new));
    incidents.catchUp(TENANT);
    collection =
        new StixCollection("incidents", new ChangesOfIncidents(incidents), store.transactions());
    assertThat(all(new Place(0, 0), 100, "sighting")).hasSize(2);
    assertThat(all(new Place(0, 0), 100, "attack-pattern")).hasSize(2);
  }

  @Test
  void aClockThatIsSetBackHidesNothing() throws IOException {
    raise(alert(1, Severity.HIGH, 1));
    long first = sightingsAfter(0).get(0).added();
    now = now.minus(Duration.ofDays(1));
    raise(alert(2, Severity.HIGH, 1));
    List<StixCollection.Added> later = sightingsAfter(first);
    assertThat(later).hasSize(1);
    assertThat(later.get(0).added()).isGreaterThan(first);
  }

  @Test
  void samplesAreLeftOutAndTheSameObjectsComeAgain() throws IOException {
    raise(alert(2, Severity.HIGH, 1));
    List<StixCollection.Added> before = all(new Place(0, 0), 100, "");
    new SampleAlerts(store, () -> {})
        .add(
            TENANT,
            List.of(alert(1, Severity.HIGH, 1)),
            (count, work) -> store.transactions().write("add", work));
    now = now.plus(Duration.ofHours(1));
    assertThat(all(new Place(0, 0), 100, "")).isEqualTo(before);
    assertThat(collection.id(TENANT)).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}");
    assertThat(collection.id(TENANT)).isNotEqualTo(collection.id("another"));
  }
}
