package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.event.Timing;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier programs have saved of each kind of detector, drafts for doubted records included,
 * goes on as if nothing had happened. It lies in {@code src/test/resources/states}, a file for each
 * program; the next one is made with {@code -Dhansho.update=true}. The first two have no floods:
 * since then a flood is judged after two seconds instead of one, so what was under way goes on
 * otherwise.
 */
class SavedKindsTest {
  private static final Path STATES = Path.of("src/test/resources/states");
  private static final String FLOOD = "flood";

  /** Saved like the other statements, and silent behind the cut. */
  private static final String SAME_AS_STATEMENT = "statement fault";

  /** Learns nothing that a doubted record could teach, so it has no drafts. */
  private static final String UNTAUGHT = "retrospect";

  private static final int EVERY = 3;

  /** The part of the records behind which is saved, and that of the latest which are doubted. */
  private static final double SAVED = 0.3;

  private static final double DOUBTED = 0.03;

  private static Stream<String> kinds() {
    return Stream.concat(
        DetectorKindsTest.kinds().stream().filter(kind -> !kind.equals(SAME_AS_STATEMENT)),
        Stream.of(FLOOD));
  }

  private static Engine engine(String kind) {
    return kind.equals(FLOOD) ? FloodKindTest.engine() : DetectorKindsTest.engine(kind);
  }

  /** Records of a kind, of which every third of the last before the cut is doubted. */
  private static List<Observation> life(String kind, Engine engine) {
    List<String> lines = kind.equals(FLOOD) ? FloodKindTest.life(1) : DetectorKindsTest.life(2);
    List<Observation> life = new ArrayList<>(UntrustedTimesTest.read(engine, lines));
    int cut = cut(life);
    for (int i = cut - (int) (life.size() * DOUBTED); i < cut; i += EVERY) {
      life.set(i, life.get(i).judged(life.get(i).time(), Timing.SKEWED));
    }
    return life;
  }

  private static int cut(List<Observation> life) {
    return (int) (life.size() * SAVED);
  }

  private static List<SavedState> saved(Engine engine, List<Observation> life) {
    LayerStack stack = new LayerStack(engine.detectors(), result -> {});
    life.subList(0, cut(life)).forEach(stack::accept);
    return stack.saveChanged();
  }

  private static List<String> rest(Engine engine, List<Observation> life, List<SavedState> saved) {
    List<Result> results = new ArrayList<>();
    LayerStack stack = new LayerStack(engine.detectors(), results::add);
    assertThat(stack.restore(saved)).as("pieces that are set aside").isZero();
    life.subList(cut(life), life.size()).forEach(stack::accept);
    stack.flush();
    return results.stream()
        .map(one -> one.document() + " " + one.time() + " " + one.events() + " " + one.severity())
        .toList();
  }

  private static byte[] bytes(List<SavedState> states) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(states.size());
    for (SavedState state : states) {
      out.writeUTF(state.name());
      out.writeInt(state.group());
      out.writeInt(state.bytes().length);
      out.write(state.bytes());
    }
    return bytes.toByteArray();
  }

  private static List<SavedState> states(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    List<SavedState> states = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      int group = in.readInt();
      states.add(SavedState.named(name, group, in.readNBytes(in.readInt())));
    }
    return states;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(STATES)) {
      return files.sorted().toList();
    }
  }

  private static Map<String, List<SavedState>> read(Path file) throws IOException {
    Map<String, List<SavedState>> kinds = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        kinds.put(entry.getName(), states(in.readAllBytes()));
      }
    }
    return kinds;
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(STATES);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String kind : kinds().toList()) {
        Engine engine = engine(kind);
        out.putNextEntry(new ZipEntry(kind));
        out.write(bytes(saved(engine, life(kind, engine))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatAnyProgramSavedGoesOnLikeWhatThisOneSaves(String kind) throws IOException {
    Engine engine = engine(kind);
    List<Observation> life = life(kind, engine);
    List<String> expected = rest(engine, life, saved(engine, life));
    assertThat(expected).as("what comes behind the restart").isNotEmpty();
    for (Path file : files()) {
      List<SavedState> states = read(file).get(kind);
      if (states != null) {
        assertThat(rest(engine, life, states)).as(file.toString()).isEqualTo(expected);
      }
    }
  }

  @Test
  void theNewestFileHasEveryKindAndItsDraftsAndNoFileHasAKindThatIsGone() throws IOException {
    if (Boolean.getBoolean("hansho.update")) {
      int next = Files.exists(STATES) ? files().size() + 1 : 1;
      write(STATES.resolve(next + ".zip"));
    }
    Map<String, List<SavedState>> newest = Map.of();
    for (Path file : files()) {
      newest = read(file);
      assertThat(kinds().toList()).as(file.toString()).containsAll(newest.keySet());
    }
    assertThat(newest.keySet()).containsExactlyInAnyOrderElementsOf(kinds().toList());
    assertThat(newest.entrySet())
        .filteredOn(
            kind -> UntrustedTimesTest.isBaseline(kind.getKey()) && !kind.getKey().equals(UNTAUGHT))
        .allSatisfy(
            kind ->
                assertThat(kind.getValue())
                    .as(kind.getKey())
                    .anyMatch(piece -> piece.form().contains("-draft")));
  }
}
