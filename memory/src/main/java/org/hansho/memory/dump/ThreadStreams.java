package org.hansho.memory.dump;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.bytes.SourceBytes;
import org.hansho.memory.dump.DumpStream.Table;
import org.hansho.memory.dump.DumpThread.ThreadDetail;
import org.jspecify.annotations.Nullable;

/** Reads the streams of threads and of the exception. */
final class ThreadStreams {
  private static final int THREAD_BYTES = 48;
  private static final int THREAD_EX_BYTES = 64;
  private static final int INFO_HEADER = 12;
  private static final int INFO_BYTES = 64;
  private static final int NAME_BYTES = 12;
  private static final int EXCEPTION_BYTES = 168;
  private static final int ACCESS_PARAMETERS = 2;
  private static final List<String> ACCESSES =
      List.of("read", "write", "", "", "", "", "", "", "execute");

  private final Machine machine;
  private final SourceBytes dump;

  ThreadStreams(Machine machine, SourceBytes dump) {
    this.machine = machine;
    this.dump = dump;
  }

  List<DumpThread> threads(Map<StreamKind, DumpStream> streams) {
    DumpStream list = streams.get(StreamKind.THREAD_LIST);
    DumpStream longList = streams.get(StreamKind.THREAD_EX_LIST);
    DumpStream used = list != null ? list : longList;
    List<DumpThread> threads = new ArrayList<>();
    if (used != null) {
      Map<Long, Long> starts = starts(streams.get(StreamKind.THREAD_INFO_LIST));
      Map<Long, String> names = names(streams.get(StreamKind.THREAD_NAMES));
      int bytes = list != null ? THREAD_BYTES : THREAD_EX_BYTES;
      Table table = used.counted(bytes, MinidumpReader.MOST_THREADS);
      for (int i = 0; i < table.count(); i++) {
        long id = used.u32(table.at(i));
        threads.add(
            thread(
                used,
                table.at(i),
                new ThreadDetail(starts.getOrDefault(id, 0L), names.getOrDefault(id, ""))));
      }
    }
    return List.copyOf(threads);
  }

  private DumpThread thread(DumpStream stream, long at, ThreadDetail detail) {
    long stack = machine.address(stream.i64(at + 24));
    long size = stream.u32(at + 32);
    long offset = stream.u32(at + 36);
    boolean held = dump.holds(offset, size) && ModuleStreams.isRange(stack, size);
    return new DumpThread(
        stream.u32(at),
        machine.address(stream.i64(at + 16)),
        stack,
        held ? size : 0,
        held ? offset : 0,
        registers(stream.u32(at + 44), stream.u32(at + 40)),
        detail);
  }

  private Registers registers(long rva, long bytes) {
    if (!machine.hasContext(bytes) || !dump.holds(rva, bytes)) {
      return Registers.UNKNOWN;
    }
    return new Registers(
        register(rva + machine.instructionPointer()), register(rva + machine.stackPointer()));
  }

  private long register(long offset) {
    return machine.bits() == Long.SIZE ? dump.i64(offset) : dump.u32(offset);
  }

  private Map<Long, Long> starts(@Nullable DumpStream stream) {
    Map<Long, Long> starts = new HashMap<>();
    if (stream == null || !stream.isAtLeast(INFO_HEADER)) {
      return starts;
    }
    long entryBytes = stream.u32(4);
    if (entryBytes < INFO_BYTES) {
      stream.faults().add(stream.kind(), "entries of " + entryBytes + " bytes where 64 are needed");
      return starts;
    }
    Table table =
        stream.table(stream.u32(0), stream.u32(8), entryBytes, MinidumpReader.MOST_THREADS);
    for (int i = 0; i < table.count(); i++) {
      long start = machine.address(stream.i64(table.at(i) + 48));
      starts.putIfAbsent(stream.u32(table.at(i)), start);
    }
    return starts;
  }

  private Map<Long, String> names(@Nullable DumpStream stream) {
    Map<Long, String> names = new HashMap<>();
    if (stream != null) {
      Table table = stream.counted(NAME_BYTES, MinidumpReader.MOST_THREADS);
      for (int i = 0; i < table.count(); i++) {
        String name = stream.text(stream.i64(table.at(i) + 4));
        names.putIfAbsent(stream.u32(table.at(i)), name);
      }
    }
    return names;
  }

  @Nullable ExceptionFacts exception(@Nullable DumpStream stream) {
    if (stream == null || !stream.isAtLeast(EXCEPTION_BYTES)) {
      return null;
    }
    long code = stream.u32(8);
    boolean access = code == ExceptionFacts.ACCESS_VIOLATION && stream.u32(32) >= ACCESS_PARAMETERS;
    long kind = stream.i64(40);
    String tried = kind >= 0 && kind < ACCESSES.size() ? ACCESSES.get((int) kind) : "";
    return new ExceptionFacts(
        stream.u32(0),
        code,
        machine.address(stream.i64(24)),
        access && !tried.isEmpty() ? tried : null,
        access ? machine.address(stream.i64(48)) : 0,
        registers(stream.u32(164), stream.u32(160)));
  }
}
