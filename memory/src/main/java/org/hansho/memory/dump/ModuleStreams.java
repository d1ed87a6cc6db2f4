package org.hansho.memory.dump;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.DumpStream.Table;
import org.jspecify.annotations.Nullable;

/** Reads the streams of loaded and unloaded modules. Pure functions. */
final class ModuleStreams {
  private static final int MODULE_BYTES = 108;
  private static final int UNLOADED_HEADER = 12;
  private static final int UNLOADED_BYTES = 24;
  private static final long VERSION_SIGNATURE = 0xFEEF04BDL;

  private ModuleStreams() {}

  static List<DumpModule> modules(@Nullable DumpStream stream, Machine machine) {
    List<DumpModule> modules = new ArrayList<>();
    if (stream != null) {
      Table table = stream.counted(MODULE_BYTES, MinidumpReader.MOST_MODULES);
      for (int i = 0; i < table.count(); i++) {
        DumpModule module = module(stream, table.at(i), machine);
        if (isRange(module.base(), module.size())) {
          modules.add(module);
        }
      }
    }
    return List.copyOf(modules);
  }

  private static DumpModule module(DumpStream stream, long at, Machine machine) {
    return new DumpModule(
        machine.address(stream.i64(at)),
        stream.u32(at + 8),
        stream.u32(at + 16),
        stream.u32(at + 12),
        stream.text(stream.u32(at + 20)),
        version(stream, at + 24));
  }

  private static String version(DumpStream stream, long at) {
    if (stream.u32(at) != VERSION_SIGNATURE) {
      return "";
    }
    long high = stream.u32(at + 8);
    long low = stream.u32(at + 12);
    return (high >>> 16) + "." + (high & 0xFFFF) + "." + (low >>> 16) + "." + (low & 0xFFFF);
  }

  static List<UnloadedModule> unloaded(@Nullable DumpStream stream, Machine machine) {
    List<UnloadedModule> modules = new ArrayList<>();
    if (stream == null || !stream.isAtLeast(UNLOADED_HEADER)) {
      return modules;
    }
    long entryBytes = stream.u32(4);
    if (entryBytes < UNLOADED_BYTES) {
      stream.faults().add(stream.kind(), "entries of " + entryBytes + " bytes where 24 are needed");
      return modules;
    }
    Table table =
        stream.table(stream.u32(0), stream.u32(8), entryBytes, MinidumpReader.MOST_UNLOADED);
    for (int i = 0; i < table.count(); i++) {
      long base = machine.address(stream.i64(table.at(i)));
      long size = stream.u32(table.at(i) + 8);
      if (isRange(base, size)) {
        modules.add(new UnloadedModule(base, size, stream.text(stream.u32(table.at(i) + 20))));
      }
    }
    return List.copyOf(modules);
  }

  /** Whether addresses of a user's process begin and end here. */
  static boolean isRange(long start, long size) {
    return start >= 0 && size > 0 && start <= Long.MAX_VALUE - size;
  }
}
