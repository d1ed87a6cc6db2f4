package org.hansho.testkit.minidump;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.Coverage;

/** Dumps of every {@link EvidenceRow} for x86 and x64 at every coverage. Pure functions. */
public final class DumpMatrix {
  private static final String EXPORTS =
      "VirtualAlloc,VirtualProtect,LoadLibraryA,GetProcAddress,CreateRemoteThread,"
          + "WriteProcessMemory,OpenProcessToken,WSAStartup";

  private DumpMatrix() {}

  /**
   * A dump in words.
   *
   * @param machine x86 or x64
   * @param notation what {@code SpecimenNotation} reads
   */
  public record Cell(EvidenceRow row, String machine, Coverage coverage, String notation) {
    @Override
    public String toString() {
      return row + " " + machine + " " + coverage;
    }
  }

  /** All of them. */
  public static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (EvidenceRow row : EvidenceRow.values()) {
      for (String machine : List.of("x86", "x64")) {
        for (Coverage coverage : Coverage.values()) {
          cells.add(new Cell(row, machine, coverage, notation(row, machine, coverage)));
        }
      }
    }
    return cells;
  }

  private static String notation(EvidenceRow row, String machine, Coverage coverage) {
    boolean wide = machine.equals("x64");
    String program = wide ? "140000000" : "400000";
    String kernel = wide ? "7ff800000000" : "76000000";
    return """
    dump %s %s time 1790000000
    process C:\\Apps\\report.exe version 1.2.3.4 pid 4242 at %s
    module C:\\Windows\\System32\\kernel32.dll at %s exports %s
    """
            .formatted(coverage, machine, program, kernel, EXPORTS)
        + row.lines()
            .replace("$program", program)
            .replace("$kernel", wide ? "7ff800001000" : "76001000");
  }
}
