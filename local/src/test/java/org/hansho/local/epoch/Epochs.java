package org.hansho.local.epoch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Epochs for tests. */
final class Epochs {
  private Epochs() {}

  static Epoch empty(long number) {
    return new Epoch(
        number, Map.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), List.of());
  }

  static Epoch withAlerts(long number, List<StoredAlert> alerts) {
    return new Epoch(
        number, Map.of(), List.of(), alerts, Map.of(), List.of(), List.of(), List.of());
  }

  static Epoch withState(long number, List<StateChunk> state) {
    return new Epoch(number, Map.of(), state, List.of(), Map.of(), List.of(), List.of(), List.of());
  }

  static Epoch withLetters(long number, List<DeadLetter> letters) {
    return new Epoch(
        number, Map.of(), List.of(), List.of(), Map.of(), letters, List.of(), List.of());
  }

  static StateChunk chunk(int layer, int partition, String chunk, String body) {
    return new StateChunk(layer, partition, chunk, bytes(body));
  }

  static StoredAlert alert(String id, long count) {
    return new StoredAlert(
        "example", id, "linux/invented", 3, 1_000, 1_000 + count, count, "{\"id\":\"" + id + "\"}");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<String> state(EpochStore store) throws java.io.IOException {
    List<String> chunks = new ArrayList<>();
    store.load(
        chunk ->
            chunks.add(
                EpochTables.key(chunk) + ": " + new String(chunk.body(), StandardCharsets.UTF_8)));
    return chunks;
  }
}
