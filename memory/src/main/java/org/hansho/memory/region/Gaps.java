package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.OperatingSystem;
import org.hansho.memory.dump.StreamKind;

/** Names what a dump does not let one judge, so that silence is not taken for health. */
final class Gaps {
  private Gaps() {}

  static List<String> of(Minidump dump, boolean complete) {
    List<String> gaps = new ArrayList<>();
    Machine machine = dump.system().machine();
    if (!dump.coverage().hasRegions()) {
      gaps.add("protections of memory (no MemoryInfoList)");
    }
    if (!dump.coverage().hasMemory()) {
      gaps.add("content of memory but for stacks and excerpts (no Memory64List)");
    }
    if (!dump.streams().contains(StreamKind.THREAD_INFO_LIST)) {
      gaps.add("where threads were started (no ThreadInfoList)");
    }
    if (!machine.isDecoded()) {
      gaps.add("code for this processor (" + machine.title() + ")");
    }
    if (dump.system().system() != OperatingSystem.WINDOWS) {
      gaps.add("memory of a process that is not of Windows");
    }
    if (!complete) {
      gaps.add("memory that the dump shows more often than it holds it");
    }
    if (!dump.faults().isEmpty()) {
      gaps.add("what damaged streams would have said");
    }
    return gaps;
  }
}
