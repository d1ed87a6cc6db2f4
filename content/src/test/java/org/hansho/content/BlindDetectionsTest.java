package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.api.Test;

/** H905: which detections go blind when a field is gone. */
class BlindDetectionsTest {
  private static final EventClass AUDIT =
      EventClass.of("kubernetes.audit", LogSource.of("kubernetes", null, "audit"));

  private final Engine engine = Engine.compile(ShippedContent.only("aks", List.of()));

  @Test
  void h905ThoseThatReadAFieldOfSuchEventsAreBlindWithoutIt() {
    assertThat(engine.reading(AUDIT, List.of("requestObject.roleRef.name")))
        .containsExactly("aks/cluster-admin-binding");
    assertThat(engine.reading(AUDIT, List.of("verb"))).contains("aks/privileged-container");
  }

  @Test
  void h905NobodyIsBlindToOtherFieldsOrOtherEvents() {
    assertThat(engine.reading(AUDIT, List.of("a.field.of.nobody"))).isEmpty();
    EventClass web = EventClass.of("web.request", LogSource.of(null, "webserver", null));
    assertThat(engine.reading(web, List.of("verb"))).isEmpty();
  }
}
