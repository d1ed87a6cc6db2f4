package org.hansho.format.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.analyze.Analyzers;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Ten thousand recorded lines of a public site: visitors, crawlers and a few probes. */
class RecordedAccessLogTest {
  private static final Path LOG =
      Path.of(System.getProperty("hansho.shared", "../shared"))
          .resolve("telemetry/web-access/elastic-examples_apache_logs");

  private final Map<String, Set<String>> pathsByEvidence = new TreeMap<>();
  private int events;

  @Test
  void nothingIsFoundButProbesForKnownPages() throws IOException {
    Assumptions.assumeTrue(Files.isRegularFile(LOG), "needs the recorded log " + LOG);
    read(Files.readAllBytes(LOG));
    assertThat(events).isEqualTo(10_000);
    assertThat(pathsByEvidence.keySet()).containsExactly("sensitive-path");
    assertThat(pathsByEvidence.get("sensitive-path"))
        .as("pages of content systems, consoles and an editor, none of which the site has")
        .allMatch(
            path ->
                path.matches(
                    ".*(wp-login|wp-admin|administrator|admin\\.php|kibana|fckeditor|login).*"));
  }

  private void read(byte[] log) {
    Analyzer analyzer =
        Analyzers.ALL.stream().filter(each -> each.name().equals("web-request")).findFirst().get();
    Set<String> names = new TreeSet<>(analyzer.reads());
    names.addAll(analyzer.writes());
    Fields fields = Fields.of(names);
    Analyzer.Step step = analyzer.bind(fields);
    int family = fields.id("web.evidence.family");
    BlockFeeder.whole(
        new AccessLogFormat().open(fields, Limits.DEFAULT),
        log,
        new EventSink() {
          @Override
          public void event(Event event) {
            events++;
            step.analyze(event);
            for (int slot = event.first(family); slot != Event.NONE; slot = event.next(slot)) {
              pathsByEvidence
                  .computeIfAbsent(event.text(slot), key -> new TreeSet<>())
                  .addAll(List.of(String.valueOf(event.text("url.path.normalized"))));
            }
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason());
          }
        });
  }
}
