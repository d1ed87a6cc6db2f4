package org.hansho.memory.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellcodeScanTest {
  private static final String OWN_ADDRESS = "  bytes e8000000005bc3 at ";
  private static final String LOADER_LISTS = "  bytes 64a1300000008b400c8b4014c3 at ";

  private static List<ProcessReport.Located> findings(String lines) {
    return Described.dump("L3 x86", lines, RegionScanner.ALL).findings();
  }

  @Test
  void whatIsFoundNamesEachIdiomWithItsAddressAndTheMemoryItLiesIn() {
    List<ProcessReport.Located> found =
        findings(
            "memory at 2a0000 size 2000 private RWX\n"
                + OWN_ADDRESS
                + "100\n"
                + LOADER_LISTS
                + "140\n");
    assertThat(found).hasSize(1);
    Finding finding = found.get(0).finding();
    assertThat(finding.kind()).isEqualTo("shellcode");
    assertThat(finding.address()).isEqualTo(0x2A0100);
    assertThat(finding.length()).isEqualTo(0x40);
    assertThat(finding.strong()).isFalse();
    assertThat(finding.details())
        .containsExactly("get-pc@2a0100 call and pop", "loader-list@2a0140");
    assertThat(found.get(0).region()).isNotNull();
  }

  @Test
  void whatLiesAcrossTwoWindowsIsFoundOnce() {
    for (int at = 0xFFF00; at < 0x100010; at += 0x11) {
      String hex = Integer.toHexString(at);
      List<ProcessReport.Located> found =
          findings(
              "memory at 2a0000 size 102000 private RWX\n"
                  + OWN_ADDRESS
                  + hex
                  + "\n"
                  + LOADER_LISTS
                  + Integer.toHexString(at + 0x80)
                  + "\n");
      assertThat(found).as("at " + hex).hasSize(1);
    }
  }

  @Test
  void dataThatCannotRunIsNotLookedAt() {
    assertThat(
            findings(
                "memory at 2a0000 size 2000 private RW-\n"
                    + OWN_ADDRESS
                    + "100\n"
                    + LOADER_LISTS
                    + "140\n"))
        .isEmpty();
  }
}
