package org.hansho.memory.specimen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.dump.RegionInfo;
import org.hansho.memory.specimen.DumpSpecimen.Crash;
import org.hansho.memory.specimen.DumpSpecimen.Module;
import org.hansho.memory.specimen.DumpSpecimen.Region;

/** Writes a {@link DumpSpecimen} as a minidump, as {@code MiniDumpWriteDump} lays it out. */
final class DumpWriter {
  private static final int HEADER = 32;
  private static final int MOST_STREAMS = 12;
  private static final int PAGE = 0x1000;
  private static final long STACKS = 0x10_0000;
  private static final int STACK = 0x100;
  private static final int AROUND = 128;

  private final DumpSpecimen process;
  private final ByteBuilder out = new ByteBuilder();
  private final Map<Integer, int[]> streams = new TreeMap<>();
  private final List<Saved> saved = new ArrayList<>();

  /** Memory that goes into the dump. */
  private record Saved(long start, byte[] bytes) {}

  DumpWriter(DumpSpecimen process) {
    this.process = process;
  }

  byte[] bytes() {
    out.zeros(HEADER + 12 * MOST_STREAMS);
    system();
    modules();
    unloaded();
    threads();
    exception();
    memory();
    if (process.coverage.hasRegions()) {
      infos();
    }
    header();
    return out.bytes();
  }

  private void header() {
    out.put(0, 0x504D_444DL, 4);
    out.put(4, 0xA793, 4);
    out.put(8, streams.size(), 4);
    out.put(12, HEADER, 4);
    out.put(20, process.time, 4);
    int at = HEADER;
    for (Map.Entry<Integer, int[]> stream : streams.entrySet()) {
      out.put(at, stream.getKey(), 4);
      out.put(at + 4, stream.getValue()[1], 4);
      out.put(at + 8, stream.getValue()[0], 4);
      at += 12;
    }
  }

  private void stream(int number, ByteBuilder content) {
    streams.put(number, new int[] {out.length(), content.length()});
    out.raw(content.bytes());
  }

  private void system() {
    int architecture =
        switch (process.machine) {
          case X86 -> 0;
          case ARM -> 5;
          case ARM64 -> 12;
          default -> 9;
        };
    ByteBuilder system = new ByteBuilder();
    system.u16(architecture).u16(6).u16(0).u16(0x0104).u32(10).u32(0).u32(19045).u32(2).zeros(32);
    stream(7, system);
    stream(15, new ByteBuilder().u32(24).u32(3).u32(process.processId).u32(process.time).u64(0));
    ByteBuilder handles = new ByteBuilder().u32(16).u32(32).u32(1).u32(0);
    handles.u64(4).u32(out.text("File")).zeros(20);
    stream(12, handles);
  }

  private void modules() {
    ByteBuilder list = new ByteBuilder().u32(process.modules.size());
    for (Module module : process.modules) {
      int name = out.text(module.path());
      list.u64(module.base()).u32(SpecimenImage.SIZE).u32(0).u32(module.timestamp()).u32(name);
      list.u32(0xFEEF04BDL).u32(0).u32(high(module.version())).u32(low(module.version())).zeros(36);
      list.zeros(32);
      if (process.coverage.hasMemory()) {
        saved.add(new Saved(module.base(), module.image().bytes()));
      }
    }
    stream(4, list);
  }

  private static long high(String version) {
    return (long) part(version, 0) << 16 | part(version, 1);
  }

  private static long low(String version) {
    return (long) part(version, 2) << 16 | part(version, 3);
  }

  private static int part(String version, int index) {
    String[] parts = version.split("\\.", -1);
    return index < parts.length && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
  }

  private void unloaded() {
    ByteBuilder list = new ByteBuilder().u32(12).u32(24).u32(process.unloaded.size());
    for (Module module : process.unloaded) {
      int name = out.text(module.path());
      list.u64(module.base()).u32(SpecimenImage.SIZE).u32(0).u32(module.timestamp()).u32(name);
    }
    stream(14, list);
  }

