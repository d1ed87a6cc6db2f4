package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.memory.dump.DumpMemory;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.RegionInfo;
import org.hansho.memory.dump.Sorted;
import org.jspecify.annotations.Nullable;

/**
 * Modules and allocations of a process, by address.
 *
 * <p>Where the dump lists regions, allocations are what they say. Otherwise memory outside of
 * modules is taken as it lies together. Immutable; finding an address costs a binary search.
 */
final class AddressSpace {
  private final List<DumpModule> modules;
  private final long[] moduleBases;
  private final List<Allocation> allocations;
  private final long[] allocationBases;

  AddressSpace(Minidump dump) {
    modules = new ArrayList<>(dump.modules());
    modules.sort(Comparator.comparingLong(DumpModule::base));
    moduleBases = modules.stream().mapToLong(DumpModule::base).toArray();
    allocations = dump.regions().isEmpty() ? outsideOfModules(dump.memory()) : listed(dump);
    allocationBases = allocations.stream().mapToLong(Allocation::base).toArray();
  }

  /** The module at an address, or null. */
  @Nullable DumpModule module(long address) {
    DumpModule before = moduleBefore(address);
    return before != null && before.holds(address) ? before : null;
  }

  /** The last module that begins at or before an address, or null. */
  @Nullable DumpModule moduleBefore(long address) {
    int index = Sorted.floor(moduleBases, address);
    return index < 0 ? null : modules.get(index);
  }

  /** The first module that begins behind an address, or null. */
  @Nullable DumpModule moduleAfter(long address) {
    int index = Sorted.floor(moduleBases, address) + 1;
    return index < modules.size() ? modules.get(index) : null;
  }

  /** All allocations that hold executable memory, or may. */
  List<Allocation> allocations() {
    return allocations;
  }

  /** The allocation at an address, or null. */
  @Nullable Allocation allocation(long address) {
    int index = Sorted.floor(allocationBases, address);
    return index >= 0 && allocations.get(index).holds(address) ? allocations.get(index) : null;
  }

  private List<Allocation> listed(Minidump dump) {
    List<Allocation> found = new ArrayList<>();
    List<RegionInfo> regions = dump.regions();
    int from = 0;
    for (int i = 1; i <= regions.size(); i++) {
      if (i == regions.size() || !isContinued(regions.get(i - 1), regions.get(i))) {
        Allocation allocation = of(regions.subList(from, i));
        if (allocation.executableBytes() > 0) {
          found.add(allocation);
        }
        from = i;
      }
    }
    return found;
  }

  private static boolean isContinued(RegionInfo before, RegionInfo region) {
    return region.allocationBase() == before.allocationBase()
        && region.allocationBase() != 0
        && region.base() == before.end();
  }

  private Allocation of(List<RegionInfo> regions) {
    RegionInfo first = regions.get(0);
    RegionInfo last = regions.get(regions.size() - 1);
    return new Allocation(
        first.base(),
        last.end() - first.base(),
        first.allocationProtect(),
        classOf(regions),
        regions);
  }

  private RegionClass classOf(List<RegionInfo> regions) {
    for (RegionInfo region : regions) {
      if (region.isExecutable()) {
        return switch (region.type()) {
          case RegionInfo.IMAGE ->
              module(region.base()) != null ? RegionClass.IMAGE_LISTED : RegionClass.IMAGE_UNLISTED;
          case RegionInfo.MAPPED -> RegionClass.MAPPED_EXECUTABLE;
          default -> RegionClass.PRIVATE_EXECUTABLE;
        };
      }
    }
    return RegionClass.UNKNOWN;
  }

  private List<Allocation> outsideOfModules(DumpMemory memory) {
    List<Allocation> found = new ArrayList<>();
    long start = -1;
    long end = -1;
    for (DumpMemory.Range range : memory.ranges()) {
      long from = range.start();
      while (from < range.end()) {
        DumpModule inside = module(from);
        if (inside != null) {
          from = inside.base() + inside.size();
          continue;
        }
        DumpModule next = moduleAfter(from);
        long to = next == null ? range.end() : Math.min(range.end(), next.base());
        if (from != end) {
          add(start, end, found);
          start = from;
        }
        end = to;
        from = to;
      }
    }
    add(start, end, found);
    return found;
  }

  private static void add(long start, long end, List<Allocation> found) {
    if (start >= 0 && end > start) {
      found.add(new Allocation(start, end - start, 0, RegionClass.UNKNOWN, List.of()));
    }
  }
}
