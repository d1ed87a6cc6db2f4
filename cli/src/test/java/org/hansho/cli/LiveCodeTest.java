package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compilers at run time write into memory right now, in the dump of a Windows process. */
class LiveCodeTest {
  private static final int SOME_CODE = 100_000;
  private static final Format DUMPS =
      Objects.requireNonNull(Formats.named("windows-minidump"), "windows-minidump");

  @TempDir private Path folder;

  @Test
  void codeOfThisJavaMachineRaisesNothing() throws IOException {
    List<LiveCode.Piece> code = LiveCode.ofThisMachine();
    assumeTrue(!code.isEmpty(), "skipped: /proc/self/mem cannot be read here");
    raisesNothing(code, "C:\\Apps\\report.exe", "C:\\Apps\\report.dll");
    raisesNothing(code, "C:\\Java\\bin\\java.exe", "C:\\Java\\bin\\server\\jvm.dll");
  }

  @Test
  void codeOfNodeRaisesNothing() throws IOException, InterruptedException {
    List<LiveCode.Piece> code = LiveCode.ofNode();
    assumeTrue(!code.isEmpty(), "skipped: there is no node, or its memory cannot be read here");
    raisesNothing(code, "C:\\Apps\\report.exe", "C:\\Apps\\report.dll");
    raisesNothing(code, "C:\\Apps\\node.exe", "C:\\Apps\\node.dll");
  }

  private void raisesNothing(List<LiveCode.Piece> code, String program, String module)
      throws IOException {
    assertThat(code.stream().mapToInt(piece -> piece.bytes().length).sum())
        .isGreaterThan(SOME_CODE);
    Path dump = folder.resolve("live.dmp");
    Files.write(dump, DUMPS.described(LiveCode.process(code, program, module)));
    Run run = Run.of("scan", "--output", "ndjson", dump.toString());
    assertThat(run.alerts()).isEmpty();
    assertThat(run.code()).as(run.talk()).isZero();
  }
}
