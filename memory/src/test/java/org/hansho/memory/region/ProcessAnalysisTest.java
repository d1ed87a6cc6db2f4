package org.hansho.memory.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.MinidumpReader;
import org.hansho.memory.specimen.SpecimenNotation;
import org.junit.jupiter.api.Test;

class ProcessAnalysisTest {
  private static Assessment judged(String lines) {
    return Described.region(Described.process(lines)).assessment();
  }

  @Test
  void anOrdinaryProcessHasNothingToReport() {
    ProcessReport report = Described.process("thread 1 at 7ff800001000 started 7ff800001000");
    assertThat(report.regions()).isEmpty();
    assertThat(report.notAssessed()).isEmpty();
  }

  @Test
  void anImageInPrivateExecutableMemoryIsEvidence() {
    Assessment judged = judged("memory at 2a0000 size 3000 private R-X\n  image tool.dll");
    assertThat(judged).isEqualTo(new Assessment(Set.of(Evidence.IMAGE_HEADER), Demotion.NONE, 60));
  }

  @Test
  void anImageOutsideOfExecutableMemoryIsNone() {
    assertThat(
            Described.process("memory at 2a0000 size 3000 private RW-\n  image tool.dll").regions())
        .isEmpty();
  }

  @Test
  void threadsInAnImageAddToItAtMostFiftyPoints() {
    Assessment judged =
        judged(
            """
            memory at 2a0000 size 3000 private RWX
              image tool.dll exports Start
              call at 1200
            thread 7 at 2a1000 started 2a1000 returns 2a1205
            """);
    assertThat(judged.evidence())
        .containsExactly(
            Evidence.IMAGE_HEADER,
            Evidence.THREAD_RUNNING,
            Evidence.THREAD_STARTED,
            Evidence.RETURN_ADDRESS,
            Evidence.WRITABLE);
    assertThat(judged.score()).isEqualTo(60 + Evidence.MOST_OF_THREADS + 10);
  }

  @Test
  void aWordOnAStackCountsOnlyBehindACall() {
    String lines =
        "memory at 2a0000 size 1000 private R-X\n  call at 200\nthread 7 at 7ff800001000 returns ";
    assertThat(judged(lines + "2a0205").evidence()).containsExactly(Evidence.RETURN_ADDRESS);
    assertThat(judged(lines + "2a0206").evidence()).isEmpty();
  }

  @Test
  void aWipedHeaderIsFoundByItsSections() {
    RegionReport report =
        Described.region(
            Described.process("memory at 2a0000 size 3000 private R-X\n  image tool.dll wiped"));
    assertThat(report.assessment().evidence()).containsExactly(Evidence.SECTION_TABLE);
    assertThat(report.assessment().score()).isEqualTo(40);
    assertThat(report.content().image())
        .satisfies(
            image -> {
              assertThat(image.wiped()).isTrue();
              assertThat(image.address()).isEqualTo(0x2a0000);
              assertThat(image.sections()).extracting("name").containsExactly(".text", ".rdata");
            });
  }

  @Test
  void aCopyOfAListedImageIsNamed() {
    RegionReport report =
        Described.region(
            Described.process("memory at 2a0000 size 3000 private R-X\n  copy of kernel32.dll"));
    assertThat(report.copyOf()).extracting("path").asString().endsWith("kernel32.dll");
  }

  @Test
  void aRowOfPointersToExportsIsARebuiltImportTable() {
    RegionReport report =
        Described.region(
            Described.process(
                "memory at 2a0000 size 3000 private R-X\n  pointers kernel32.dll at 900"));
    assertThat(report.assessment().evidence()).containsExactly(Evidence.REBUILT_IMPORTS);
    assertThat(report.content().imports()).hasSize(9).contains("kernel32!CreateRemoteThread");
    assertThat(report.content().capabilities())
        .contains(Capability.REMOTE_INJECTION, Capability.TOKEN, Capability.SOCKET);
  }

  @Test
  void namesOfFunctionsTellCapabilitiesAndAreNoEvidence() {
    RegionReport report =
        Described.region(
            Described.process(
                "memory at 2a0000 size 1000 private R-X\n  text InternetOpenA at 20"));
    assertThat(report.content().capabilities()).containsExactly(Capability.HTTP);
    assertThat(report.assessment().score()).isZero();
  }

  @Test
  void memoryThatWasWritableWhenItWasAllocatedCountsLessThanMemoryThatIs() {
    assertThat(judged("memory at 2a0000 size 1000 private RWX").score()).isEqualTo(10);
    assertThat(judged("memory at 2a0000 size 1000 private R-X allocated RWX").score()).isEqualTo(5);
  }

  @Test
  void aProgramInPrivateMemoryWasHollowed() {
    Assessment judged = judged("memory at 140000000 size 3000 private RWX");
    assertThat(judged.evidence())
        .contains(Evidence.HOLLOWED_IMAGE)
        .doesNotContain(Evidence.IMAGE_HEADER);
    assertThat(judged.score()).isEqualTo(70);
  }

