package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

/** H905: which fields the events of a source have. */
class FieldCountsTest {
  private static final EventClass LOGIN = EventClass.of("login");
  private static final EventClass OTHER = EventClass.of("other");

  private final Fields fields = Fields.of(List.of("host", "user"));
  private final Event event = new Event(fields);
  private final FieldCounts counts = new FieldCounts();
  private long arrival;

  private void see(EventClass eventClass, boolean hasUser) {
    event.begin(new byte[1], 0, 1, 0);
    event.setEventClass(eventClass);
    event.addText(fields.id("host"), "web-1");
    if (hasUser) {
      event.addText(fields.id("user"), "ann");
    }
    counts.event(event, arrival, "json");
  }

  @Test
  void h905EveryEventThatArrivesAloneIsLookedAt() {
    for (int i = 0; i < 250; i++) {
      arrival++;
      see(LOGIN, i % 50 != 20);
    }
    assertThat(counts.samples()).hasSize(1);
    FieldSample sample = counts.samples().get(0);
    assertThat(sample.events()).isEqualTo(250);
    assertThat(sample.seen()).isEqualTo(Map.of("host", 250, "user", 245));
    assertThat(sample.eventClass()).isEqualTo(LOGIN);
  }

  @Test
  void h905OfEventsThatArriveTogetherSomeAreLookedAt() {
    for (int i = 0; i < 16 * 246 + 3; i++) {
      see(LOGIN, true);
    }
    assertThat(counts.samples()).isEmpty();
    see(LOGIN, true);
    assertThat(counts.samples()).hasSize(1);
  }

  @Test
  void h905ClassesAreCountedForThemselves() {
    for (int i = 0; i < 500; i++) {
      arrival++;
      see(i % 2 == 0 ? LOGIN : OTHER, i % 2 == 0);
    }
    assertThat(counts.samples())
        .extracting(FieldSample::seen)
        .containsExactlyInAnyOrder(Map.of("host", 250, "user", 250), Map.of("host", 250));
  }

  @Test
  void h905AFieldThatNoEventHasAnyMoreIsNotAmongThoseSeen() {
    for (int i = 0; i < 500; i++) {
      arrival++;
      see(LOGIN, i < 250);
    }
    FieldSample sample = counts.samples().get(0);
    assertThat(sample.number()).isEqualTo(2);
    assertThat(sample.seen()).isEqualTo(Map.of("host", 250));
  }
}
