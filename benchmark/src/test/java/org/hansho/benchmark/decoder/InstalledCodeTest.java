package org.hansho.benchmark.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hansho.memory.instruction.Decoder;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.shellcode.ShellcodeScanner;
import org.junit.jupiter.api.Test;

/** The libraries of the Java runtime that runs the test, as a sample of ordinary code. */
class InstalledCodeTest {
  /** Constants between functions are read as code too, by this share at most. */
  private static final double LARGEST_SHARE_OF_GAPS = 0.0005;

  @Test
  void codeOfTheRuntimeHoldsNoShellcode() throws IOException {
    for (ExecutableSections.Code code : sections()) {
      ShellcodeScanner scanner = new ShellcodeScanner(code.mode());
      assertThat(scanner.scan(code.bytes(), 0, code.bytes().length, 0x10000))
          .as(code.name())
          .isEmpty();
    }
  }

  @Test
  void codeOfTheRuntimeIsInstructionsWithoutGaps() throws IOException {
    Instruction instruction = new Instruction();
    long instructions = 0;
    long gaps = 0;
    for (ExecutableSections.Code code : sections()) {
      Decoder decoder = new Decoder(code.mode());
      int at = 0;
      while (at < code.bytes().length) {
        boolean decoded = decoder.decode(code.bytes(), at, code.bytes().length, instruction);
        at = decoded ? instruction.end() : at + 1;
        instructions++;
        gaps += decoded ? 0 : 1;
      }
    }
    assertThat((double) gaps / instructions).isLessThan(LARGEST_SHARE_OF_GAPS);
  }

  private static List<ExecutableSections.Code> sections() throws IOException {
    Path libraries = Path.of(System.getProperty("java.home"), "lib");
    List<ExecutableSections.Code> sections =
        ExecutableSections.files(List.of(libraries)).stream()
            .flatMap(file -> ExecutableSections.of(file).stream())
            .toList();
    assumeFalse(sections.isEmpty(), "no ELF libraries for x86 below " + libraries);
    return sections;
  }
}
