package org.hansho.testkit.minidump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.memory.region.Evidence;
import org.junit.jupiter.api.Test;

class DumpMatrixTest {
  @Test
  void everyEvidenceIsSeenWhereItsCoverageAllowsAndNowhereElse() {
    for (DumpMatrix.Cell cell : DumpMatrix.all()) {
      DumpReading reading = DumpReading.of(cell.notation());
      Set<String> expected =
          Arrays.stream(Evidence.values())
              .map(Evidence::title)
              .filter(title -> cell.row().isSeen(title, cell.coverage()))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(reading.malformed()).as(cell.toString()).isEmpty();
      assertThat(new TreeSet<>(reading.values("memory.region.evidence")))
          .as(cell.toString())
          .isEqualTo(expected);
      assertThat(reading.values("dump.coverage")).contains(cell.coverage().name());
    }
  }

  @Test
  void theScoreIsThatOfTheEvidence() {
    for (DumpMatrix.Cell cell : DumpMatrix.all()) {
      int expected =
          Arrays.stream(Evidence.values())
              .filter(one -> cell.row().isSeen(one.title(), cell.coverage()))
              .mapToInt(Evidence::points)
              .sum();
      assertThat(DumpReading.of(cell.notation()).values("dump.highest_score"))
          .as(cell.toString())
          .containsExactly(Integer.toString(expected));
    }
  }

  @Test
  void belowFullCoverageSomethingIsNamedAsNotAssessed() {
    for (DumpMatrix.Cell cell : DumpMatrix.all()) {
      List<String> gaps = DumpReading.of(cell.notation()).values("dump.not_assessed");
      assertThat(gaps.isEmpty()).as(cell + ": " + gaps).isEqualTo(cell.coverage().ordinal() == 3);
    }
  }
}
