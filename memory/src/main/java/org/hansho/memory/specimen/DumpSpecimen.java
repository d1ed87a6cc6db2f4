package org.hansho.memory.specimen;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.Coverage;
import org.hansho.memory.dump.Machine;
import org.hansho.memory.dump.RegionInfo;
import org.jspecify.annotations.Nullable;

/**
 * A process to write a minidump of: what it consists of, in plain lists that the writer turns into
 * streams. Filled by {@link SpecimenNotation} or by tests. Not safe for several threads.
 */
public final class DumpSpecimen {
  final Machine machine;
  final Coverage coverage;
  final List<Module> modules = new ArrayList<>();
  final List<Module> unloaded = new ArrayList<>();
  final List<Region> regions = new ArrayList<>();
  final List<DescribedThread> threads = new ArrayList<>();
  long processId = 1000;
  long time;
  @Nullable Crash crash;

  /** An empty process. */
  public DumpSpecimen(Machine machine, Coverage coverage) {
    this.machine = machine;
    this.coverage = coverage;
  }

  /**
   * A module that the loader lists.
   *
   * @param timestamp as the loader lists it
   * @param image what lies in its memory
   */
  record Module(String path, String version, long base, long timestamp, SpecimenImage image) {}

  /**
   * Memory that is no module.
   *
   * @param content its first bytes; the rest is not written
   */
  record Region(RegionInfo info, byte[] content) {}

  /**
   * A thread.
   *
   * @param returns addresses on its stack
   */
  record DescribedThread(long id, long pointer, long start, List<Long> returns) {}

  /** Why it crashed. */
  record Crash(long code, long threadId, long address) {}

  /** Writes the dump. */
  public byte[] bytes() {
    return new DumpWriter(this).bytes();
  }
}
