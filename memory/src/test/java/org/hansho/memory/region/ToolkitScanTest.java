package org.hansho.memory.region;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolkitScanTest {
  private static final int ADDRESS = 0x2A0000;

  private static List<Finding> findings(byte[] bytes, int fresh) {
    List<Finding> found = new ArrayList<>();
    new ToolkitScan()
        .open(64)
        .window(new CodeWindow(bytes, bytes.length, fresh, ADDRESS), found::add);
    return found;
  }

  @Test
  void threeWordsOfOneToolkitNameIt() {
    byte[] bytes = "..core_migrate\0core_loadlib\0core_migrate\0stdapi_fs_ls".getBytes(US_ASCII);
    List<Finding> found = findings(bytes, bytes.length);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo("toolkit");
    assertThat(found.get(0).address()).isEqualTo(ADDRESS + 2);
    assertThat(found.get(0).details())
        .containsExactly("Meterpreter", "core_loadlib", "core_migrate", "stdapi_fs_");
  }

  @Test
  void wordsInLettersOfTwoBytesCount() {
    byte[] bytes = "sekurlsa::x lsadump::y privilege::debug".getBytes(UTF_16LE);
    assertThat(findings(bytes, bytes.length))
        .singleElement()
        .satisfies(found -> assertThat(found.details()).startsWith("Mimikatz"));
  }

  @Test
  void twoWordsAndThreeOfDifferentToolkitsAreNone() {
    byte[] two = "core_migrate core_loadlib core_loadlib".getBytes(US_ASCII);
    byte[] mixed = "core_migrate beacon.dll mimikatz".getBytes(US_ASCII);
    assertThat(findings(two, two.length)).isEmpty();
    assertThat(findings(mixed, mixed.length)).isEmpty();
  }

  @Test
  void whatTheNextWindowShowsAgainIsLeftToIt() {
    byte[] bytes = "....core_migrate core_loadlib stdapi_fs_".getBytes(US_ASCII);
    assertThat(findings(bytes, 4)).isEmpty();
    assertThat(findings(bytes, 5)).hasSize(1);
  }
}
