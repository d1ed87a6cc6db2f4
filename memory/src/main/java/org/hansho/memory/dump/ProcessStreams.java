package org.hansho.memory.dump;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the streams that speak of system and process as a whole. Pure functions. */
final class ProcessStreams {
  private static final int SYSTEM_BYTES = 32;
  private static final int MISC_BYTES = 16;
  private static final int KNOWS_PROCESS = 1;
  private static final int KNOWS_TIMES = 2;
  private static final int HANDLE_HEADER = 16;
  private static final int HANDLE_BYTES = 32;
  private static final int MOST_TYPES = 64;

  private ProcessStreams() {}

  static SystemFacts system(@Nullable DumpStream system, @Nullable DumpStream misc) {
    SystemFacts facts = system == null ? SystemFacts.UNKNOWN : system(system);
    if (misc == null || !misc.isAtLeast(MISC_BYTES)) {
      return facts;
    }
    long known = misc.u32(4);
    return new SystemFacts(
        facts.machine(),
        facts.system(),
        facts.version(),
        (known & KNOWS_PROCESS) != 0 ? misc.u32(8) : -1,
        (known & KNOWS_TIMES) != 0 ? misc.u32(12) : 0);
  }

  private static SystemFacts system(DumpStream stream) {
    if (!stream.isAtLeast(SYSTEM_BYTES)) {
      return SystemFacts.UNKNOWN;
    }
    String version = stream.u32(8) + "." + stream.u32(12) + "." + stream.u32(16);
    return new SystemFacts(
        Machine.numbered(stream.u16(0)), OperatingSystem.numbered(stream.u32(20)), version, -1, 0);
  }

  /** How many handles of each type are open; types beyond a cap are left out. */
  static Map<String, Integer> handles(@Nullable DumpStream stream) {
    Map<String, Integer> handles = new TreeMap<>();
    if (stream == null || !stream.isAtLeast(HANDLE_HEADER)) {
      return handles;
    }
    long entryBytes = stream.u32(4);
    if (entryBytes < HANDLE_BYTES) {
      stream.faults().add(stream.kind(), "entries of " + entryBytes + " bytes where 32 are needed");
      return handles;
    }
    DumpStream.Table table =
        stream.table(stream.u32(0), stream.u32(8), entryBytes, MinidumpReader.MOST_HANDLES);
    Map<Long, String> names = new TreeMap<>();
    for (int i = 0; i < table.count(); i++) {
      long rva = stream.u32(table.at(i) + 8);
      if (names.containsKey(rva) || names.size() < MOST_TYPES) {
        String type = names.computeIfAbsent(rva, stream::text);
        handles.merge(type.isEmpty() ? "unnamed" : type, 1, Integer::sum);
      }
    }
    return handles;
  }
}
