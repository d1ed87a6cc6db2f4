package org.hansho.memory.specimen;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.Coverage;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.dump.RegionInfo;
import org.hansho.memory.specimen.DumpSpecimen.Crash;
import org.hansho.memory.specimen.DumpSpecimen.Module;
import org.hansho.memory.specimen.DumpSpecimen.Region;
import org.hansho.memory.specimen.SpecimenImage.Shape;

/**
 * Reads the description of a dump: one thing a line, addresses and sizes in hexadecimal digits.
 *
 * <pre>
 * dump L3 x64 time 1790000000
 * process C:\Apps\report.exe version 1.2.3.4 pid 4242 at 140000000
 * module C:\Windows\System32\kernel32.dll at 7ff800000000 exports VirtualAlloc,LoadLibraryA
 * memory at 2a0000 size 3000 private RWX allocated RWX
 *   image tool.dll exports Start
 *   text VirtualAllocEx at 800
 * thread 7 at 2a1000 started 2a1000 returns 2a1010
 * crash c0000005 at 2a1000 thread 7
 * </pre>
 *
 * <p>{@code docs/memory.md} has all words. What is not understood is refused with its line.
 */
public final class SpecimenNotation {
  private static final long PROGRAM = 0x1_4000_0000L;
  private static final long PROGRAM_32 = 0x40_0000L;
  private static final long BUILT = 1_700_000_000L;

  private final List<String> lines;
  private DumpSpecimen process = new DumpSpecimen(Machine.X64, Coverage.L3);

  private SpecimenNotation(String text) {
    this.lines = text.lines().toList();
  }

  /**
   * The process that a text describes.
   *
   * @throws SpecimenException if a line is not understood
   */
  public static DumpSpecimen read(String text) {
    SpecimenNotation notation = new SpecimenNotation(text);
    for (int i = 0; i < notation.lines.size(); i++) {
      String line = notation.lines.get(i);
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        notation.line(new Words(i + 1, line));
      }
    }
    return notation.process;
  }

  private void line(Words words) {
    switch (words.at(0)) {
      case "dump" -> dump(words);
      case "process" -> process(words);
      case "module" -> process.modules.add(module(words));
      case "unloaded" -> process.unloaded.add(module(words));
      case "memory" -> process.regions.add(memory(words));
      case "thread" -> thread(words);
      case "crash" -> crash(words);
      default -> content(words);
    }
    words.done();
  }

  private void dump(Words words) {
    Machine machine =
        switch (words.at(2)) {
          case "x86" -> Machine.X86;
          case "x64" -> Machine.X64;
          case "arm64" -> Machine.ARM64;
          default -> throw words.problem("write x86, x64 or arm64 behind the coverage");
        };
    Coverage coverage =
        switch (words.at(1)) {
          case "L0" -> Coverage.L0;
          case "L1" -> Coverage.L1;
          case "L2" -> Coverage.L2;
          case "L3" -> Coverage.L3;
          default -> throw words.problem("write L0, L1, L2 or L3 behind 'dump'");
        };
    process = new DumpSpecimen(machine, coverage);
    process.time = words.decimal("time", 0);
  }

  private void process(Words words) {
    process.processId = words.decimal("pid", process.processId);
    process.modules.add(0, module(words));
  }

  private Module module(Words words) {
    String path = words.at(1);
    long built = words.decimal("timestamp", BUILT + path.length());
    long base = words.number("at", process.machine.bits() == 32 ? PROGRAM_32 : PROGRAM);
    String name = path.substring(path.lastIndexOf('\\') + 1);
    SpecimenImage image =
        new SpecimenImage(
            process.machine,
            name,
            words.list("exports"),
            words.decimal("image-timestamp", built),
            Shape.USUAL);
    return new Module(path, words.behind("version", ""), base, built, image);
  }

  private Region memory(Words words) {
    long base = words.number("at", 0);
    int protect = protection(words, words.has("reserved") ? "---" : words.at(6));
    int type =
        words.has("image")
            ? RegionInfo.IMAGE
            : words.has("mapped") ? RegionInfo.MAPPED : RegionInfo.PRIVATE;
    if (!words.has("private") && type == RegionInfo.PRIVATE) {
      throw words.problem("write private, mapped or image behind the size");
    }
    return new Region(
        new RegionInfo(
            base,
            words.number("size", 0x1000),
            words.number("in", base),
            protection(words, words.behind("allocated", words.at(6))),
            words.has("reserved") ? RegionInfo.RESERVE : RegionInfo.COMMIT,
            protect,
            type),
        new byte[0]);
  }

  private static int protection(Words words, String letters) {
    return switch (letters) {
      case "---", "reserved" -> RegionInfo.NO_ACCESS;
      case "R--" -> 0x02;
      case "RW-" -> 0x04;
      case "R-X" -> 0x20;
      case "RWX" -> 0x40;
      default -> throw words.problem("write ---, R--, RW-, R-X or RWX for '" + letters + "'");
    };
  }

  private void thread(Words words) {
    List<Long> returns = new ArrayList<>();
    for (String address : words.list("returns")) {
      returns.add(Long.parseLong(address, 16));
    }
    process.threads.add(
        new DumpSpecimen.DescribedThread(
            Long.parseLong(words.at(1)),
            words.number("at", 0),
            words.number("started", 0),
            returns));
  }

  private void crash(Words words) {
    process.crash =
        new Crash(
            Long.parseLong(words.at(1), 16), words.decimal("thread", 0), words.number("at", 0));
  }

  /** Something in the memory described last. */
  private void content(Words words) {
    if (process.regions.isEmpty()) {
      throw words.problem("'" + words.at(0) + "' is not understood, or comes before any 'memory'");
    }
    int last = process.regions.size() - 1;
    Region region = process.regions.get(last);
    byte[] content = new RegionContent(process, region).with(words);
    process.regions.set(last, new Region(region.info(), content));
  }
}
