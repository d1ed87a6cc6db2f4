package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three hosts write to one syslog server and a fourth to another; passwords are guessed on each of
 * them at once. One host's clock is wrong: the others lose nothing, in its source and beside it.
 */
class HostsOfOneSourceTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond();
  private static final String WRONG = "web-2";
  private static final int EVERY = 10;
  private static final int QUIET = 60;
  private static final int GUESSES = 40;
  private static final int LINES_AN_EPOCH = 12;

  private static Engine engine;

  @TempDir private Path parent;

  private long now = START;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  /** Hosts, the source each is in, and who guesses there. */
  private enum Host {
    WEB_1("relay-1", "web-1", "198.51.100.11"),
    WEB_2("relay-1", WRONG, "198.51.100.12"),
    WEB_3("relay-1", "web-3", "198.51.100.13"),
    WEB_4("relay-2", "web-4", "198.51.100.14");

    private final String source;
    private final String host;
    private final String guesser;

    Host(String source, String host, String guesser) {
      this.source = source;
      this.host = host;
      this.guesser = guesser;
    }
  }

  private String line(Host host, long offset, boolean guess) {
    long time = now + (host.host.equals(WRONG) ? offset : 0);
    String text =
        guess
            ? "Failed password for root from " + host.guesser + " port 41240 ssh2"
            : "Connection closed by 192.0.2.10 port 50000 [preauth]";
    return "%s %s sshd[%d]: %s%n"
        .formatted(Instant.ofEpochSecond(time), host.host, now % 9999, text);
  }

  /** All hosts write quietly, then all are attacked. */
  private List<Outcome> found(String folder, long offset) throws IOException {
    now = START;
    try (LocalRunner runner =
        new LocalRunner(
            parent.resolve(folder), engine, LocalSettings.of("hosts", 2), () -> now * SECOND)) {
      for (int turn = 0; turn < QUIET + GUESSES; turn++) {
        for (Host host : Host.values()) {
          byte[] line = line(host, offset, turn >= QUIET).getBytes(StandardCharsets.UTF_8);
          runner.push(host.source, now * SECOND, line);
        }
        if (turn % LINES_AN_EPOCH == 0) {
          runner.settle();
        }
        now += EVERY;
      }
      runner.settle();
      now += 1_000;
      runner.settle();
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      boolean raised =
          runner.runner.alarms().stream()
              .anyMatch(
                  alarm ->
                      alarm.kind() == AlarmKind.CLOCK_SKEW && alarm.subject().equals("relay-1"));
      assertThat(raised).isEqualTo(offset > 5 || offset < -600);
      return runner.alerts();
    }
  }

  private static List<Outcome> of(List<Outcome> found, Predicate<Host> hosts) {
    List<String> guessers =
        List.of(Host.values()).stream().filter(hosts).map(host -> host.guesser).toList();
    return found.stream()
        .filter(alert -> guessers.stream().anyMatch(alert.summary()::contains))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {30, 599, 601, 3_600, 259_200, -60, -601, -3_600, -259_200})
  void theNeighboursOfAHostWithAWrongClockLoseNothing(long offset) throws IOException {
    List<Outcome> truth = found("right", 0);
    assertThat(of(truth, host -> true)).hasSize(Host.values().length);
    List<Outcome> wrong = found("wrong", offset);
    assertThat(of(wrong, host -> !host.host.equals(WRONG)))
        .isNotEmpty()
        .isEqualTo(of(truth, host -> !host.host.equals(WRONG)));
    assertThat(of(wrong, host -> host.host.equals(WRONG)))
        .as("and it is found itself")
        .singleElement()
        .satisfies(alert -> assertThat(alert.detection()).isEqualTo("basics/password-guessing"));
  }
}
