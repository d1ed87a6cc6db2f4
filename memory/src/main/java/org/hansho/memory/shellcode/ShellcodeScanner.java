package org.hansho.memory.shellcode;

import java.util.List;
import org.hansho.memory.instruction.Mode;

/**
 * Finds shellcode in the bytes of a memory region.
 *
 * <p>A finding is two or more different {@linkplain ShellcodeFamily families} of idioms that begin
 * within 512 bytes. One family alone is never a finding.
 *
 * <p>Whoever calls chooses what to scan: private and mapped executable memory, and what surrounds
 * an instruction pointer outside of modules. Bytes may be anything; nothing throws on them, cost is
 * linear in their number, and what is kept is bounded. A scanner belongs to one thread and serves
 * many regions.
 */
public final class ShellcodeScanner {
  private final Code code;
  private final Marks marks;
  private final OwnAddress own = new OwnAddress();
  private final Sled sled = new Sled();
  private final StackString stackString = new StackString();
  private final ResolverCalls resolverCalls = new ResolverCalls();
  private final ApiHash apiHash = new ApiHash();

  /** For each byte the idioms that may begin with it. */
  private final Idiom[][] byFirstByte = new Idiom[256][];

  /** Makes a scanner for code of a mode. */
  public ShellcodeScanner(Mode mode) {
    this.code = new Code(mode);
    this.marks = new Marks(code);
    List<Idiom> idioms =
        List.of(
            new OwnPointer(own),
            new GetPc(own),
            new LoaderList(),
            new ExportParse(),
            new ShortLoop(own),
            apiHash,
            new EggHunter(),
            sled,
            stackString,
            resolverCalls,
            new DirectSyscall());
    for (int value = 0; value < byFirstByte.length; value++) {
      int first = value;
      byFirstByte[value] =
          idioms.stream().filter(idiom -> idiom.beginnings(mode).get(first)).toArray(Idiom[]::new);
    }
  }

  /**
   * Scans a region.
   *
   * @param bytes holds the region from {@code from} to {@code to}
   * @param address where the first of these bytes lies in memory
   * @return what was found, in order of addresses; at most 1,000
   */
  public List<ShellcodeFinding> scan(byte[] bytes, int from, int to, long address) {
    code.begin(bytes, from, to, address);
    marks.begin();
    own.begin();
    sled.begin();
    stackString.begin();
    resolverCalls.begin();
    apiHash.begin();
    for (int at = from; at < to; at++) {
      for (Idiom idiom : byFirstByte[bytes[at] & 0xff]) {
        idiom.at(code, at, marks);
      }
    }
    return marks.findings();
  }

  /** How many idioms of a family the last region had, whether they led to findings or not. */
  public long marks(ShellcodeFamily family) {
    return marks.count(family);
  }
}
