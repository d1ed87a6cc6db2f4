package org.hansho.memory.dump;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hansho.bytes.SourceBytes;

/**
 * The memory that is in a dump, by address.
 *
 * <p>Ranges are sorted and do not overlap: of two that do, the one that begins first stays whole.
 * Immutable. Finding an address costs a binary search.
 */
public final class DumpMemory {
  private final SourceBytes dump;
  private final List<Range> ranges;
  private final long[] starts;

  /**
   * A piece of memory.
   *
   * @param offset where its bytes lie in the dump
   */
  public record Range(long start, long size, long offset) {
    /** Address behind it. */
    public long end() {
      return start + size;
    }
  }

  private DumpMemory(SourceBytes dump, List<Range> ranges) {
    this.dump = dump;
    this.ranges = ranges;
    this.starts = ranges.stream().mapToLong(Range::start).toArray();
  }

  /**
   * Memory of ranges in any order.
   *
   * @param found each wholly inside of the dump, with addresses that are not negative
   */
  static DumpMemory of(SourceBytes dump, List<Range> found) {
    List<Range> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingLong(Range::start));
    List<Range> apart = new ArrayList<>();
    long end = 0;
    for (Range range : sorted) {
      long cut = Math.max(0, end - range.start);
      if (range.size > cut) {
        apart.add(new Range(range.start + cut, range.size - cut, range.offset + cut));
        end = range.end();
      }
    }
    return new DumpMemory(dump, List.copyOf(apart));
  }

  /** All ranges, by address. */
  public List<Range> ranges() {
    return ranges;
  }

  /** How many bytes lie one after another from an address on; 0 if it is not in the dump. */
  public long available(long address) {
    long end = address;
    for (int i = indexOf(address); i >= 0 && i < ranges.size(); i++) {
      Range range = ranges.get(i);
      if (range.start > end || range.end() <= end) {
        break;
      }
      end = range.end();
    }
    return end - address;
  }

  /** Whether so many bytes lie at an address. */
  public boolean holds(long address, long length) {
    int index = indexOf(address);
    if (index < 0 || length < 0) {
      return false;
    }
    Range range = ranges.get(index);
    return address - range.start <= range.size - length || available(address) >= length;
  }

  /** Where the byte of an address lies in the dump, or -1. */
  public long offsetOf(long address) {
    int index = indexOf(address);
    return index < 0 ? -1 : ranges.get(index).offset + (address - ranges.get(index).start);
  }

  /**
   * Copies what is there from an address on.
   *
   * @return how many bytes, at most {@code length}; 0 if the address is not in the dump
   */
  public int copy(long address, byte[] into, int at, int length) {
    int done = 0;
    int index = indexOf(address);
    while (done < length && index >= 0 && index < ranges.size()) {
      Range range = ranges.get(index);
      long inRange = address + done - range.start;
      if (inRange < 0 || inRange >= range.size) {
        break;
      }
      int part = (int) Math.min(length - done, range.size - inRange);
      dump.copy(range.offset + inRange, into, at + done, part);
      done += part;
      index++;
    }
    return done;
  }

  /** The next address at or behind this one that is in the dump, or {@code Long.MAX_VALUE}. */
  public long next(long address) {
    int index = floor(address);
    if (index >= 0 && address < ranges.get(index).end()) {
      return address;
    }
    return index + 1 < starts.length ? starts[index + 1] : Long.MAX_VALUE;
  }

  private int indexOf(long address) {
    int index = floor(address);
    return index >= 0 && address < ranges.get(index).end() ? index : -1;
  }

  private int floor(long address) {
    return Sorted.floor(starts, address);
  }
}
