package org.hansho.memory.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.hansho.memory.instruction.Mode;
import org.junit.jupiter.api.Test;

class SegmentExaminerTest {
  private static final long ADDRESS = 0x180000000L;
  private static final int INPUTS = 100_000;

  @Test
  void anImageIsFoundWithWhatItsHeaderSays() {
    SegmentFacts facts = examine(new ImageBytes().exporting("plugin.dll", "Start").bytes());
    assertThat(facts.images()).hasSize(1);
    ImageHeader image = facts.images().get(0);
    assertThat(image.address()).isEqualTo(ADDRESS);
    assertThat(image.wide()).isTrue();
    assertThat(image.timestamp()).isEqualTo(0x5e000000);
    assertThat(image.sizeOfImage()).isEqualTo(ImageBytes.SIZE);
    assertThat(image.sections()).isEqualTo(2);
    assertThat(image.name()).isEqualTo("plugin.dll");
    assertThat(facts.loadsItself()).isFalse();
    assertThat(facts.toolkit()).isNull();
    assertThat(facts.headerWiped()).isFalse();
  }

  @Test
  void anImageInsideASegmentIsFoundAtItsPage() {
    byte[] image = new ImageBytes().bytes();
    byte[] segment = new byte[0x800 + 2 * image.length];
    System.arraycopy(image, 0, segment, 0x1800, image.length);
    SegmentFacts facts =
        new SegmentExaminer(Mode.BITS_64).examine(segment, 0, segment.length, ADDRESS + 0x800);
    assertThat(facts.images()).extracting(ImageHeader::address).containsExactly(ADDRESS + 0x2000);
  }

  @Test
  void exportsAreReadWhetherTheImageIsMappedOrLiesAsInItsFile() {
    String loader = "?ReflectiveLoader@@YAXXZ";
    assertThat(examine(new ImageBytes().exporting("x.dll", loader).bytes()).loadsItself()).isTrue();
    assertThat(
            examine(new ImageBytes().exportingAsInTheFile("x.dll", loader).bytes()).loadsItself())
        .isTrue();
  }

  @Test
  void theNameOfAToolkitsLibraryIsKnown() {
    SegmentFacts facts =
        examine(new ImageBytes().exporting("metsrv.x64.dll", "ReflectiveLoader").bytes());
    assertThat(facts.toolkit()).isEqualTo("Meterpreter");
  }

  @Test
  void aHeaderThatIsNotSaneIsNone() {
    assertThat(examine(new ImageBytes().number(0x3c, 0x7fffffff).bytes()).images()).isEmpty();
    assertThat(examine(new ImageBytes().number(0x80, 0).bytes()).images()).isEmpty();
    assertThat(examine(new ImageBytes().number(0x84, 0x1).bytes()).images()).isEmpty();
    int firstSection = 0x80 + 24 + 0xf0;
    assertThat(examine(new ImageBytes().number(firstSection + 12, 0x900000).bytes()).images())
        .isEmpty();
  }

  @Test
  void aWipedHeaderLeavesItsSectionTable() {
    SegmentFacts facts = examine(new ImageBytes().withoutHeader().bytes());
    assertThat(facts.images()).isEmpty();
    assertThat(facts.headerWiped()).isTrue();
    assertThat(examine(new byte[ImageBytes.SIZE]).headerWiped()).isFalse();
  }

  @Test
  void namesOfFunctionsShowCapabilities() {
    byte[] segment =
        new ImageBytes()
            .text(0x1100, "\0WriteProcessMemory\0CreateRemoteThread\0")
            .text(0x1200, "\0WSAStartup\0MyWSAStartupHook\0")
            .bytes();
    SegmentFacts facts = examine(segment);
    assertThat(facts.capabilities().get(Capability.REMOTE_INJECTION))
        .containsExactly("CreateRemoteThread", "WriteProcessMemory");
    assertThat(facts.capabilities().get(Capability.SOCKETS)).containsExactly("WSAStartup");
    assertThat(facts.capabilities()).doesNotContainKey(Capability.HTTP);
  }

  @Test
  void theSignatureIsThatOfTheStrongestBehaviour() {
    ImageBytes remote = new ImageBytes().text(0x1200, "\0WSAStartup\0");
    Set<SegmentEvidence> nothing = Set.of();
    Set<SegmentEvidence> running = EnumSet.of(SegmentEvidence.THREAD_RUNS);
    assertThat(signature(remote, nothing)).isEqualTo(InjectionSignature.NONE);
    assertThat(signature(remote, running)).isEqualTo(InjectionSignature.REMOTE);
    remote.text(0x1300, "\0IsDebuggerPresent\0");
    assertThat(signature(remote, running)).isEqualTo(InjectionSignature.DEBUGGER);
    remote.text(0x1400, "\0VirtualAllocEx\0WriteProcessMemory\0");
    assertThat(signature(remote, nothing)).isEqualTo(InjectionSignature.INJECTING);
    remote.exporting("x.dll", "ReflectiveLoader");
    assertThat(signature(remote, nothing)).isEqualTo(InjectionSignature.REFLECTIVE_LOADER);
    assertThat(signature(new ImageBytes(), running)).isEqualTo(InjectionSignature.INJECTED);
  }

  @Test
  void shellcodeInASegmentIsReported() {
    byte[] segment = new byte[0x1000];
    byte[] idioms =
        HexFormat.of().parseHex("65488b042560000000488b4018488b4020c3acc1cf0d01c784c075f6");
    System.arraycopy(idioms, 0, segment, 0x100, idioms.length);
    assertThat(examine(segment).shellcode()).hasSize(1);
  }

  @Test
  void mutatedImagesAreExamined() {
    Random random = new Random(11);
    SegmentExaminer examiner = new SegmentExaminer(Mode.BITS_64);
    byte[] image = new ImageBytes().exporting("x.dll", "ReflectiveLoader").bytes();
    byte[] segment = Arrays.copyOf(image, 0x400);
    for (int i = 0; i < INPUTS; i++) {
      byte[] mutated = segment.clone();
      for (int k = 1 + random.nextInt(6); k > 0; k--) {
        int at = random.nextInt(random.nextBoolean() ? 0x1c0 : mutated.length);
        mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(3) - 1);
      }
      examiner.examine(mutated, 0, 0x100 + random.nextInt(0x300), ADDRESS);
    }
  }

  @FuzzTest
  void bytesOfAnyKindAreExamined(byte[] segment) {
    examine(segment);
  }

  private static InjectionSignature signature(ImageBytes image, Set<SegmentEvidence> evidence) {
    return InjectionSignature.of(examine(image.bytes()), evidence);
  }

  private static SegmentFacts examine(byte[] segment) {
    return new SegmentExaminer(Mode.BITS_64).examine(segment, 0, segment.length, ADDRESS);
  }
}
