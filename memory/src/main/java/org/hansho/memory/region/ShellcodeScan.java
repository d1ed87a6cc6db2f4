package org.hansho.memory.region;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.shellcode.Mark;
import org.hansho.memory.shellcode.ShellcodeFinding;
import org.hansho.memory.shellcode.ShellcodeScanner;

/** Looks for shellcode; see {@link ShellcodeScanner}. */
final class ShellcodeScan implements RegionScanner {
  static final String KIND = "shellcode";

  @Override
  public Scan open(int bits) {
    ShellcodeScanner scanner = new ShellcodeScanner(bits == 64 ? Mode.BITS_64 : Mode.BITS_32);
    return (window, findings) -> scan(scanner, window, findings);
  }

  private static void scan(
      ShellcodeScanner scanner, CodeWindow window, Consumer<Finding> findings) {
    for (ShellcodeFinding found :
        scanner.scan(window.bytes(), 0, window.length(), window.address())) {
      if (found.address() - window.address() < window.fresh()) {
        findings.accept(finding(found));
      }
    }
  }

  private static Finding finding(ShellcodeFinding found) {
    List<String> details = found.marks().stream().map(ShellcodeScan::words).distinct().toList();
    return new Finding(KIND, found.address(), (int) found.span(), found.isStrong(), details);
  }

  /** For example {@code api-hash@2a0010 kernel32.dll!LoadLibraryA}. */
  private static String words(Mark mark) {
    String family = mark.family().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String place = family + "@" + Long.toHexString(mark.address());
    return mark.detail().isEmpty() ? place : place + " " + mark.detail();
  }
}
