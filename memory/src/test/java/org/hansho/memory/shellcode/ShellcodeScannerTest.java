package org.hansho.memory.shellcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hansho.memory.instruction.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShellcodeScannerTest {
  private static final int INPUTS = 100_000;
  private static final long ADDRESS = 0x10000;

  /** Variants of idioms, each followed by a return; and what only resembles one. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/memory/shellcode/idioms.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      maxCharsPerColumn = 4096)
  void idiomsAreRecognisedInTheirVariants(int mode, String family, String hex, String what) {
    byte[] code = HexFormat.of().parseHex(hex.replace(" ", ""));
    ShellcodeScanner scanner = new ShellcodeScanner(mode == 64 ? Mode.BITS_64 : Mode.BITS_32);
    scanner.scan(code, 0, code.length, ADDRESS);
    List<ShellcodeFamily> seen = new ArrayList<>();
    for (ShellcodeFamily one : ShellcodeFamily.values()) {
      if (scanner.marks(one) > 0) {
        seen.add(one);
      }
    }
    List<ShellcodeFamily> expected =
        family.equals("-") ? List.of() : List.of(ShellcodeFamily.valueOf(family));
    assertThat(seen).as(what).isEqualTo(expected);
  }

  @Test
  void aRegionInsideALargerArrayIsReadAlone() {
    byte[] idiom = HexFormat.of().parseHex("64a1300000008b400c8b4014c3");
    byte[] bytes = new byte[100];
    System.arraycopy(idiom, 0, bytes, 40, idiom.length);
    ShellcodeScanner scanner = new ShellcodeScanner(Mode.BITS_32);
    scanner.scan(bytes, 40, 40 + idiom.length, ADDRESS);
    assertThat(scanner.marks(ShellcodeFamily.LOADER_LIST)).isOne();
    scanner.scan(bytes, 40, 50, ADDRESS);
    assertThat(scanner.marks(ShellcodeFamily.LOADER_LIST)).isZero();
  }

  @Test
  void aFloodOfMarksStaysBounded() {
    byte[] call = HexFormat.of().parseHex("e8000000005b909090909090909090909090");
    byte[] flood = new byte[1 << 20];
    for (int at = 0; at + call.length <= flood.length; at += call.length) {
      System.arraycopy(call, 0, flood, at, call.length);
    }
    ShellcodeScanner scanner = new ShellcodeScanner(Mode.BITS_32);
    assertThat(scanner.scan(flood, 0, flood.length, ADDRESS)).isEmpty();
    byte[] walk = HexFormat.of().parseHex("64a1300000008b400c8b4014c3");
    System.arraycopy(walk, 0, flood, flood.length - 100, walk.length);
    List<ShellcodeFinding> findings = scanner.scan(flood, 0, flood.length, ADDRESS);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).marks()).hasSizeLessThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesAreScanned(Mode mode) {
    Random random = new Random(9);
    ShellcodeScanner scanner = new ShellcodeScanner(mode);
    byte[][] pieces = pieces();
    for (int i = 0; i < INPUTS; i++) {
      byte[] region = new byte[random.nextInt(160)];
      random.nextBytes(region);
      for (int k = random.nextInt(4); k > 0; k--) {
        byte[] piece = pieces[random.nextInt(pieces.length)];
        int length = Math.min(piece.length, region.length);
        int at = random.nextInt(region.length - length + 1);
        System.arraycopy(piece, 0, region, at, length);
        if (region.length > 0) {
          region[random.nextInt(region.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      check(scanner, region);
    }
  }

  @FuzzTest
  void bytesOfAnyKindAreScanned(byte[] region) {
    check(new ShellcodeScanner(Mode.BITS_32), region);
    check(new ShellcodeScanner(Mode.BITS_64), region);
  }

  private static void check(ShellcodeScanner scanner, byte[] region) {
    for (ShellcodeFinding finding : scanner.scan(region, 0, region.length, ADDRESS)) {
      assertThat(finding.families()).hasSizeGreaterThan(1);
      assertThat(finding.address()).isBetween(ADDRESS, ADDRESS + region.length);
    }
  }

  /** Beginnings of idioms, so that random bytes get far. */
  private static byte[][] pieces() {
    return new byte[][] {
      hex("64a1300000008b400c8b4014"),
      hex("65488b042560000000488b4018488b4020"),
      hex("8b423c8b44027801d08b48188b582001d38b78248a0b"),
      hex("acc1cf0d01c784c075f6"),
      hex("e8000000005b"),
      hex("d9eed97424f45b"),
      hex("be10000100b90400000080340e55e2fa"),
      hex("6681caff0f42526a0258cd2e3c055a74efb80102030489d7af75eaaf75e7"),
      hex("682e646c6c68656c3332686b65726e"),
      hex("684d3c2b1affd5685e4d3c2bffd5686f5e4d3cffd5"),
      hex("4c8bd1b8180000000f05c3"),
      hex("688e4e0eec5868aafc0d7c58")
    };
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
