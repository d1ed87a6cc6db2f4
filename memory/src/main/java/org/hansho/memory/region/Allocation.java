package org.hansho.memory.region;

import java.util.List;
import org.hansho.memory.dump.RegionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Memory that was allocated at once, with the regions it was divided into since.
 *
 * @param base address
 * @param size bytes from there to the end of its last region
 * @param protect protection it was allocated with; 0 if unknown
 * @param regions by address; empty where the dump does not list regions
 */
public record Allocation(
    long base, long size, int protect, RegionClass regionClass, List<RegionInfo> regions) {
  public Allocation {
    regions = List.copyOf(regions);
  }

  /** Address behind it. */
  public long end() {
    return base + size;
  }

  /** Whether an address lies in it. */
  public boolean holds(long address) {
    return address >= base && address - base < size;
  }

  /** The first region whose code can run, or null. */
  @Nullable RegionInfo firstExecutable() {
    for (RegionInfo region : regions) {
      if (region.isExecutable()) {
        return region;
      }
    }
    return null;
  }

  /** Bytes whose code can run. */
  public long executableBytes() {
    long bytes = 0;
    for (RegionInfo region : regions) {
      bytes += region.isExecutable() ? region.size() : 0;
    }
    return bytes;
  }

  /** Whether any of it can be written and run. */
  public boolean isWritableExecutable() {
    return regions.stream()
        .anyMatch(one -> one.isExecutable() && RegionInfo.isWritableExecutable(one.protect()));
  }

  /** Whether code at an address can run, as far as the dump says. */
  public boolean canRun(long address) {
    if (regions.isEmpty()) {
      return holds(address);
    }
    for (RegionInfo region : regions) {
      if (address >= region.base() && address < region.end()) {
        return region.isExecutable();
      }
    }
    return false;
  }
}
