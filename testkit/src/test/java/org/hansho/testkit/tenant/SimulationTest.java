package org.hansho.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.hansho.testkit.tenant.directory.Size;
import org.hansho.testkit.tenant.record.LogKind;
import org.hansho.testkit.tenant.record.Logs;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Size SMALL = new Size(1, 20, 16, 9);
  private static final Settings QUIET =
      new Settings(7, Settings.MONTH.start(), SMALL, 0.2, List.of(), 1, 1);
  private static final Settings ATTACKED =
      new Settings(
          7,
          Settings.MONTH.start(),
          SMALL,
          0.2,
          List.of("storage/malware-upload", "key-vault/tor-access"),
          2,
          1);

  @Test
  void aSeedGivesTheseBytes() {
    assertThat(digest(ATTACKED))
        .as("changes only where the generator is meant to write something else")
        .isEqualTo("136a7b7ac804e06288fee2846249417f907cf7ed8713da2d0cd0406c9d47a294");
  }

  @Test
  void everyOddityIsInTheRecordsWhileItIsNews() {
    Size weeks = new Size(1, 20, 16, 40);
    Simulation simulation =
        new Simulation(new Settings(7, Settings.MONTH.start(), weeks, 0.01, List.of(), 1, 1));
    List<String> lines = Recorded.of(simulation).lines();
    assertThat(simulation.oddities()).isNotEmpty();
    assertThat(simulation.oddities())
        .allSatisfy(
            oddity -> {
              assertThat(oddity.end()).isGreaterThan(oddity.begin());
              assertThat(lines).anyMatch(line -> line.contains(oddity.name()));
            });
  }

  @Test
  void theSameSeedGivesTheSameBytesAgainAndAnotherSeedOthers() {
    assertThat(digest(QUIET)).isEqualTo(digest(QUIET)).isNotEqualTo(digest(QUIET.seeded(8)));
  }

  @Test
  void attacksAddRecordsAndChangeNoOthers() {
    List<String> quiet = Recorded.of(new Simulation(QUIET)).lines();
    Simulation attacked = new Simulation(ATTACKED);
    List<String> both = Recorded.of(attacked).lines();
    Set<String> ordinary = new HashSet<>(quiet);
    int added = attacked.labels().stream().mapToInt(label -> label.records()).sum();
    assertThat(added).isPositive();
    assertThat(both.stream().filter(line -> !ordinary.contains(line))).hasSize(added);
    assertThat(both.stream().filter(ordinary::contains)).containsExactlyElementsOf(quiet);
  }

  @Test
  void recordsComeInOrderOfTimeAndSayTheTimeThemselves() {
    long last = QUIET.from();
    for (Recorded.Entry entry : Recorded.of(new Simulation(ATTACKED)).entries()) {
      assertThat(entry.time()).isBetween(last, QUIET.until());
      last = entry.time();
      JsonNode json = entry.json();
      boolean sql = entry.kind() == LogKind.SQL;
      String said = (sql ? json.at("/properties/event_time") : json.get("time")).asText();
      Instant expected = Instant.EPOCH.plus(last, ChronoUnit.MICROS);
      assertThat(Instant.parse(said))
          .isEqualTo(sql ? expected.truncatedTo(ChronoUnit.MILLIS) : expected);
    }
  }

  @Test
  void everyLogIsWritten() {
    Logs logs = new Simulation(QUIET).run((kind, time, bytes, length) -> {});
    assertThat(LogKind.values()).allSatisfy(kind -> assertThat(logs.count(kind)).isPositive());
  }

  @Test
  void recordsAreAsLargeAsTheServicesWriteThem() {
    Logs logs = new Simulation(QUIET).run((kind, time, bytes, length) -> {});
    assertThat(logs.bytes() / logs.count()).isBetween(800L, 2_400L);
  }

  @Test
  void whatIsHeldDoesNotGrowWithTheLength() {
    Simulation short20 = simulation(20);
    Simulation long120 = simulation(120);
    short20.run((kind, time, bytes, length) -> {});
    long120.run((kind, time, bytes, length) -> {});
    assertThat(long120.mostActivities()).isLessThan(short20.mostActivities() * 3 / 2);
    assertThat(long120.mostActivities()).isLessThan(400);
  }

  private static Simulation simulation(int days) {
    return new Simulation(QUIET.of(new Size(1, 20, 16, days)));
  }

  @Test
  void anAttackThatNeedsMoreDaysIsNamedNotDroppedSilently() {
    Settings all = new Settings(7, QUIET.start(), SMALL, 0.2, List.of("all"), 1, 1);
    assertThat(new Simulation(all).omitted())
        .contains("resource-manager/inactive-account-session", "key-vault/unusual-user")
        .doesNotContain("storage/malware-upload");
  }

  @Test
  void anUnknownAttackAndATenantTooSmallAreRefused() {
    Settings wrong = new Settings(7, QUIET.start(), SMALL, 1, List.of("sql/none"), 1, 1);
    assertThatThrownBy(() -> new Simulation(wrong))
        .hasMessageContaining("no attack is called sql/none")
        .hasMessageContaining("sql/brute-force");
    assertThatThrownBy(() -> new Size(2, 20, 16, 3)).hasMessageContaining("at least 20 people");
  }

  private static String digest(Settings settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new Simulation(settings).run((kind, time, bytes, length) -> digest.update(bytes, 0, length));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
