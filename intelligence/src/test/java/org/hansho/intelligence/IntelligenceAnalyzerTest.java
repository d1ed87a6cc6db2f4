package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.junit.jupiter.api.Test;

class IntelligenceAnalyzerTest {
  private static final String MD5 = "0123456789abcdef0123456789abcdef";

  private final IntelligenceReference reference =
      new IntelligenceReference(
          Intelligence.of(
              List.of(
                  Looks.read(
                      "exits", "tor", "ip,first_seen,confidence\n203.0.113.7,2026-03-01,90\n"),
                  Looks.list("drop", "scanner", "203.0.113.0/24", "bad.example.com"),
                  Looks.list("files", "malware", MD5, "http://x.example/a.bin"))));
  private final Analyzer analyzer = new IntelligenceAnalyzer(reference, Event.NO_TIME);
  private final Fields fields = allFields(analyzer);
  private final Analyzer.Step step = analyzer.bind(fields);
  private final Event event = new Event(fields);

  private static Fields allFields(Analyzer analyzer) {
    Set<String> names = new TreeSet<>(analyzer.reads());
    names.addAll(analyzer.writes());
    return Fields.of(names);
  }

  private List<String> analyzed(String field, String value, String wanted) {
    event.begin(new byte[0], 0, 0, 0);
    event.setTime(DateText.nanos("2026-03-11T08:00:00Z"));
    event.addText(fields.id(field), value);
    step.analyze(event);
    return values(wanted);
  }

  private List<String> values(String field) {
    List<String> values = new ArrayList<>();
    for (int slot = event.first(fields.id(field)); slot != Event.NONE; slot = event.next(slot)) {
      values.add(event.text(slot));
    }
    return values;
  }

  @Test
  void everyHitNamesCategoryListEntryConfidenceAndAge() {
    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.category"))
        .containsExactly("tor", "scanner");
    assertThat(values("source.threat.list")).containsExactly("exits", "drop");
    assertThat(values("source.threat.entry")).containsExactly("203.0.113.7", "203.0.113.0/24");
    assertThat(values("source.threat.confidence")).containsExactly("90", "50");
    assertThat(values("source.threat.current_confidence")).containsExactly("55", "50");
    assertThat(values("source.threat.age_days")).containsExactly("10");
    int age = event.first(fields.id("source.threat.age_days"));
    assertThat(event.kind(age)).isEqualTo(ValueKind.NUMBER);
    assertThat(values("destination.threat.category")).isEmpty();
  }

  @Test
  void aListWithPrivateNetworksHoldsNoAddressInside() {
    reference.set(
        Intelligence.of(
            List.of(
                Looks.list(
                    "bogons",
                    "malware",
                    "10.0.0.0/8",
                    "127.0.0.0/8",
                    "fd00::/16",
                    "203.0.113.0/24"))));
    assertThat(analyzed("source.ip", "10.0.0.4", "source.threat.list")).isEmpty();
    assertThat(analyzed("source.ip", "fd00::4", "source.threat.list")).isEmpty();
    assertThat(analyzed("destination.ip", "127.0.0.1", "destination.threat.list")).isEmpty();
    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.list"))
        .containsExactly("bogons");
  }

  @Test
  void confidenceHalvesWithEveryFortnight() {
    reference.set(
        Intelligence.of(
            List.of(
                Looks.read(
                    "c2",
                    "malware",
                    """
                    ip,last_seen,confidence
                    203.0.113.7,2026-02-11,80
                    203.0.113.8,2025-02-11,80
                    """))));

    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.current_confidence"))
        .containsExactly("20");
    assertThat(analyzed("source.ip", "203.0.113.8", "source.threat.current_confidence"))
        .containsExactly("0");
  }

  @Test
  void everySubjectHasFieldsOfItsOwn() {
    assertThat(analyzed("destination.ip", "203.0.113.9", "destination.threat.list"))
        .containsExactly("drop");
    assertThat(analyzed("destination.domain", "a.bad.example.com", "destination.threat.entry"))
        .containsExactly("bad.example.com");
    assertThat(analyzed("dns.question.name", "bad.example.com.", "dns.threat.category"))
        .containsExactly("scanner");
    assertThat(analyzed("url.full", "http://X.example/a.bin?1", "url.threat.list"))
        .containsExactly("files");
    assertThat(analyzed("url.original", "https://bad.example.com/", "url.threat.list"))
        .containsExactly("drop");
    assertThat(analyzed("file.hash.md5", "ASNFZ4mrze8BI0VniavN7w==", "file.threat.entry"))
        .containsExactly(MD5);
    assertThat(analyzed("source.ip", "198.51.100.1", "source.threat.list")).isEmpty();
  }

  @Test
  void anEntryThatLeftItsListStopsAlertingAtOnce() {
    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.list")).hasSize(2);
    reference.set(Intelligence.of(List.of(Looks.list("drop", "scanner", "203.0.113.0/24"))));
    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.list")).containsExactly("drop");
    assertThat(analyzer.offers()).containsExactly("intelligence.ip", "intelligence.scanner");
    reference.set(Intelligence.EMPTY);
    assertThat(analyzed("source.ip", "203.0.113.7", "source.threat.list")).isEmpty();
    assertThat(analyzer.offers()).isEmpty();
  }

  @Test
  void offersNameCategoriesAndKinds() {
    assertThat(analyzer.offers())
        .containsExactlyInAnyOrder(
            "intelligence.tor",
            "intelligence.scanner",
            "intelligence.malware",
            "intelligence.ip",
            "intelligence.domain",
            "intelligence.url",
            "intelligence.hash");
  }

  @Test
  void fieldsThatNobodyReadsAreNotWritten() {
    Fields few = Fields.of(List.of("source.ip", "source.threat.list"));
    Event event = new Event(few);
    event.begin(new byte[0], 0, 0, 0);
    event.addText(few.id("source.ip"), "203.0.113.7");
    analyzer.bind(few).analyze(event);
    assertThat(event.slots()).isEqualTo(3);
  }

  @Test
  void hitsCostNoMemory() {
    byte[] record =
        "203.0.113.7 a.bad.example.com http://x.example/a.bin?q".getBytes(StandardCharsets.UTF_8);
    analyze(record, 20_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    analyze(record, 100_000);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes for 100,000 events")
        .isLessThan(50_000);
  }

  private void analyze(byte[] record, int times) {
    int source = fields.id("source.ip");
    int name = fields.id("dns.question.name");
    int url = fields.id("url.full");
    for (int i = 0; i < times; i++) {
      event.begin(record, 0, record.length, 0);
      event.add(source, ValueKind.STRING, 0, 11);
      event.add(name, ValueKind.STRING, 12, 17);
      event.add(url, ValueKind.STRING, 30, record.length - 30);
      step.analyze(event);
    }
  }
}
