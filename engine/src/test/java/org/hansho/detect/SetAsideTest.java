package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

/** State of other content, other versions and other plans. */
class SetAsideTest {
  private static final String RULE =
      """
      title: Login
      name: login
      level: low
      logsource: {product: shop}
      detection: {sel: {kind: login}, condition: sel}
      ---
      """;
  private static final String BEFORE_ALL =
      """
      title: Abacus
      name: abacus
      level: low
      logsource: {product: shop}
      detection: {sel: {kind: abacus}, condition: sel}
      ---
      title: Abacuses
      name: abacuses
      level: low
      correlation:
          type: value_count
          rules: [abacus]
          group-by: [a-first-field]
          timespan: 5m
          condition: {field: another-field, gte: 3}
      ---
      """;

  private static String count(String condition) {
    return """
    title: Count
    name: count
    level: high
    correlation:
        type: event_count
        rules: [login]
        group-by: [user]
        timespan: 5m
        condition: {%s}
    """
        .formatted(condition);
  }

  private static List<String> results(LayerStack layers, List<Result> results) {
    layers.end();
    return results.stream()
        .map(
            result ->
                result.grounds().numbers()
                    + " "
                    + result.fact().text(0)
                    + " "
                    + result.fact().text(1))
        .toList();
  }

  private static Trial logins(String yaml, int from, int to) {
    Trial trial = Trial.of(yaml, "user", "host");
    for (int i = from; i < to; i++) {
      trial.at(Duration.ofSeconds(i), "kind=login user=erin host=h" + i);
    }
    return trial;
  }

  private static List<String> straddling(String before, String after) {
    List<Result> results = new ArrayList<>();
    Trial first = logins(before, 0, 5);
    LayerStack layers = new LayerStack(first.plan(), results::add);
    first.facts().forEach(layers::accept);
    Trial second = logins(after, 5, 6);
    LayerStack later = new LayerStack(second.plan(), results::add);
    assertThat(later.restore(layers.saveChanged())).isZero();
    second.facts().forEach(later::accept);
    return results(later, results);
  }

  @Test
  void aCountGoesOnAcrossAnUnrelatedDetectionThatMovesAllIndexesAndColumns() {
    for (String condition : List.of("gte: 6", "lt: 100")) {
      String alone = RULE + count(condition);
      assertThat(straddling(alone, BEFORE_ALL + alone))
          .hasSize(1)
          .isEqualTo(straddling(alone, alone));
      assertThat(straddling(BEFORE_ALL + alone, alone)).isEqualTo(straddling(alone, alone));
      assertThat(straddling(alone, alone).get(0)).contains("6").contains("erin");
    }
  }

  @Test
  void whatNoDocumentMeansIsNotTakenAndComesBackWithTheDocument() {
    Trial trial = logins(RULE + count("gte: 6"), 0, 5);
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);
    List<SavedState> saved = layers.saveChanged();
    LayerStack other =
        new LayerStack(
            logins(RULE.replace("login}", "logon}") + count("gte: 6"), 0, 0).plan(), r -> {});
    assertThat(other.restore(saved)).isEqualTo(saved.size());
    assertThat(other.restore(saved.get(0))).isEqualTo(Restoration.UNKNOWN);
    assertThat(new LayerStack(trial.plan(), result -> {}).restore(saved)).isZero();
  }

  @Test
  void stateOfANewerVersionIsNotTaken() {
    Trial trial = logins(RULE + count("gte: 6"), 0, 1);
    DetectorPlan.Document document = trial.plan().keyed().get(0);
    StateKind kind = Objects.requireNonNull(document.detector()).kind();
    PieceHead newer =
        new PieceHead(
            "count",
            document.identity().get(),
            new StateKind(kind.name(), kind.version() + 1),
            0,
            new byte[0]);
    Layer layer = new Layer(trial.plan(), 1, result -> {});
    assertThat(layer.restore(newer.piece(0, new byte[] {1, 2, 3}))).isEqualTo(Restoration.NEWER);
    byte[] unheard = new byte[30];
    Arrays.fill(unheard, (byte) 9);
    assertThat(layer.restore(new SavedState("count", "x.9", 0, unheard)))
        .isEqualTo(Restoration.NEWER);
  }

  @Test
  void aKindWithTwoVersionsReadsBothAndSavesTheNewer() {
    KeyedStates<long[]> old = new KeyedStates<>(new Sums(1), 10);
    old.close(old.open(1, 2, 0));
    StateWriter out = new StateWriter();
    old.write(0, out);
    KeyedStates<long[]> now = new KeyedStates<>(new Sums(2), 10);
    now.read(0, 1, new StateReader(out.toBytes()));
    assertThat(Objects.requireNonNull(now.look(1, 2))).containsExactly(7, 0);
    assertThat(now.changed(0)).isTrue();
    StateWriter anew = new StateWriter();
    now.write(0, anew);
    KeyedStates<long[]> later = new KeyedStates<>(new Sums(2), 10);
    later.read(0, 2, new StateReader(anew.toBytes()));
    assertThat(Objects.requireNonNull(later.look(1, 2))).containsExactly(7, 0);
    assertThat(later.changed(0)).isFalse();
  }

  /** A detector whose states had one number in version 1 and have two in version 2. */
  private record Sums(int version) implements Detector<long[]> {
    @Override
    public StateKind kind() {
      return new StateKind("sums", version);
    }

    @Override
    public long bytes(long[] state) {
      return 0;
    }

    @Override
    public long[] newState() {
      return new long[] {7, 0};
    }

    @Override
    public void accept(long[] state, int role, Fact fact, Emission out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long expiry(long[] state) {
      return NEVER;
    }

    @Override
    public long evictionPriority(long[] state) {
      return 0;
    }

    @Override
    public void write(long[] state, StateWriter out) {
      for (int i = 0; i < version; i++) {
        out.number(state[i]);
      }
    }

    @Override
    public long[] read(StateReader in) {
      return new long[] {in.number(), in.number()};
    }

    @Override
    public long[] readOlder(int older, StateReader in) {
      return new long[] {in.number(), 0};
    }
  }
}
