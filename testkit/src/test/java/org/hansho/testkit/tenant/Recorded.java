package org.hansho.testkit.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.LogSink;

/** Keeps the records of a simulation for a test to look at. */
final class Recorded implements LogSink {
  /** One record with the time it was handed over at. */
  record Entry(LogKind kind, long time, String line) {
    JsonNode json() {
      try {
        return JSON.readTree(line);
      } catch (JsonProcessingException broken) {
        throw new AssertionError("not JSON: " + line, broken);
      }
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Entry> entries = new ArrayList<>();

  /** Runs a simulation to its end. */
  static Recorded of(Simulation simulation) {
    Recorded recorded = new Recorded();
    simulation.run(recorded);
    return recorded;
  }

  @Override
  public void accept(LogKind kind, long time, byte[] bytes, int length) {
    String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (line.indexOf('\n') != length - 1) {
      throw new AssertionError("not one line: " + line);
    }
    entries.add(new Entry(kind, time, line));
  }

  List<Entry> entries() {
    return entries;
  }

  List<String> lines() {
    return entries.stream().map(Entry::line).toList();
  }

  Stream<Entry> of(LogKind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind);
  }
}
