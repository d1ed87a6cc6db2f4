package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.DumpThread;
import org.hansho.memory.dump.ExceptionFacts;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.RegionInfo;

/**
 * Shows the scanners all bytes that may be code and belong to no module: executable regions where
 * the dump lists regions, all memory outside of modules where it holds memory without protections,
 * and in any case what lies around the instruction pointers outside of modules.
 *
 * <p>At most {@link #MOST_FINDINGS} are kept. Belongs to one thread.
 */
final class CodeScan {
  /** Most findings of a dump. */
  static final int MOST_FINDINGS = 4096;

  /** Bytes looked at before and behind an instruction pointer. */
  static final long AROUND = 4096;

  private static final int WINDOW = 1 << 20;

  private final Minidump dump;
  private final AddressSpace space;
  private final List<RegionScanner.Scan> scans;
  private final MemoryWindows windows;
  private final List<Finding> findings = new ArrayList<>();

  CodeScan(Minidump dump, AddressSpace space, List<RegionScanner> scanners, long budget) {
    this.dump = dump;
    this.space = space;
    int bits = dump.system().machine().bits();
    this.scans = scanners.stream().map(scanner -> scanner.open(bits)).toList();
    this.windows = new MemoryWindows(dump.memory(), scanners.isEmpty() ? 0 : WINDOW, budget);
  }

  List<Finding> findings() {
    if (!scans.isEmpty() && dump.system().machine().isDecoded()) {
      for (Allocation allocation : space.allocations()) {
        if (allocation.regionClass().isDynamic()) {
          scan(allocation);
        }
      }
      aroundPointers();
    }
    return findings;
  }

  /** Whether all was looked at. */
  boolean isComplete() {
    return windows.isWithinBudget();
  }

  private void scan(Allocation allocation) {
    if (dump.coverage().hasMemory() && allocation.regions().isEmpty()) {
      scan(allocation.base(), allocation.end());
    }
    for (RegionInfo region : allocation.regions()) {
      if (region.isExecutable()) {
        scan(region.base(), region.end());
      }
    }
  }

  private void aroundPointers() {
    for (DumpThread thread : dump.threads()) {
      around(thread.registers().instructionPointer());
    }
    ExceptionFacts exception = dump.exception();
    if (exception != null) {
      around(exception.address());
      around(exception.registers().instructionPointer());
    }
  }

  private void around(long pointer) {
    Allocation allocation = space.allocation(pointer);
    boolean scanned =
        allocation != null
            && allocation.regionClass().isDynamic()
            && (dump.coverage().hasMemory() || !allocation.regions().isEmpty());
    if (pointer > AROUND
        && pointer < Long.MAX_VALUE - AROUND
        && space.module(pointer) == null
        && !scanned) {
      scan(pointer - AROUND, pointer + AROUND);
    }
  }

  private void scan(long from, long to) {
    windows.over(
        from,
        to,
        (bytes, length, fresh, address) -> {
          CodeWindow window = new CodeWindow(bytes, length, fresh, address);
          scans.forEach(scan -> scan.window(window, this::keep));
        });
  }

  private void keep(Finding finding) {
    if (findings.size() < MOST_FINDINGS && !findings.contains(finding)) {
      findings.add(finding);
    }
  }
}
