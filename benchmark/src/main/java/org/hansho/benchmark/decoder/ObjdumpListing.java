package org.hansho.benchmark.decoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.memory.instruction.Mode;

/** What {@code objdump} reads in bytes, from the first to the last without a gap. */
final class ObjdumpListing {
  private static final Pattern LINE = Pattern.compile(" *([0-9a-f]+):\t(.*)");

  /** One line: where it begins, and the instruction. */
  interface Reader {
    void line(int offset, String text);
  }

  private ObjdumpListing() {}

  /** Runs {@code objdump} over the bytes of a file and hands on each line. */
  static void read(Path file, Mode mode, Reader reader) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("objdump", "-D", "-z", "-w", "--no-show-raw-insn", "-b", "binary"));
    command.addAll(
        mode == Mode.BITS_64
            ? List.of("-m", "i386:x86-64", "-M", "intel64", file.toString())
            : List.of("-m", "i386", file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          reader.line(Integer.parseInt(matcher.group(1), 16), matcher.group(2).strip());
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("objdump failed; is binutils installed?");
    }
  }

  /** Runs {@code objdump} over bytes, which go through a temporary file. */
  static void read(byte[] bytes, Mode mode, Reader reader)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("code", ".bin");
    try {
      Files.write(file, bytes);
      read(file, mode, reader);
    } finally {
      Files.delete(file);
    }
  }
}
