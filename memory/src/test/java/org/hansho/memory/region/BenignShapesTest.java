package org.hansho.memory.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenignShapesTest {
  private static final String NODE = "module C:\\Apps\\node.exe at 7ff900000000\n";
  private static final String CLR = "module C:\\Windows\\clr.dll at 7ff900000000\n";

  private static Assessment judged(String lines) {
    return Described.region(Described.process(lines)).assessment();
  }

  @Test
  void memoryFullOfDetoursNearAModuleIsATrampoline() {
    String detours = "memory at 7ff7fff00000 size 1000 private RWX\n  detours kernel32.dll\n";
    assertThat(judged(detours))
        .isEqualTo(new Assessment(judged(detours).evidence(), Demotion.TRAMPOLINE, 0));
    String overwritten = detours + "  bytes " + "41".repeat(0x200) + " at 0";
    assertThat(judged(overwritten).demotion()).isEqualTo(Demotion.NONE);
  }

  @Test
  void detoursFarFromModulesOrInLargeMemoryAreNone() {
    assertThat(judged("memory at 2a0000 size 1000 private RWX").demotion())
        .isEqualTo(Demotion.NONE);
    assertThat(judged("memory at 7ff7fff00000 size 5000 private RWX").demotion())
        .isEqualTo(Demotion.NONE);
  }

  @Test
  void anImageCountsInMemoryOfAnyShape() {
    Assessment judged =
        judged(
            """
            memory at 7ff7fff00000 size 4000 private RWX
              image tool.dll exports Start
            thread 7 at 7ff7fff01000
            """);
    assertThat(judged.score()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void compiledScriptNeedsItsRuntimeAndItsLayout() {
    String reservation =
        """
        memory at 10000000000 size 40000 private RWX allocated ---
        memory at 10000040000 size 9000000 private reserved in 10000000000 allocated ---
        thread 7 at 10000000010
        """;
    assertThat(judged(NODE + reservation))
        .satisfies(
            judged -> {
              assertThat(judged.demotion()).isEqualTo(Demotion.JIT);
              assertThat(judged.score()).isZero();
            });
    assertThat(judged(reservation).score()).isEqualTo(35);
    assertThat(judged(NODE + reservation.replace("9000000", "900000")).score()).isEqualTo(35);
  }

  @Test
  void threadsAloneAreNoEvidenceWhereDotnetIsLoaded() {
    String lines = "memory at 2a0000 size 3000 private R-X\nthread 7 at 2a1000 started 2a1000\n";
    assertThat(judged(lines).score()).isEqualTo(50);
    assertThat(judged(CLR + lines))
        .isEqualTo(new Assessment(judged(lines).evidence(), Demotion.DOTNET_THREADS, 0));
    assertThat(judged(CLR + lines.replace("thread 7", "  image tool.dll\nthread 7")).score())
        .isEqualTo(110);
  }

  @Test
  void loaderHeapsOfDotnetAreCompiledCode() {
    assertThat(judged(CLR + "memory at 2a0000 size 10000 private RWX").demotion())
        .isEqualTo(Demotion.JIT);
    assertThat(judged(CLR + "memory at 2a0000 size 11000 private RWX").demotion())
        .isEqualTo(Demotion.NONE);
    assertThat(judged(CLR + "memory at 2a0000 size 11000 mapped R-X").demotion())
        .isEqualTo(Demotion.JIT);
  }

  @Test
  void withoutProtectionsARuntimeThatIsLoadedIsEnough() {
    String lines =
        Described.KERNEL32
            + """
            memory at 2a0000 size 3000 private R-X
              pointers kernel32.dll at 900
              call at 1000
            thread 7 at 2a1000 returns 2a1005
            """;
    assertThat(Described.region(Described.dump("L2 x64", lines)).assessment().score())
        .isEqualTo(75);
    assertThat(Described.region(Described.dump("L2 x64", NODE + lines)).assessment())
        .satisfies(
            judged -> {
              assertThat(judged.demotion()).isEqualTo(Demotion.JIT);
              assertThat(judged.score()).isZero();
            });
  }

  @Test
  void theWayTo64BitsIsKnownByItsFarJump() {
    String lines =
        "module C:\\Windows\\System32\\wow64cpu.dll at 7ff900000000\n"
            + "memory at 2a0000 size 1000 private R-X\n  bytes ";
    assertThat(judged(lines + "ea1e27d1743300").demotion()).isEqualTo(Demotion.WOW64_THUNK);
    assertThat(judged(lines + "90909090909090").demotion()).isEqualTo(Demotion.NONE);
  }
}
