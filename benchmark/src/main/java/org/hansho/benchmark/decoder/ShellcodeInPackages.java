package org.hansho.benchmark.decoder;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hansho.memory.instruction.Decoder;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.shellcode.ShellcodeFamily;
import org.hansho.memory.shellcode.ShellcodeFinding;
import org.hansho.memory.shellcode.ShellcodeScanner;

/**
 * Scans the executable sections of installed packages as if they were private memory, where any
 * finding is a false alarm, and prints how often each family alone was seen and the speed of the
 * scanner and of the decoder alone.
 *
 * <p>Time is the CPU time of the one thread. Arguments: files and folders.
 */
public final class ShellcodeInPackages {
  private static final double MEGABYTE = 1e6;

  /** Where the code is said to lie. */
  private static final long ADDRESS = 0x10000;

  private final long[] marks = new long[ShellcodeFamily.values().length];
  private long bytes;
  private long findings;
  private long scanning;
  private long decoding;

  private ShellcodeInPackages() {}

  /** Scans and prints. */
  public static void main(String[] args) throws IOException {
    ShellcodeInPackages run = new ShellcodeInPackages();
    for (Path file : ExecutableSections.files(Arrays.stream(args).map(Path::of).toList())) {
      ExecutableSections.of(file).forEach(run::scan);
    }
    run.print();
  }

  private void scan(ExecutableSections.Code code) {
    ShellcodeScanner scanner = new ShellcodeScanner(code.mode());
    long begin = cpu();
    List<ShellcodeFinding> found = scanner.scan(code.bytes(), 0, code.bytes().length, ADDRESS);
    scanning += cpu() - begin;
    bytes += code.bytes().length;
    for (ShellcodeFamily family : ShellcodeFamily.values()) {
      marks[family.ordinal()] += scanner.marks(family);
    }
    findings += found.size();
    for (ShellcodeFinding finding : found) {
      System.out.println(code.name() + " (" + code.mode() + "): " + finding.marks());
    }
    begin = cpu();
    sweep(code.bytes(), code.mode());
    decoding += cpu() - begin;
  }

  private static void sweep(byte[] code, Mode mode) {
    Decoder decoder = new Decoder(mode);
    Instruction instruction = new Instruction();
    int at = 0;
    while (at < code.length) {
      at = decoder.decode(code, at, code.length, instruction) ? instruction.end() : at + 1;
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%.1f MB of code, %d findings; scanner %.0f MB/s, decoder alone %.0f MB/s%n",
        bytes / MEGABYTE,
        findings,
        bytes * 1e3 / scanning,
        bytes * 1e3 / decoding);
    for (ShellcodeFamily family : ShellcodeFamily.values()) {
      System.out.printf(Locale.ROOT, "  %-16s %,d%n", family, marks[family.ordinal()]);
    }
  }
}
