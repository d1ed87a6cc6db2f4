package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class WebTrafficAnalyzerTest {
  private static final Fields FIELDS =
      Fields.of(
          List.of("url.path.normalized", "url.extension", "web.path_group", "web.request_kind"));

  private final Analyzer analyzer = new WebTrafficAnalyzer();

  private Map<String, List<String>> added(Map<String, String> values) {
    Event event = new Event(FIELDS);
    event.begin(new byte[0], 0, 0, 0);
    event.setEventClass(EventClass.of("request"));
    values.forEach((field, value) -> event.addText(FIELDS.id(field), value));
    return Commands.added(analyzer, event);
  }

  @Test
  void theFirstFolderIsThePart() {
    assertThat(added(Map.of("url.path.normalized", "/news/2026/11/a.html")))
        .containsEntry("web.path_group", List.of("/news"));
    assertThat(added(Map.of("url.path.normalized", "/search")))
        .containsEntry("web.path_group", List.of("/"));
    assertThat(added(Map.of("url.path.normalized", "/" + "a".repeat(300) + "/b")))
        .containsEntry("web.path_group", List.of("/"));
  }

  @Test
  void whatBrowsersFetchWithAPageIsAnAsset() {
    assertThat(added(Map.of("url.extension", "css")))
        .containsEntry("web.request_kind", List.of("asset"));
    assertThat(added(Map.of("url.extension", "php")))
        .containsEntry("web.request_kind", List.of("page"));
    assertThat(added(Map.of())).containsEntry("web.request_kind", List.of("page"));
  }
}
