package org.hansho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two of the cuts of {@code hansho demo --pull-the-plug}. */
@Timeout(300)
class PowerCutsTest {
  @TempDir private Path folder;

  @Test
  void aServerThatIsKilledFindsWhatOneThreadFinds() throws IOException {
    List<Integer> cuts = new ArrayList<>();
    PowerCuts.Result result =
        PowerCuts.play(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            folder,
            Instant.parse("2026-11-29T09:00:00Z"),
            200,
            2,
            (number, at) -> cuts.add(number),
            () -> false);
    assertThat(cuts).containsExactly(1, 2);
    assertThat(result.missing()).isEmpty();
    assertThat(result.more()).isEmpty();
    assertThat(result.isSame()).isTrue();
    assertThat(result.kinds()).isGreaterThanOrEqualTo(85);
  }

  @Test
  void theChecksumDependsOnTheIdsAndNotOnTheirOrder() {
    assertThat(PowerCuts.checksum(Set.of("a", "b")))
        .isEqualTo(PowerCuts.checksum(Set.of("b", "a")));
    assertThat(PowerCuts.checksum(Set.of("a"))).isNotEqualTo(PowerCuts.checksum(Set.of("b")));
  }
}
