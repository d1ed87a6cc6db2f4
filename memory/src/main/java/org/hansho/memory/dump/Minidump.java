package org.hansho.memory.dump;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a minidump says of a process.
 *
 * @param time when it was written, seconds since 1970
 * @param streams that are there and were read
 * @param faults what is damaged, a sentence for each stream at most
 */
public record Minidump(
    long time,
    Set<StreamKind> streams,
    SystemFacts system,
    Images images,
    List<DumpThread> threads,
    @Nullable ExceptionFacts exception,
    Contents contents,
    List<String> faults) {

  /**
   * The images of the process.
   *
   * @param modules as the loader lists them, the program itself first
   */
  public record Images(List<DumpModule> modules, List<UnloadedModule> unloaded) {}

  /**
   * The address space.
   *
   * @param regions by address, not overlapping; empty without the stream for it
   * @param handles open handles by type, such as {@code File}
   */
  public record Contents(
      DumpMemory memory, List<RegionInfo> regions, Map<String, Integer> handles) {}

  /** As the loader lists them, the program itself first. */
  public List<DumpModule> modules() {
    return images.modules();
  }

  /** What of the process's memory is in the dump. */
  public DumpMemory memory() {
    return contents.memory();
  }

  /** The regions of its address space, empty where they are not listed. */
  public List<RegionInfo> regions() {
    return contents.regions();
  }

  /** The program of the process, or null where no module is listed. */
  public @Nullable DumpModule program() {
    return modules().isEmpty() ? null : modules().get(0);
  }

  /** How much can be judged. */
  public Coverage coverage() {
    return Coverage.of(!regions().isEmpty(), streams.contains(StreamKind.MEMORY64_LIST));
  }

  /** Whether the dump holds anything of a process: a module, a thread or memory. */
  public boolean describesProcess() {
    return !modules().isEmpty() || !threads.isEmpty() || !memory().ranges().isEmpty();
  }
}
