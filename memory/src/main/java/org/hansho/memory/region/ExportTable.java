package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hansho.memory.dump.DumpMemory;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.Sorted;
import org.jspecify.annotations.Nullable;

/**
 * The functions that listed system libraries export, by address, as far as their tables are in the
 * dump. At most {@link #MOST} of a library and {@link #MOST_OF_ALL} together: 8 bytes each.
 */
final class ExportTable {
  /** Most functions of a library. */
  static final int MOST = 16_384;

  /** Most functions of all libraries. */
  static final int MOST_OF_ALL = 1 << 20;

  private final MemoryText text;
  private final List<Exporter> exporters = new ArrayList<>();
  private final long[] bases;
  private int functionsOfAll;

  /** A library; each function is its offset and, in the lower half, that of its name. */
  private record Exporter(DumpModule module, long[] functions) {}

  ExportTable(DumpMemory memory, List<DumpModule> modules) {
    this.text = new MemoryText(memory);
    modules.stream()
        .filter(DumpModule::isSystem)
        .sorted(Comparator.comparingLong(DumpModule::base))
        .forEach(module -> add(memory, module));
    bases = exporters.stream().mapToLong(exporter -> exporter.module.base()).toArray();
  }

  private void add(DumpMemory memory, DumpModule module) {
    long base = module.base();
    long optional = base + text.u32(base + 0x3C) + 0x18;
    long directories = optional + (text.u16(optional) == 0x20B ? 0x70 : 0x60);
    long directory = base + text.u32(directories);
    int functions = (int) Math.min(text.u32(directory + 0x14), MOST);
    int names = (int) Math.min(text.u32(directory + 0x18), MOST);
    if (directory == base || functions == 0 || functionsOfAll + names > MOST_OF_ALL) {
      return;
    }
    byte[] starts = copy(memory, base + text.u32(directory + 0x1C), 4 * functions);
    byte[] nameStarts = copy(memory, base + text.u32(directory + 0x20), 4 * names);
    byte[] ordinals = copy(memory, base + text.u32(directory + 0x24), 2 * names);
    long[] packed = new long[Math.min(nameStarts.length / 4, ordinals.length / 2)];
    for (int i = 0; i < packed.length; i++) {
      int ordinal = (ordinals[2 * i] & 0xFF) | (ordinals[2 * i + 1] & 0xFF) << 8;
      long start = 4 * ordinal + 4 <= starts.length ? u32(starts, 4 * ordinal) : 0;
      packed[i] = (start & 0x7FFF_FFFFL) << 32 | u32(nameStarts, 4 * i);
    }
    Arrays.sort(packed);
    functionsOfAll += packed.length;
    exporters.add(new Exporter(module, packed));
  }

  private static byte[] copy(DumpMemory memory, long address, int length) {
    byte[] bytes = new byte[length];
    int copied = memory.copy(address, bytes, 0, length);
    return copied == length ? bytes : Arrays.copyOf(bytes, copied);
  }

  private static long u32(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL)
        | (bytes[at + 1] & 0xFFL) << 8
        | (bytes[at + 2] & 0xFFL) << 16
        | (bytes[at + 3] & 0xFFL) << 24;
  }

  /** Whether nothing is known. */
  boolean isEmpty() {
    return exporters.isEmpty();
  }

  /** Whether a function begins at an address. */
  boolean isExport(long address) {
    return nameAt(address) >= 0;
  }

  /** The function at an address as {@code library!name}, or null. */
  @Nullable String named(long address) {
    long name = nameAt(address);
    DumpModule module = name < 0 ? null : exporters.get(Sorted.floor(bases, address)).module;
    return module == null ? null : module.stem() + "!" + text.text(module.base() + name);
  }

  private long nameAt(long address) {
    int index = Sorted.floor(bases, address);
    if (index < 0) {
      return -1;
    }
    Exporter exporter = exporters.get(index);
    long start = address - exporter.module.base();
    if (start <= 0 || start >= exporter.module.size()) {
      return -1;
    }
    int found = Sorted.floor(exporter.functions, start << 32 | 0xFFFF_FFFFL);
    return found >= 0 && exporter.functions[found] >>> 32 == start
        ? exporter.functions[found] & 0xFFFF_FFFFL
        : -1;
  }
}
