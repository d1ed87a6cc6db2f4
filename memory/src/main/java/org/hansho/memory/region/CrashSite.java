package org.hansho.memory.region;

import java.util.List;
import java.util.Locale;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.ExceptionFacts;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.RegionInfo;
import org.jspecify.annotations.Nullable;

/** Says in words where a process crashed. Pure functions. */
final class CrashSite {
  private static final long NULL_PAGES = 0x1_0000;

  private CrashSite() {}

  /** Module and offset, or what kind of memory it is; empty without an exception. */
  static String of(Minidump dump, AddressSpace space) {
    ExceptionFacts exception = dump.exception();
    if (exception == null) {
      return "";
    }
    long pointer = exception.registers().instructionPointer();
    long address = pointer != 0 ? pointer : exception.address();
    DumpModule module = space.module(address);
    if (module != null) {
      return String.format(Locale.ROOT, "%s+0x%x", module.name(), address - module.base());
    }
    if (address >= 0 && address < NULL_PAGES) {
      return "null page";
    }
    RegionInfo region = region(dump.regions(), address);
    return region == null
        ? "outside of modules"
        : "outside of modules, in %s memory (%s)"
            .formatted(RegionInfo.typeName(region.type()), RegionInfo.letters(region.protect()));
  }

  private static @Nullable RegionInfo region(List<RegionInfo> regions, long address) {
    for (RegionInfo region : regions) {
      if (address >= region.base() && address < region.end()) {
        return region;
      }
    }
    return null;
  }
}
