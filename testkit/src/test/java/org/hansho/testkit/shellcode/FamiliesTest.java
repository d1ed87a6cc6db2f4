package org.hansho.testkit.shellcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.shellcode.ShellcodeFamily;
import org.hansho.memory.shellcode.ShellcodeFinding;
import org.hansho.memory.shellcode.ShellcodeScanner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamiliesTest {
  private static final long ADDRESS = 0x2000_0000L;

  @ParameterizedTest
  @EnumSource
  void eachFamilyIsRecognisedAndAloneIsNoFinding(Mode mode) {
    ShellcodeScanner scanner = new ShellcodeScanner(mode);
    for (ShellcodeFamily family : ShellcodeFamily.values()) {
      byte[] region = IdiomSpecimens.of(family, mode, ADDRESS);
      assertThat(scanner.scan(region, 0, region.length, ADDRESS)).as("%s", family).isEmpty();
      for (ShellcodeFamily other : ShellcodeFamily.values()) {
        assertThat(scanner.marks(other) > 0)
            .as("%s in %s", other, family)
            .isEqualTo(other == family);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoFamiliesWithin512BytesAreOneFinding(Mode mode) {
    for (ShellcodeFamily first : ShellcodeFamily.values()) {
      for (ShellcodeFamily second : ShellcodeFamily.values()) {
        if (first != second) {
          List<ShellcodeFinding> findings = scan(mode, first, second, 400);
          assertThat(findings).as("%s and %s", first, second).hasSize(1);
          findings.forEach(
              finding -> {
                assertThat(finding.families()).isEqualTo(EnumSet.of(first, second));
                assertThat(finding.isStrong()).isFalse();
              });
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void familiesThatAreFarApartAreNoFinding(Mode mode) {
    for (ShellcodeFamily first : ShellcodeFamily.values()) {
      for (ShellcodeFamily second : ShellcodeFamily.values()) {
        assertThat(scan(mode, first, second, 800)).as("%s and %s", first, second).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void surroundingBytesChangeNothing(Mode mode) {
    Random random = new Random(3);
    byte[] pair =
        IdiomSpecimens.pair(
            ShellcodeFamily.LOADER_LIST, ShellcodeFamily.HASH_LOOP, mode, ADDRESS, 100);
    ShellcodeScanner scanner = new ShellcodeScanner(mode);
    for (int i = 0; i < 200; i++) {
      byte[] region = new byte[4096];
      random.nextBytes(region);
      int at = 100 + random.nextInt(3000);
      System.arraycopy(pair, 0, region, at, pair.length);
      List<ShellcodeFinding> findings = scanner.scan(region, 0, region.length, ADDRESS - at);
      assertThat(findings).hasSize(1);
      Set<ShellcodeFamily> families = findings.get(0).families();
      assertThat(families).contains(ShellcodeFamily.LOADER_LIST, ShellcodeFamily.HASH_LOOP);
    }
  }

  @ParameterizedTest
  @EnumSource
  void threeFamiliesAreAStrongFinding(Mode mode) {
    byte[] first = IdiomSpecimens.of(ShellcodeFamily.HASH_LOOP, mode, ADDRESS);
    byte[] rest =
        IdiomSpecimens.pair(
            ShellcodeFamily.LOADER_LIST,
            ShellcodeFamily.EXPORT_PARSE,
            mode,
            ADDRESS + first.length,
            60);
    byte[] region = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, region, first.length, rest.length);
    List<ShellcodeFinding> findings =
        new ShellcodeScanner(mode).scan(region, 0, region.length, ADDRESS);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).isStrong()).isTrue();
    assertThat(findings.get(0).address()).isEqualTo(ADDRESS + 1);
  }

  private static List<ShellcodeFinding> scan(
      Mode mode, ShellcodeFamily first, ShellcodeFamily second, int distance) {
    byte[] region = IdiomSpecimens.pair(first, second, mode, ADDRESS, distance);
    return new ShellcodeScanner(mode).scan(region, 0, region.length, ADDRESS);
  }
}
