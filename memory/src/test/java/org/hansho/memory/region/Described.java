package org.hansho.memory.region;

import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.MinidumpReader;
import org.hansho.memory.specimen.SpecimenNotation;

/** Judges described processes. */
final class Described {
  static final String KERNEL32 =
      "module C:\\Windows\\System32\\kernel32.dll at 7ff800000000 exports VirtualAlloc,"
          + "VirtualProtect,LoadLibraryA,GetProcAddress,CreateRemoteThread,WriteProcessMemory,"
          + "OpenProcessToken,IsDebuggerPresent,WSAStartup\n";

  private Described() {}

  /** The report of a process on x64 with full coverage, beside a program and kernel32. */
  static ProcessReport process(String lines) {
    return dump("L3 x64", KERNEL32 + lines);
  }

  static ProcessReport dump(String kind, String lines) {
    return dump(kind, lines, List.of());
  }

  static ProcessReport dump(String kind, String lines, List<RegionScanner> scanners) {
    String text = "dump " + kind + " time 1790000000\nprocess C:\\Apps\\report.exe\n" + lines;
    byte[] dump = SpecimenNotation.read(text).bytes();
    return ProcessAnalysis.of(MinidumpReader.read(SourceBytes.of(dump)), scanners, dump.length);
  }

  /** The only region of a report. */
  static RegionReport region(ProcessReport report) {
    if (report.regions().size() != 1) {
      throw new AssertionError("regions: " + report.regions());
    }
    return report.regions().get(0);
  }
}
