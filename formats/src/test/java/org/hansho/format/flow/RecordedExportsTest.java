package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** Packets recorded from some thirty kinds of exporters decode to what others read in them. */
class RecordedExportsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.shared", "../shared"))
          .resolve("telemetry/flow-binary/logstash-codec-netflow");

  /** A value in which the expectation itself holds an unfilled place. */
  private static final String UNFILLED = "#{";

  /** Two expectations of the same uptime in one recording differ; one of them says .999. */
  private static final int LAST_MILLISECOND = 999_000_000;

  private int values;
  private int wholeEvents;
  private int malformedExpectations;
  private final List<String> wrong = new ArrayList<>();

  @Test
  void everyExpectationIsMet() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "recorded telemetry is not here");
    for (Map<String, Object> context : JsonTree.listOfObjects(FOLDER.resolve("expected.json"))) {
      check(context);
    }
    assertThat(wrong).isEmpty();
    assertThat(values).isEqualTo(171);
    assertThat(wholeEvents).isEqualTo(63);
    assertThat(malformedExpectations).isEqualTo(2);
  }

  @Test
  void everyRecordedPacketIsReadWithoutAnException() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "recorded telemetry is not here");
    int packets = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".dat")).sorted().toList()) {
        decode(new ExportDecoder(Fields.of(List.of("source.ip"))), file, new Collected());
        packets++;
      }
    }
    assertThat(packets).isEqualTo(92);
  }

  @Test
  void everyRecordedPacketMayBeCutAnywhere() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "recorded telemetry is not here");
    ExportDecoder decoder = new ExportDecoder(Fields.of(List.of("source.ip", "interfaceName")));
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".dat")).sorted().toList()) {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 3) {
          byte[] cut = Arrays.copyOf(whole, length);
          decoder.decode(cut, 0, length, 0, new Collected());
        }
      }
    }
  }

  private void check(Map<String, Object> context) throws IOException {
    String name = String.valueOf(context.get("context"));
    List<Map<String, Object>> events = JsonTree.objects(context.get("events"));
    List<Map<String, Object>> asserts = JsonTree.objects(context.get("asserts"));
    List<Map<String, String>> decoded = decoded(context, names(events, asserts));
    if (context.get("event_count") instanceof Number count) {
      note(decoded.size() == count.intValue(), name + " has " + decoded.size() + " events");
    }
    for (Map<String, Object> event : events) {
      if (!event.containsKey("netflow")) {
        malformedExpectations++;
        continue;
      }
      Map<String, Object> expected = flat(event);
      wholeEvents++;
      if (decoded.stream().noneMatch(found -> differences(expected, found).isEmpty())) {
        wrong.add(name + " lacks " + nearest(expected, decoded));
      }
    }
    for (Map<String, Object> expectation : asserts) {
      checkValue(name, expectation, decoded);
    }
  }

  private void checkValue(
      String name, Map<String, Object> expectation, List<Map<String, String>> decoded) {
    Object value = expectation.get("value");
    if (value instanceof String text && text.contains(UNFILLED)) {
      malformedExpectations++;
      return;
    }
    values++;
    int index = (int) JsonTree.get(expectation, "event");
    String field = String.valueOf(expectation.get("field"));
    boolean met =
        index < decoded.size()
            && differences(Map.of(field.substring("netflow.".length()), value), decoded.get(index))
                .isEmpty();
    note(met, name + " lacks " + expectation);
  }

  private void note(boolean met, String otherwise) {
    if (!met) {
      wrong.add(otherwise);
    }
  }

  private static Map<String, Object> flat(Map<String, Object> event) {
    Map<String, Object> flat = new HashMap<>();
    ((Map<?, ?>) JsonTree.get(event, "netflow"))
        .forEach((key, value) -> flat.put(key.toString(), value));
    flat.put("@timestamp", event.get("@timestamp"));
    return flat;
  }

  private static Set<String> names(
      List<Map<String, Object>> events, List<Map<String, Object>> asserts) {
    Set<String> names = new TreeSet<>(ForeignNames.NEEDED);
    for (Map<String, Object> event : events) {
      if (event.containsKey("netflow")) {
        flat(event).keySet().forEach(key -> names.add(ForeignNames.ours(key)));
      }
    }
    for (Map<String, Object> expectation : asserts) {
      names.add(ForeignNames.ours(String.valueOf(expectation.get("field"))));
    }
    return names;
  }

  private static List<Map<String, String>> decoded(Map<String, Object> context, Set<String> names)
      throws IOException {
    ExportDecoder decoder = new ExportDecoder(Fields.of(names));
    Collected collected = new Collected();
    for (Object packet : (List<?>) JsonTree.get(context, "packets")) {
      decode(decoder, FOLDER.resolve(packet.toString()), collected);
    }
    return collected.events;
  }

  private static void decode(ExportDecoder decoder, Path file, EventSink sink) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    decoder.decode(bytes, 0, bytes.length, 0, sink);
  }

  private static String nearest(Map<String, Object> expected, List<Map<String, String>> decoded) {
    List<String> least = List.of("any event at all");
    for (Map<String, String> found : decoded) {
      List<String> differences = differences(expected, found);
      if (least.get(0).equals("any event at all") || differences.size() < least.size()) {
        least = differences;
      }
    }
    return least.toString();
  }

  private static List<String> differences(Map<String, Object> expected, Map<String, String> found) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (key, value) -> {
          String ours = found.get(ForeignNames.ours(key));
          if (ours == null && key.equals("icmp_type")) {
            ours = found.get("icmpTypeCodeIPv4");
          }
          if (!key.equals("flow_records") && (ours == null || !same(key, value, ours, found))) {
            differences.add(key + " " + value + " but " + ours);
          }
        });
    return differences;
  }

  private static boolean same(String key, Object value, String ours, Map<String, String> found) {
    if (key.endsWith("_switched")) {
      Instant expected = Instant.parse(value.toString());
      Instant computed = withoutBorrow(ours, found);
      return computed.equals(expected)
          || (expected.getNano() == LAST_MILLISECOND
              && computed.getEpochSecond() == expected.getEpochSecond());
    }
    if (ours.matches("[0-9a-f]+") && ForeignNames.ours(key).startsWith("enterprise")) {
      return Long.parseLong(ours, 16) == ((Number) value).longValue();
    }
    if (value instanceof Map<?, ?> parts) {
      return sameParts(key, parts, Long.parseLong(ours));
    }
    if (value instanceof Number number) {
      return ours.endsWith("Z") ? sameTime(number, ours) : sameNumber(number, ours);
    }
    return text(ours).equals(text(value.toString())) || sameTime(value.toString(), ours);
  }

  /**
   * The time of an uptime as the other collector computes it: it takes seconds and milliseconds
   * apart and forgets to carry between them, so it is a second late more often than not, and it
   * knows no uptime that began anew.
   */
  private static Instant withoutBorrow(String ours, Map<String, String> found) {
    Instant exported = Instant.parse(found.get("export.time"));
    long before = Long.parseLong(found.get("export.system_uptime")) - Long.parseLong(ours);
    long seconds = exported.getEpochSecond() - Math.floorDiv(before, 1000L);
    long millis = Math.floorMod(before, 1000L);
    return "9".equals(found.get("export.version"))
        ? Instant.ofEpochSecond(seconds).plusMillis(1000 - millis)
        : Instant.ofEpochSecond(seconds)
            .plusMillis(Math.floorMod(exported.getNano() / 1_000_000 - millis, 1000L));
  }

  private static boolean sameParts(String key, Map<?, ?> parts, long value) {
    Map<String, Object> ours =
        key.equals("forwarding_status")
            ? Map.of("status", (int) (value >> 6), "reason", (int) (value & 63))
            : Map.of(
                "label",
                (int) (value >> 12),
                "experimental",
                (int) (value >> 9) & 7,
                "bottom_of_stack",
                (int) (value >> 8) & 1,
                "ttl",
                (int) (value & 255));
    return ours.equals(parts);
  }

  /** Bytes that are no UTF-8 read differently, as Latin letters or as replacements. */
  private static String text(String value) {
    return value.replaceAll("[^\\x00-\\x7F]+", "?");
  }

  private static boolean sameNumber(Number number, String ours) {
    return number instanceof Double fraction
        ? Float.parseFloat(ours) == fraction.floatValue()
        : ours.equals(number.toString());
  }

  private static boolean sameTime(Number number, String ours) {
    Instant time = Instant.parse(ours);
    return time.getEpochSecond() == number.longValue() || time.toEpochMilli() == number.longValue();
  }

  /** Expectations of times have three digits, nine, or an unfilled place behind three. */
  private static boolean sameTime(String value, String ours) {
    if (!value.endsWith("Z") || !ours.endsWith("Z")) {
      return false;
    }
    int unfilled = value.indexOf(UNFILLED);
    Instant expected = Instant.parse(unfilled < 0 ? value : value.substring(0, unfilled) + "Z");
    Instant time = Instant.parse(ours);
    return time.equals(expected) || time.truncatedTo(ChronoUnit.MILLIS).equals(expected);
  }

  /** Keeps the first value of every field. */
  private static final class Collected implements EventSink {
    final List<Map<String, String>> events = new ArrayList<>();

    @Override
    public void event(Event event) {
      Map<String, String> values = new HashMap<>();
      for (int slot = 0; slot < event.slots(); slot++) {
        values.putIfAbsent(event.fields().name(event.field(slot)), event.text(slot));
      }
      events.add(values);
    }

    @Override
    public void malformed(Malformed record) {
      // Packets that others could not read are among the recorded ones.
    }
  }
}
