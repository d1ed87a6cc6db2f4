package org.hansho.testkit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final long START = 1_772_409_600L;

  private static List<FlowRecord> flood(Flood.Kind kind, int sampling) {
    List<FlowRecord> records = new ArrayList<>();
    int target = FlowRecord.address(10, 1, 2, 0);
    new Flood(kind, START * 1_000_000, 20, 100_000, sampling, target, 5).run(records::add);
    return records;
  }

  @Test
  void aFloodHasItsRateWhateverTheSampling() {
    for (int sampling : new int[] {1, 100, 1_000}) {
      long packets = flood(Flood.Kind.UDP, sampling).stream().mapToLong(FlowRecord::packets).sum();
      assertThat(packets * sampling / 20.0).isCloseTo(100_000, within(5_000.0));
    }
  }

  @Test
  void recordsComeInOrderOfTheirEnds() {
    long latest = 0;
    for (FlowRecord flow : flood(Flood.Kind.CARPET, 100)) {
      assertThat(flow.end()).isGreaterThanOrEqualTo(latest);
      assertThat(flow.start()).isLessThanOrEqualTo(flow.end());
      latest = flow.end();
    }
    List<FlowRecord> ordinary = new ArrayList<>();
    new OrdinaryTraffic(START, 1).run(1, ordinary::add);
    latest = 0;
    for (FlowRecord flow : ordinary) {
      assertThat(flow.end()).isGreaterThanOrEqualTo(latest);
      latest = flow.end();
    }
  }

  @Test
  void oneSeedAlwaysGivesTheSame() {
    List<FlowRecord> one = new ArrayList<>();
    List<FlowRecord> other = new ArrayList<>();
    new OrdinaryTraffic(START, 7).run(1, one::add);
    new OrdinaryTraffic(START, 7).run(1, other::add);

    assertThat(one).isEqualTo(other);
  }

  @Test
  void exportPacketsNameTheirSampling() {
    List<byte[]> packets = new ArrayList<>();
    ExportedFlows exporter = new ExportedFlows(1_000, packets::add);
    flood(Flood.Kind.SYN, 1_000).forEach(exporter::accept);
    exporter.flush();

    byte[] first = packets.get(0);
    assertThat(first[1]).isEqualTo((byte) 5);
    assertThat((first[22] & 0x3F) << 8 | (first[23] & 0xFF)).isEqualTo(1_000);
    assertThat(first.length).isEqualTo(24 + 48 * first[3]);
  }

  @Test
  void theGeneratorKnowsNothingOfTheEngine() {
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hansho.detect..", "org.hansho.sigma..", "org.hansho.pipeline..")
        .check(new ClassFileImporter().importClasses(OrdinaryTraffic.class, Flood.class));
  }
}