  private void threads() {
    ByteBuilder list = new ByteBuilder().u32(process.threads.size());
    ByteBuilder infos = new ByteBuilder().u32(12).u32(64).u32(process.threads.size());
    ByteBuilder names = new ByteBuilder().u32(process.threads.size());
    long stack = STACKS;
    for (DumpSpecimen.DescribedThread thread : process.threads) {
      byte[] words = stack(thread.returns());
      int stackAt = out.length();
      out.raw(words);
      int context = context(thread.pointer(), stack);
      list.u32(thread.id()).zeros(12).u64(0);
      list.u64(stack).u32(words.length).u32(stackAt).u32(out.length() - context).u32(context);
      infos.u32(thread.id()).zeros(44).u64(thread.start()).u64(1);
      names.u32(thread.id()).u64(out.text("thread " + thread.id()));
      saved.add(new Saved(stack, words));
      stack += PAGE;
    }
    stream(3, list);
    stream(24, names);
    if (process.coverage.hasRegions()) {
      stream(17, infos);
    }
  }

  private byte[] stack(List<Long> returns) {
    ByteBuilder words = new ByteBuilder();
    for (long address : returns) {
      if (process.machine.bits() == Long.SIZE) {
        words.u64(address);
      } else {
        words.u32(address);
      }
    }
    return Arrays.copyOf(words.bytes(), STACK);
  }

  private int context(long pointer, long stack) {
    int at = out.length();
    boolean wide = process.machine == Machine.X64;
    out.zeros(wide ? 1232 : process.machine == Machine.ARM64 ? 912 : 716);
    int size = process.machine.bits() / 8;
    int pointerAt = wide ? 0xF8 : process.machine == Machine.ARM64 ? 0x108 : 0xB8;
    int stackAt = wide ? 0x98 : process.machine == Machine.ARM64 ? 0x100 : 0xC4;
    out.put(at + pointerAt, pointer, size);
    out.put(at + stackAt, stack, size);
    return at;
  }

  private void exception() {
    Crash crash = process.crash;
    if (crash != null) {
      int context = context(crash.address(), STACKS);
      ByteBuilder exception = new ByteBuilder().u32(crash.threadId()).u32(0);
      exception.u32(crash.code()).u32(0).u64(0).u64(crash.address()).u32(2).u32(0);
      exception.u64(8).u64(crash.address()).zeros(104);
      exception.u32(out.length() - context).u32(context);
      stream(6, exception);
    }
  }

  private void memory() {
    for (Region region : process.regions) {
      if (process.coverage.hasMemory()) {
        saved.add(new Saved(region.info().base(), region.content()));
      } else {
        process.threads.forEach(thread -> around(region, thread.pointer()));
      }
    }
    saved.removeIf(one -> one.bytes.length == 0);
    saved.sort(Comparator.comparingLong(Saved::start));
    if (process.coverage.hasMemory()) {
      ByteBuilder list = new ByteBuilder().u64(saved.size()).u64(out.length());
      saved.forEach(one -> out.raw(one.bytes));
      saved.forEach(one -> list.u64(one.start).u64(one.bytes.length));
      stream(9, list);
    } else {
      ByteBuilder list = new ByteBuilder().u32(saved.size());
      for (Saved one : saved) {
        int at = out.length();
        out.raw(one.bytes);
        list.u64(one.start).u32(one.bytes.length).u32(at);
      }
      stream(5, list);
    }
  }

  /** What a small dump keeps: some bytes around each instruction pointer. */
  private void around(Region region, long pointer) {
    long inside = pointer - region.info().base();
    if (inside >= 0 && inside < region.content().length) {
      int from = (int) Math.max(0, inside - AROUND);
      int to = (int) Math.min(region.content().length, inside + AROUND);
      saved.add(
          new Saved(region.info().base() + from, Arrays.copyOfRange(region.content(), from, to)));
    }
  }

  private void infos() {
    List<RegionInfo> infos = new ArrayList<>();
    for (Module module : process.modules) {
      for (int page = 0; page < SpecimenImage.SIZE; page += PAGE) {
        int protect = page == PAGE ? 0x20 : 0x02;
        infos.add(
            new RegionInfo(
                module.base() + page,
                PAGE,
                module.base(),
                0x80,
                RegionInfo.COMMIT,
                protect,
                RegionInfo.IMAGE));
      }
    }
    process.regions.forEach(region -> infos.removeIf(one -> one.base() == region.info().base()));
    process.regions.forEach(region -> infos.add(region.info()));
    infos.sort(Comparator.comparingLong(RegionInfo::base));
    ByteBuilder list = new ByteBuilder().u32(16).u32(48).u64(infos.size());
    for (RegionInfo info : infos) {
      list.u64(info.base()).u64(info.allocationBase()).u32(info.allocationProtect()).u32(0);
      list.u64(info.size()).u32(info.state()).u32(info.protect()).u32(info.type()).u32(0);
    }
    stream(16, list);
  }
}
