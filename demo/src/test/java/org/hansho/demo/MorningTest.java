package org.hansho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is to be found in the morning, without a server: one thread, in order of time. */
class MorningTest {
  private static Engine engine;

  @BeforeAll
  static void compile() throws IOException {
    engine = TestWorld.engine(new Library().withBuiltin().read());
  }

  private static List<Alert> found(Morning morning) {
    return PlainReading.found(engine, morning);
  }

  private static Set<String> kinds(List<Alert> alerts) {
    Set<String> kinds = new TreeSet<>();
    alerts.forEach(alert -> kinds.add(alert.detection()));
    return kinds;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-29T09:00:00Z", "2027-01-01T09:00:00Z", "2028-02-29T09:00:00Z"})
  void everyDetectionFindsSomethingOnAnyDay(String begin) {
    Morning morning = Morning.of(engine.content(), Instant.parse(begin));
    assertThat(morning.detections()).hasSize(85);
    assertThat(kinds(found(morning))).containsAll(morning.detections());
  }

  /** What is usual is learned from so long a time before the morning. */
  private static final long HISTORY = Duration.ofDays(95).toNanos();

  private static final long BEGIN =
      Instant.parse("2026-11-29T09:00:00Z").getEpochSecond() * 1_000_000_000L;

  @Test
  void theStoryRaisesWhatItSaysInTheHourAndOfItsOwnPeople() {
    Morning morning = Morning.of(engine.content(), Instant.parse("2026-11-29T09:00:00Z"));
    List<Alert> alerts = found(morning);
    for (String kind : Morning.story().raises()) {
      assertThat(alerts)
          .as(kind)
          .filteredOn(alert -> alert.detection().equals(kind))
          .extracting(alert -> alert.summary(Language.ENGLISH))
          .anyMatch(
              summary ->
                  summary.matches(
                      "(?s).*(198\\.51\\.100\\.(8[78]|90)|203\\.0\\.113\\.(77|200)|shop-web-2|bastion-1"
                          + "|shop:web|kv-orders|ordersdata|olivia|hiro|nina|noah).*"));
    }
    assertThat(alerts)
        .as("alerts of another time, as records with a fixed time raise them")
        .filteredOn(alert -> Math.abs(alert.lastTime() - BEGIN) > HISTORY)
        .extracting(Alert::detection)
        .isEmpty();
  }

  @Test
  void twoMorningsOfOneTimeAreTheSame() {
    Instant begin = Instant.parse("2026-11-29T09:00:00Z");
    List<Sending> one = Morning.of(engine.content(), begin).hour();
    List<Sending> other = Morning.of(engine.content(), begin).hour();
    assertThat(one).hasSizeGreaterThan(500);
    assertThat(other).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      assertThat(other.get(i).source()).isEqualTo(one.get(i).source());
      assertThat(other.get(i).bytes()).isEqualTo(one.get(i).bytes());
    }
  }

  @Test
  void packetsOfFlowsAreNumberedWithoutAGap() {
    Morning morning = Morning.of(engine.content(), Instant.parse("2026-11-29T09:00:00Z"));
    int flows = 0;
    int packets = 0;
    List<Sending> all = new ArrayList<>(morning.history());
    all.addAll(morning.hour());
    for (Sending one : all) {
      if (one.source().equals("edge-router")) {
        ByteBuffer packet = ByteBuffer.wrap(one.bytes());
        assertThat(packet.getShort(0)).isEqualTo((short) 5);
        assertThat(packet.getInt(16)).isEqualTo(flows);
        flows += packet.getShort(2);
        packets++;
      }
    }
    assertThat(packets).isGreaterThan(60);
    assertThat(flows).isEqualTo(2 * packets);
  }

  @Test
  void everyWayInIsUsed() {
    Morning morning = Morning.of(engine.content(), Instant.parse("2026-11-29T09:00:00Z"));
    assertThat(morning.sources()).extracting(Origin::way).contains(Origin.Way.values());
  }
}
