package org.hansho.memory.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.DumpMemory.Range;
import org.hansho.memory.dump.DumpStream.Table;
import org.jspecify.annotations.Nullable;

/** Reads the streams of the address space. */
final class MemoryStreams {
  private static final int DESCRIPTOR_BYTES = 16;
  private static final int LIST64_HEADER = 16;
  private static final int INFO_HEADER = 16;
  private static final int INFO_BYTES = 48;

  private final Machine machine;
  private final SourceBytes dump;

  MemoryStreams(Machine machine, SourceBytes dump) {
    this.machine = machine;
    this.dump = dump;
  }

  /** Memory of both lists, and stacks, which some writers leave out of them. */
  DumpMemory memory(
      @Nullable DumpStream list, @Nullable DumpStream list64, List<DumpThread> threads) {
    List<Range> ranges = new ArrayList<>();
    for (DumpThread thread : threads) {
      if (thread.stackSize() > 0) {
        ranges.add(new Range(thread.stackStart(), thread.stackSize(), thread.stackOffset()));
      }
    }
    if (list != null) {
      small(list, ranges);
    }
    if (list64 != null && list64.isAtLeast(LIST64_HEADER)) {
      full(list64, ranges);
    }
    return DumpMemory.of(dump, ranges);
  }

  private void small(DumpStream stream, List<Range> ranges) {
    Table table = stream.counted(DESCRIPTOR_BYTES, MinidumpReader.MOST_RANGES);
    for (int i = 0; i < table.count(); i++) {
      long at = table.at(i);
      long size = stream.u32(at + 8);
      long rva = stream.u32(at + 12);
      if (size > 0 && !dump.holds(rva, size)) {
        outside(stream, size, rva);
      } else {
        add(new Range(machine.address(stream.i64(at)), size, rva), ranges);
      }
    }
  }

  private void full(DumpStream stream, List<Range> ranges) {
    Table table =
        stream.table(LIST64_HEADER, stream.i64(0), DESCRIPTOR_BYTES, MinidumpReader.MOST_RANGES);
    long offset = stream.i64(8);
    for (int i = 0; i < table.count(); i++) {
      long size = stream.i64(table.at(i) + 8);
      long there = offset < 0 ? 0 : Math.max(0, Math.min(size, dump.size() - offset));
      if (there < size || size < 0) {
        outside(stream, size, offset);
      }
      if (there > 0) {
        add(new Range(machine.address(stream.i64(table.at(i))), there, offset), ranges);
      }
      if (there < size || size < 0) {
        return;
      }
      offset += size;
    }
  }

  private void outside(DumpStream stream, long size, long offset) {
    stream
        .faults()
        .add(
            stream.kind(),
            "memory of %s bytes at %s of a file of %d bytes"
                .formatted(
                    Long.toUnsignedString(size), Long.toUnsignedString(offset), dump.size()));
  }

  private static void add(Range range, List<Range> ranges) {
    if (ModuleStreams.isRange(range.start(), range.size())) {
      ranges.add(range);
    }
  }

  List<RegionInfo> regions(@Nullable DumpStream stream) {
    List<RegionInfo> regions = new ArrayList<>();
    if (stream == null || !stream.isAtLeast(INFO_HEADER)) {
      return regions;
    }
    long entryBytes = stream.u32(4);
    if (entryBytes < INFO_BYTES) {
      stream.faults().add(stream.kind(), "entries of " + entryBytes + " bytes where 48 are needed");
      return regions;
    }
    Table table =
        stream.table(stream.u32(0), stream.i64(8), entryBytes, MinidumpReader.MOST_RANGES);
    for (int i = 0; i < table.count(); i++) {
      RegionInfo region = region(stream, table.at(i));
      if (ModuleStreams.isRange(region.base(), region.size())) {
        regions.add(region);
      }
    }
    return apart(regions);
  }

  private RegionInfo region(DumpStream stream, long at) {
    return new RegionInfo(
        machine.address(stream.i64(at)),
        stream.i64(at + 24),
        machine.address(stream.i64(at + 8)),
        (int) stream.u32(at + 16),
        (int) stream.u32(at + 32),
        (int) stream.u32(at + 36),
        (int) stream.u32(at + 40));
  }

  /** In the order of addresses; what overlaps a region before it is left out. */
  private static List<RegionInfo> apart(List<RegionInfo> regions) {
    regions.sort(Comparator.comparingLong(RegionInfo::base));
    List<RegionInfo> apart = new ArrayList<>();
    long end = 0;
    for (RegionInfo region : regions) {
      if (region.base() >= end) {
        apart.add(region);
        end = region.end();
      }
    }
    return List.copyOf(apart);
  }
}
