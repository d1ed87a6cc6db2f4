package org.hansho.memory.dump;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.Minidump.Contents;
import org.hansho.memory.dump.Minidump.Images;
import org.jspecify.annotations.Nullable;

/**
 * Reads minidumps.
 *
 * <p>Everything in a dump may lie: counts, sizes and offsets are checked in 64-bit arithmetic
 * against the stream and the file, and capped below. What does not hold is a fault of the dump; the
 * rest is read. Ranges that overlap or repeat are allowed. Time and memory are linear in the
 * entries read, hence bounded by the file and by the caps; the content of memory is not touched.
 * Never throws on input. Source: {@code minidumpapiset.h}.
 */
public final class MinidumpReader {
  /** Most entries of the directory. */
  public static final int MOST_STREAMS = 4096;

  /** Most modules. */
  public static final int MOST_MODULES = 16_384;

  /** Most unloaded modules; Windows remembers 64. */
  public static final int MOST_UNLOADED = 1024;

  /** Most threads. */
  public static final int MOST_THREADS = 16_384;

  /** Most ranges of memory, and most regions. */
  public static final int MOST_RANGES = 131_072;

  /** Most handles that are counted. */
  public static final int MOST_HANDLES = 262_144;

  /** Most characters of a name. */
  public static final int TEXT_CHARS = 520;

  /** Bytes of the header. */
  public static final int HEADER_BYTES = 32;

  private static final long SIGNATURE = 0x504D_444DL;
  private static final int VERSION = 0xA793;
  private static final int DIRECTORY_ENTRY = 12;

  private final SourceBytes dump;
  private final Faults faults = new Faults();
  private final Map<StreamKind, DumpStream> streams = new EnumMap<>(StreamKind.class);

  private MinidumpReader(SourceBytes dump) {
    this.dump = dump;
  }

  /** Whether a source begins as a minidump does. */
  public static boolean begins(SourceBytes bytes) {
    return bytes.holds(0, HEADER_BYTES) && bytes.u32(0) == SIGNATURE && bytes.u16(4) == VERSION;
  }

  /** Reads a dump; one that is none has faults and nothing else. */
  public static Minidump read(SourceBytes dump) {
    return new MinidumpReader(dump).read();
  }

  private Minidump read() {
    if (!begins(dump)) {
      faults.add("not a minidump: the header of 32 bytes that begins with MDMP is not there");
    } else {
      locate(dump.u32(8), dump.u32(12));
    }
    SystemFacts system =
        ProcessStreams.system(at(StreamKind.SYSTEM_INFO), at(StreamKind.MISC_INFO));
    Machine machine = system.machine();
    ThreadStreams threadStreams = new ThreadStreams(machine, dump);
    List<DumpThread> threads = threadStreams.threads(streams);
    MemoryStreams memory = new MemoryStreams(machine, dump);
    return new Minidump(
        begins(dump) ? dump.u32(20) : 0,
        Collections.unmodifiableSet(new TreeSet<>(streams.keySet())),
        system,
        new Images(
            ModuleStreams.modules(at(StreamKind.MODULE_LIST), machine),
            ModuleStreams.unloaded(at(StreamKind.UNLOADED_MODULE_LIST), machine)),
        threads,
        threadStreams.exception(at(StreamKind.EXCEPTION)),
        new Contents(
            memory.memory(at(StreamKind.MEMORY_LIST), at(StreamKind.MEMORY64_LIST), threads),
            memory.regions(at(StreamKind.MEMORY_INFO_LIST)),
            ProcessStreams.handles(at(StreamKind.HANDLE_DATA))),
        faults.sentences());
  }

  private @Nullable DumpStream at(StreamKind kind) {
    return streams.get(kind);
  }

  /** Finds the streams; of several of a kind the first counts. */
  private void locate(long count, long directory) {
    long room = dump.holds(directory, 0) ? (dump.size() - directory) / DIRECTORY_ENTRY : 0;
    if (count > Math.min(room, MOST_STREAMS)) {
      faults.add(
          "%d streams announced, %d are read: the directory at %d of %d bytes has room for %d, and %d are the most"
              .formatted(
                  count, Math.min(room, MOST_STREAMS), directory, dump.size(), room, MOST_STREAMS));
    }
    for (int i = 0; i < Math.min(count, Math.min(room, MOST_STREAMS)); i++) {
      long entry = directory + (long) i * DIRECTORY_ENTRY;
      StreamKind kind = StreamKind.numbered(dump.u32(entry));
      if (kind != null && !streams.containsKey(kind)) {
        locate(kind, dump.u32(entry + 4), dump.u32(entry + 8));
      }
    }
  }

  private void locate(StreamKind kind, long size, long rva) {
    long there = Math.max(0, Math.min(size, dump.size() - rva));
    if (there < size) {
      faults.add(kind, "%d bytes at %d of a file of %d bytes".formatted(size, rva, dump.size()));
    }
    if (there > 0) {
      streams.put(kind, new DumpStream(kind, dump, rva, there, faults));
    }
  }
}
