package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hansho.event.Event;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Recorded JSON telemetry of others is recognised and read whole. */
class RecordedJsonTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry");

  /** Holds {@code {"kind": 0}} and nothing else. */
  private static final String WITHOUT_ANY_NAME = "fal_01_003.json";

  @Test
  void kubernetesRecordingsAreReadButForTheOneThatNothingDistinguishesFromOtherJson()
      throws IOException {
    Path folder = recorded("kubernetes-audit/falco");
    Map<String, String> counts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        boolean named = !file.endsWith(WITHOUT_ANY_NAME);
        Counts sink = read(named ? "kubernetes-audit" : "json", Files.readAllBytes(file));
        if (!named) {
          continue;
        }
        assertThat(sink.timeless).as(file.toString()).isZero();
        assertThat(sink.classes.keySet()).isSubsetOf("kubernetes.audit");
        counts.put(file.getFileName().toString(), sink.events + "/" + sink.malformed);
      }
    }
    assertThat(counts).hasSize(46).containsEntry("create_configmap_sensitive_values.json", "6/0");
    counts.remove("create_configmap_sensitive_values.json");
    assertThat(counts.values()).containsOnly("1/0");
  }

  @Test
  void dockerRecordingIsRead() throws IOException {
    Path folder = recorded("docker-events");
    byte[] source = Files.readAllBytes(folder.resolve("docker-cli_docker-events-json.golden"));
    Counts sink = read("docker-events", source);
    assertThat(sink.events).isEqualTo(4);
    assertThat(sink.malformed).isZero();
  }

  @Test
  void windowsRecordingsAreRead() throws IOException {
    Path folder = recorded("windows-events");
    Map<String, Integer> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path zip : files.filter(file -> file.toString().endsWith(".zip")).sorted().toList()) {
        for (byte[] source : entries(zip)) {
          Counts sink = read("windows-json", source);
          assertThat(sink.malformed).as(zip.toString()).isZero();
          assertThat(sink.timeless).as(zip.toString()).isZero();
          sink.classes.forEach((name, count) -> classes.merge(name, count, Integer::sum));
        }
      }
    }
    assertThat(classes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(90_785);
    assertThat(classes)
        .containsEntry("windows.other", 529)
        .containsKeys(
            "windows.sysmon.process_creation",
            "windows.sysmon.registry_set",
            "windows.security.process_creation",
            "windows.powershell.ps_script",
            "windows.powershell-classic.ps_classic_start",
            "windows.msexchange-management");
  }

  @Test
  void azureRecordingsAreRead() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    expected.put("azure-appservice/otel/appservice_httplogs.json", "{azure.appservice_request=1}");
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      Path file = recorded(entry.getKey());
      Counts sink = read("azure-json", Files.readAllBytes(file));
      assertThat(sink.classes.toString()).as(entry.getKey()).isEqualTo(entry.getValue());
      assertThat(sink.malformed).as(entry.getKey()).isZero();
      assertThat(sink.timeless).as(entry.getKey()).isZero();
    }
  }

  private static Path recorded(String name) {
    Path path = TELEMETRY.resolve(name);
    assumeTrue(Files.exists(path), "recorded telemetry is absent: " + path);
    return path;
  }

  private static Counts read(String format, byte[] source) {
    Recognition recognition = FormatRecognition.recognise(source, source.length);
    assertThat(recognition).isInstanceOf(Recognition.Recognised.class);
    Format recognised = ((Recognition.Recognised) recognition).format();
    assertThat(recognised.name()).isEqualTo(format);
    Counts sink = new Counts();
    RecordReader reader =
        recognised.open(FormatSamples.fields(recognised, List.of("Image")), Limits.DEFAULT);
    BlockFeeder.inBlocks(reader, source, sink, new Random(1), 1 << 20);
    return sink;
  }

  private static List<byte[]> entries(Path zip) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream unzipped = new ZipInputStream(in)) {
      for (ZipEntry entry = unzipped.getNextEntry();
          entry != null;
          entry = unzipped.getNextEntry()) {
        if (entry.getName().endsWith(".json") && !entry.getName().contains("__MACOSX")) {
          entries.add(unzipped.readAllBytes());
        }
      }
    }
    return entries;
  }

  private static final class Counts implements EventSink {
    private final Map<String, Integer> classes = new TreeMap<>();
    private int events;
    private int malformed;
    private int timeless;

    @Override
    public void event(Event event) {
      events++;
      timeless += event.time() == Event.NO_TIME ? 1 : 0;
      classes.merge(event.eventClass().name(), 1, Integer::sum);
    }

    @Override
    public void malformed(Malformed record) {
      malformed++;
    }
  }
}
