package org.hansho.memory.specimen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.Coverage;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.MinidumpReader;
import org.junit.jupiter.api.Test;

class SpecimenNotationTest {
  private static Minidump read(String text) {
    return MinidumpReader.read(SourceBytes.of(SpecimenNotation.read(text).bytes()));
  }

  @Test
  void whatIsDescribedIsRead() {
    Minidump dump =
        read(
            """
            # a process of two modules
            dump L3 x64 time 1790000000
            process "C:\\Program Files\\report.exe" version 1.2.3.4 pid 4242
            module C:\\Windows\\System32\\ntdll.dll at 7ff800000000
            unloaded C:\\Apps\\old.dll at 7ff700000000
            memory at 2a0000 size 3000 private RWX
              image tool.dll exports Start
            thread 7 at 2a1000 started 2a1000
            crash c0000005 at 2a1000 thread 7
            """);
    assertThat(dump.faults()).isEmpty();
    assertThat(dump.coverage()).isEqualTo(Coverage.L3);
    assertThat(dump.time()).isEqualTo(1_790_000_000L);
    assertThat(dump.system().machine()).isEqualTo(Machine.X64);
    assertThat(dump.system().processId()).isEqualTo(4242);
    assertThat(dump.modules())
        .extracting("path")
        .first()
        .isEqualTo("C:\\Program Files\\report.exe");
    assertThat(dump.modules()).extracting("version").contains("1.2.3.4");
    assertThat(dump.images().unloaded()).hasSize(1);
    assertThat(dump.regions()).hasSize(7);
    assertThat(dump.threads()).singleElement().extracting("id").isEqualTo(7L);
    assertThat(dump.threads().get(0).detail().startAddress()).isEqualTo(0x2a1000);
    assertThat(dump.threads().get(0).detail().name()).isEqualTo("thread 7");
    assertThat(dump.threads().get(0).registers().instructionPointer()).isEqualTo(0x2a1000);
    assertThat(dump.exception()).extracting("access").isEqualTo("execute");
    assertThat(dump.memory().holds(0x2a0000, 0x2000)).isTrue();
    assertThat(dump.contents().handles()).containsEntry("File", 1);
  }

  @Test
  void aDumpHasWhatItsCoverageSays() {
    for (Coverage coverage : Coverage.values()) {
      for (String machine : new String[] {"x86", "x64", "arm64"}) {
        Minidump dump =
            read(
                "dump %s %s\nprocess C:\\a.exe\nmemory at 2a0000 size 1000 private RWX\n  call at 8\n"
                        .formatted(coverage, machine)
                    + "thread 1 at 2a0010");
        assertThat(dump.coverage()).isEqualTo(coverage);
        assertThat(dump.faults()).isEmpty();
        assertThat(dump.threads().get(0).registers().instructionPointer()).isEqualTo(0x2a0010);
      }
    }
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithItsLine() {
    assertThatThrownBy(() -> SpecimenNotation.read("dump L3 x64\nmodule C:\\a.dll att 100"))
        .isInstanceOf(SpecimenException.class)
        .hasMessage("line 2 of the described dump: 'att' is not understood here");
    assertThatThrownBy(() -> SpecimenNotation.read("dump L9 x64"))
        .hasMessageContaining("line 1", "L0, L1, L2 or L3");
    assertThatThrownBy(() -> SpecimenNotation.read("memory at 1 size 1 private RXW"))
        .hasMessageContaining("for 'RXW'");
  }
}
