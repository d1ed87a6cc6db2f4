package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.memory.dump.DumpThread;
import org.hansho.memory.dump.ExceptionFacts;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.Registers;

/**
 * Finds which threads execute, were started or will return in memory that no listed image owns.
 *
 * <p>A word of a stack is an address that a call returns to only if the bytes before the place it
 * names are a call. Stacks are read from the stack pointer on, at most {@link #STACK_BYTES} of each
 * and the size of the dump together.
 */
final class ThreadMarks {
  /** Most bytes of a stack. */
  static final int STACK_BYTES = 256 * 1024;

  private static final int MOST_OF_AN_ALLOCATION = 64;
  private static final long LOWEST = 0x1_0000;

  private final Minidump dump;
  private final AddressSpace space;
  private final Map<Long, List<ThreadMark>> marks = new HashMap<>();
  private final byte[] stack;
  private final long lowest;
  private final long highest;
  private long budget;

  private ThreadMarks(Minidump dump, AddressSpace space, long budget) {
    this.dump = dump;
    this.space = space;
    this.budget = budget;
    this.stack = new byte[(int) Math.min(STACK_BYTES, budget)];
    this.lowest =
        space.allocations().stream()
            .filter(ThreadMarks::isOfInterest)
            .mapToLong(Allocation::base)
            .min()
            .orElse(Long.MAX_VALUE);
    this.highest =
        space.allocations().stream()
            .filter(ThreadMarks::isOfInterest)
            .mapToLong(Allocation::end)
            .max()
            .orElse(0);
  }

  /** The marks of all threads, by the base of the allocation they lie in. */
  static Map<Long, List<ThreadMark>> of(Minidump dump, AddressSpace space, long budget) {
    ThreadMarks found = new ThreadMarks(dump, space, budget);
    for (DumpThread thread : dump.threads()) {
      Registers registers = found.registers(thread);
      found.mark(thread, ThreadKind.RUNNING, registers.instructionPointer());
      found.mark(thread, ThreadKind.STARTED, thread.detail().startAddress());
      found.returns(thread, registers.stackPointer());
    }
    return found.marks;
  }

  private static boolean isOfInterest(Allocation allocation) {
    return allocation.regionClass() != RegionClass.IMAGE_LISTED;
  }

  /** Of the thread that crashed, those of the exception: its own are in the handler. */
  private Registers registers(DumpThread thread) {
    ExceptionFacts exception = dump.exception();
    if (exception != null
        && exception.threadId() == thread.id()
        && exception.registers().instructionPointer() != 0) {
      return exception.registers();
    }
    return thread.registers();
  }

  private void mark(DumpThread thread, ThreadKind kind, long address) {
    Allocation allocation =
        address < Math.max(LOWEST, lowest) || address >= highest ? null : space.allocation(address);
    if (allocation != null && isOfInterest(allocation) && allocation.canRun(address)) {
      List<ThreadMark> all = marks.computeIfAbsent(allocation.base(), unseen -> new ArrayList<>());
      if (all.size() < MOST_OF_AN_ALLOCATION) {
        all.add(new ThreadMark(thread.id(), kind, address));
      }
    }
  }

  private void returns(DumpThread thread, long stackPointer) {
    long from = Math.max(thread.stackStart(), stackPointer);
    long left = thread.stackStart() + thread.stackSize() - from;
    int length = (int) Math.min(Math.min(left, stack.length), budget);
    if (length <= 0 || lowest > highest) {
      return;
    }
    budget -= length;
    int read = dump.memory().copy(from, stack, 0, length);
    int step = dump.system().machine().bits() / 8;
    for (int i = 0; i + step <= read; i += step) {
      long word = word(i, step);
      if (word >= lowest && word < highest && CallSite.isBefore(word, dump.memory())) {
        mark(thread, ThreadKind.RETURNING, word);
      }
    }
  }

  private long word(int at, int bytes) {
    long word = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      word = (word << 8) | (stack[at + i] & 0xFF);
    }
    return word;
  }
}
