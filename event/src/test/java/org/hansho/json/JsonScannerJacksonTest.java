package org.hansho.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The scanner against Jackson: the same values on any path, and no disagreement on what is JSON.
 */
class JsonScannerJacksonTest {
  private static final int DOCUMENTS = 20_000;

  @Test
  void valuesOnRandomPathsAreThoseOfJackson() throws IOException {
    Random random = new Random(41);
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = padded(RandomJson.object(random), random);
      JacksonValues expected = JacksonValues.read(bytes);
      Map<String, List<String>> wanted = someOf(expected.values(), random);
      Scan scan = scan(bytes, wanted.keySet());
      assertThat(scan.values()).as(text(bytes)).isEqualTo(nonEmpty(wanted));
      assertThat((long) scan.end).as(text(bytes)).isEqualTo(expected.end());
    }
  }

  @Test
  void scannerThatRemembersKeysFindsTheSameValues() throws IOException {
    Random random = new Random(45);
    Fields fields = Fields.of(List.of("a", "a.b", "key", "verb.a", "requestObject.key", "x.y.z"));
    Event event = new Event(fields);
    JsonScanner scanner = new JsonScanner(paths(fields), event, 64, 10_000);
    List<String> shapes = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      String json = i < 50 ? RandomJson.object(random) : shapes.get(random.nextInt(shapes.size()));
      shapes.add(json);
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      int cut = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      event.begin(bytes, 0, cut, 0);
      int end = scanner.read(bytes, 0, cut);
      if (cut < bytes.length) {
        assertThat(end).as(json + " cut at " + cut).isEqualTo(JsonScanner.INCOMPLETE);
      } else {
        Map<String, List<String>> expected = JacksonValues.read(bytes).values();
        expected.keySet().retainAll(fields.names());
        assertThat(new Scan(event, end).values()).as(json).isEqualTo(expected);
      }
    }
  }

  @Test
  void valuesOfRecordedEventsAreThoseOfJackson() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("hansho.shared", "../shared"), "telemetry/kubernetes-audit/falco");
    assumeTrue(Files.isDirectory(folder), "recorded telemetry is absent: " + folder);
    int read = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        JacksonValues expected = JacksonValues.read(bytes);
        Scan scan = scan(bytes, expected.values().keySet());
        assertThat(scan.values()).as(file.toString()).isEqualTo(expected.values());
        assertThat((long) scan.end).isEqualTo(expected.end());
        read += expected.values().size();
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  @Test
  void whatJacksonAcceptsIsAcceptedAndWhatTheScannerRefusesIsRefused() {
    Random random = new Random(43);
    int refusedByBoth = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      byte[] bytes = mutated(RandomJson.object(random).getBytes(StandardCharsets.UTF_8), random);
      if (bytes.length == 0 || bytes[0] != '{') {
        continue;
      }
      JacksonValues expected = readOrNull(bytes);
      Set<String> paths = expected == null ? Set.of("a", "key.a") : expected.values().keySet();
      Scan scan = scan(bytes, paths);
      if (expected == null) {
        refusedByBoth += scan.end < 0 ? 1 : 0;
      } else {
        assertThat(scan.end).as(text(bytes)).isEqualTo((int) expected.end());
        assertThat(scan.values()).as(text(bytes)).isEqualTo(expected.values());
      }
    }
    assertThat(refusedByBoth).isGreaterThan(DOCUMENTS / 4);
  }

  @Test
  void everyPrefixOfRecordsIsIncomplete() {
    Random random = new Random(44);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = RandomJson.object(random).getBytes(StandardCharsets.UTF_8);
      Set<String> paths = Set.of("a", "a.b", "key", "verb.a", "requestObject");
      for (int length = 1; length < bytes.length; length++) {
        Scan scan = scan(Arrays.copyOf(bytes, length), paths);
        assertThat(scan.end)
            .as(text(bytes) + " cut at " + length)
            .isEqualTo(JsonScanner.INCOMPLETE);
      }
    }
  }

  private static @Nullable JacksonValues readOrNull(byte[] bytes) {
    try {
      return JacksonValues.read(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  /** About half of the paths, and some that are not there. */
  private static Map<String, List<String>> someOf(Map<String, List<String>> values, Random random) {
    Map<String, List<String>> some = new LinkedHashMap<>();
    values.forEach(
        (path, found) -> {
          if (random.nextBoolean()) {
            some.put(path, found);
          }
        });
    for (String path : List.of("a", "a.b.a", "verb", "nowhere", "requestObject.verb")) {
      some.put(path, values.getOrDefault(path, List.of()));
    }
    return some;
  }

  private static Map<String, List<String>> nonEmpty(Map<String, List<String>> values) {
    Map<String, List<String>> kept = new LinkedHashMap<>(values);
    kept.values().removeIf(List::isEmpty);
    return kept;
  }

  private static byte[] padded(String json, Random random) {
    return (json + " ,{\"more\":1}".substring(0, random.nextInt(11)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] bytes, Random random) {
    byte[] structure = "{}[]\",:\\0 tn".getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length);
    byte b = structure[random.nextInt(structure.length)];
    return switch (random.nextInt(3)) {
      case 0 -> {
        byte[] copy = bytes.clone();
        copy[at] = b;
        yield copy;
      }
      case 1 -> {
        byte[] copy = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, copy, at + 1, bytes.length - at);
        copy[at] = b;
        yield copy;
      }
      default -> {
        byte[] copy = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, copy, at, bytes.length - at - 1);
        yield copy;
      }
    };
  }

  private static Scan scan(byte[] bytes, Set<String> paths) {
    Fields fields = Fields.of(new TreeSet<>(paths));
    Event event = new Event(fields);
    event.begin(bytes, 0, bytes.length, 0);
    int end = new JsonScanner(paths(fields), event, 64, 10_000).read(bytes, 0, bytes.length);
    return new Scan(event, end);
  }

  private static JsonPaths paths(Fields fields) {
    JsonPaths.Builder builder = JsonPaths.builder();
    for (String name : fields.names()) {
      builder.path(name, fields.id(name));
    }
    return builder.build();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Scan(Event event, int end) {
    Map<String, List<String>> values() {
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (int slot = 0; slot < event.slots(); slot++) {
        values
            .computeIfAbsent(event.fields().name(event.field(slot)), key -> new ArrayList<>())
            .add(event.kind(slot) + ":" + event.text(slot));
      }
      return values;
    }
  }
}
