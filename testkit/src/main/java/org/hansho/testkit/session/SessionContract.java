package org.hansho.testkit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.detect.SeededHashes;
import org.hansho.event.Event;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.SessionOutput;
import org.hansho.record.Format;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an {@link EngineSession} promises, over any engine and input: the same alerts however input
 * is cut, however often the session is saved, restored, or given other content on the way.
 *
 * <p>A test class extends this for an engine and its sources, whose records are in order of time.
 */
public abstract class SessionContract {
  /** Tenant of all sessions. */
  protected static final String TENANT = "test";

  private static final long SECOND = 1_000_000_000L;
  private static final long LATENESS = 60 * SECOND;
  private static final int PIECE = 4_099;

  /** What runs. */
  protected abstract Engine engine();

  /** The same detections among others, so that everything has another place in the plan. */
  protected abstract Engine engineWithMore();

  /** How all sources are read. */
  protected abstract Format format();

  /** Whole sources by name, of which something is found. */
  protected abstract Map<String, byte[]> sources();

  /** The newest event time that a session has seen. */
  private static final class Newest implements SessionOutput {
    private long time = Long.MIN_VALUE;

    @Override
    public void event(Event event, String source) {
      time = Math.max(time, event.time());
    }
  }

  /** What a host does between two feeds. */
  private interface Between {
    EngineSession next(EngineSession session, Newest newest, Map<String, Alert> kept);
  }

  /** Feeds all sources in turns, cut into pieces, and returns the alerts as they were kept last. */
  private List<Outcome> run(int piece, Between between) {
    Newest newest = new Newest();
    Map<String, Alert> kept = new TreeMap<>();
    EngineSession session = new EngineSession(engine(), TENANT, EngineSession.UNBOUNDED, newest);
    Map<String, byte[]> sources = sources();
    for (String source : sources.keySet()) {
      session.open(source, format());
    }
    int longest = sources.values().stream().mapToInt(bytes -> bytes.length).max().orElse(0);
    for (int from = 0; from < longest; from += piece) {
      for (Map.Entry<String, byte[]> source : sources.entrySet()) {
        int to = Math.min(source.getValue().length, from + piece);
        if (from < to) {
          session.feed(source.getKey(), source.getValue(), from, to);
          session = between.next(session, newest, kept);
        }
      }
    }
    session.end();
    keep(session, kept);
    assertThat(session.late()).isZero();
    return kept.values().stream().map(Outcome::of).toList();
  }

  private static void keep(EngineSession session, Map<String, Alert> kept) {
    session.takeChanges().forEach(alert -> kept.put(alert.id(), alert));
  }

  private List<Outcome> inOnePiece() {
    List<Outcome> outcomes = run(Integer.MAX_VALUE / 2, (session, newest, kept) -> session);
    assertThat(outcomes).isNotEmpty();
    return outcomes;
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 61, 509, PIECE, 65_536})
  void inputCutAnywhereGivesTheSameAlerts(int piece) {
    assertThat(run(piece, (session, newest, kept) -> session)).isEqualTo(inOnePiece());
  }

  @Test
  void timeThatPassesBetweenFeedsGivesTheSameAlerts() {
    List<Outcome> outcomes =
        run(
            PIECE,
            (session, newest, kept) -> {
              session.advance(newest.time - LATENESS);
              return session;
            });
    assertThat(outcomes).isEqualTo(inOnePiece());
  }

  @Test
  void savedAndRestoredBetweenAnyTwoFeedsItGivesTheSameAlerts() {
    List<Outcome> outcomes =
        run(
            PIECE,
            (session, newest, kept) -> {
              session.advance(newest.time - LATENESS);
              keep(session, kept);
              return EngineSession.restore(
                  engine(), session.snapshot(), EngineSession.UNBOUNDED, newest);
            });
    assertThat(outcomes).isEqualTo(inOnePiece());
  }

  @Test
  void otherContentOnTheWayLeavesDetectionsThatMeanTheSameWhatTheyKnow() {
    List<Boolean> turn = new ArrayList<>();
    List<Outcome> outcomes =
        run(
            PIECE,
            (session, newest, kept) -> {
              session.advance(newest.time - LATENESS);
              turn.add(true);
              session.replaceContent(turn.size() % 2 == 0 ? engine() : engineWithMore());
              return session;
            });
    List<Outcome> expected = inOnePiece();
    assertThat(outcomes).containsAll(expected);
    List<String> known = expected.stream().map(Outcome::id).toList();
    assertThat(outcomes.stream().filter(one -> known.contains(one.id())).toList())
        .isEqualTo(expected);
  }

  @Test
  void changesThatWereNotTakenStopASnapshotAndNothingElse() {
    EngineSession session = new EngineSession(engine(), TENANT, EngineSession.UNBOUNDED);
    sources()
        .forEach(
            (source, bytes) -> {
              session.open(source, format());
              session.feed(source, bytes);
            });
    session.advance(Long.MAX_VALUE - 1);
    assertThatThrownBy(session::snapshot).hasMessageContaining("take the changes");
    assertThat(session.takeChanges()).isNotEmpty();
    assertThat(session.takeChanges()).isEmpty();
    assertThat(session.snapshot()).isNotEmpty();
  }

  @Test
  void aSnapshotThatIsDamagedOrOfAnotherSeedIsRefusedWithASentence() {
    byte[] snapshot = new EngineSession(engine(), TENANT, EngineSession.UNBOUNDED).snapshot();
    byte[] seed = "another secret..".getBytes(StandardCharsets.US_ASCII);
    Engine other = engine().with(SeededHashes.of(seed));
    assertThatThrownBy(() -> restore(other, snapshot)).hasMessageContaining("another secret seed");
    for (int at = 0; at < snapshot.length; at++) {
      byte[] damaged = snapshot.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> restore(engine(), damaged)).hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> restore(engine(), new byte[3])).hasMessageContaining("damaged");
  }

  private static void restore(Engine engine, byte[] snapshot) {
    EngineSession.restore(engine, snapshot, EngineSession.UNBOUNDED, SessionOutput.NONE);
  }
}