  @Test
  void aProgramWithTheHeaderOfAnotherWasHollowed() {
    String text = "dump L3 x64\nprocess C:\\Apps\\report.exe timestamp 100 image-timestamp 200\n";
    byte[] dump = SpecimenNotation.read(text).bytes();
    ProcessReport report =
        ProcessAnalysis.of(MinidumpReader.read(SourceBytes.of(dump)), List.of(), dump.length);
    assertThat(Described.region(report).assessment().evidence())
        .containsExactly(Evidence.HOLLOWED_IMAGE);
  }

  @Test
  void anImageThatNobodyListsIsWeakEvidenceUnlessItHasNoEntryPointOrWasUnloaded() {
    String memory = "memory at 2a0000 size 3000 image R-X\n  image tool.dll";
    assertThat(judged(memory).evidence()).containsExactly(Evidence.UNLISTED_IMAGE);
    assertThat(judged(memory + " resource").evidence()).isEmpty();
    assertThat(judged("unloaded C:\\Apps\\old.dll at 2a0000\n" + memory).evidence()).isEmpty();
  }

  @Test
  void withoutProtectionsOnlyImagesThatWereLaidOutToRunCountWhole() {
    String memory = "memory at 2a0000 size 3000 private R-X\n  image tool.dll";
    assertThat(unprotected(memory)).containsExactly(Evidence.IMAGE_HEADER);
    assertThat(unprotected(memory + " x86")).containsExactly(Evidence.UNCERTAIN_IMAGE);
    String managed = "module C:\\Windows\\clr.dll at 7ff900000000\n" + memory + " managed";
    assertThat(unprotected(managed)).containsExactly(Evidence.UNCERTAIN_IMAGE);
    assertThat(Described.dump("L2 x64", memory + " file").regions()).isEmpty();
  }

  private static Set<Evidence> unprotected(String lines) {
    return Described.region(Described.dump("L2 x64", lines)).assessment().evidence();
  }

  @Test
  void withoutMemoryAThreadOutsideOfModulesIsAllThatIsSeen() {
    String lines =
        """
        memory at 2a0000 size 3000 private RWX
          image tool.dll exports Start
        thread 7 at 2a1000
        """;
    ProcessReport report = Described.dump("L0 x64", lines);
    assertThat(Described.region(report).assessment().evidence())
        .containsExactly(Evidence.THREAD_RUNNING);
    assertThat(report.notAssessed())
        .anyMatch(gap -> gap.contains("MemoryInfoList"))
        .anyMatch(gap -> gap.contains("Memory64List"));
    assertThat(Described.region(Described.dump("L1 x64", lines)).assessment().evidence())
        .containsExactly(Evidence.THREAD_RUNNING, Evidence.WRITABLE);
  }

  @Test
  void codeOfArmIsNamedAsNotAssessed() {
    assertThat(Described.dump("L3 arm64", "").notAssessed())
        .containsExactly("code for this processor (arm64)");
  }

  @Test
  void entropyIsThatOfTheBytes() {
    String memory = "memory at 2a0000 size 10000 private R-X\n  ";
    assertThat(entropy(memory + "noise")).isBetween(7.9, 8.0);
    assertThat(entropy(memory + "bytes " + "00ff".repeat(64))).isEqualTo(1.0);
  }

  private static double entropy(String lines) {
    return Described.region(Described.process(lines)).content().entropy();
  }

  @Test
  void theCrashSiteIsNamed() {
    assertThat(Described.process("crash c0000005 at 7ff800001010 thread 1").crashSite())
        .isEqualTo("kernel32.dll+0x1010");
    assertThat(
            Described.process(
                    "memory at 2a0000 size 1000 private RW-\ncrash c0000005 at 2a0010 thread 1")
                .crashSite())
        .isEqualTo("outside of modules, in private memory (RW-)");
    assertThat(Described.process("crash c0000005 at 0 thread 1").crashSite())
        .isEqualTo("null page");
  }

  @Test
  void scannersSeeCodeOutsideOfModulesWhereverItMayRun() {
    RegionScanner.Scan marks =
        (window, findings) -> {
          for (int i = 0; i < Math.min(window.fresh(), window.length() - 1); i++) {
            if (window.bytes()[i] == 0x51 && window.bytes()[i + 1] == 0x52) {
              findings.accept(
                  new Finding("mark", window.address() + i, 2, false, List.of("51 52")));
            }
          }
        };
    String lines =
        """
        memory at 2a0000 size 1000 private R-X
          bytes 5152 at 10
        memory at 2b0000 size 1000 private RW-
          bytes 5152 at 20
        memory at 2c0000 size 1000 private RW-
          bytes 5152 at 30
        thread 7 at 2c0030
        """;
    assertThat(found("L3 x64", lines, marks)).containsExactly(0x2a0010L, 0x2c0030L);
    assertThat(found("L2 x64", lines, marks)).containsExactly(0x2a0010L, 0x2b0020L, 0x2c0030L);
    assertThat(found("L0 x64", lines, marks)).containsExactly(0x2c0030L);
    assertThat(found("L1 x64", lines, marks)).containsExactly(0x2c0030L);
    assertThat(found("L3 arm64", lines, marks)).isEmpty();
  }

  private static List<Long> found(String kind, String lines, RegionScanner.Scan scan) {
    return Described.dump(kind, lines, List.of(bits -> scan)).findings().stream()
        .map(located -> located.finding().address())
        .toList();
  }
}
