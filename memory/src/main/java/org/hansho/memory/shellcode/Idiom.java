package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Mode;

/**
 * One way to recognise a family.
 *
 * <p>Code may begin at any byte, so idioms are not looked for in a sweep of instructions. Each
 * names the bytes that its rarest instruction can begin with, and decodes from there when asked;
 * what it does for one place is bounded by a constant.
 */
interface Idiom {
  /** The bytes at which {@link #at} is to be called. */
  BitSet beginnings(Mode mode);

  /** Looks at the place where one of these bytes stands, and notes what it finds. */
  void at(Code code, int offset, Marks marks);

  /** A set of bytes, given as ranges: first, last, first, last … */
  static BitSet bytes(int... ranges) {
    BitSet set = new BitSet(256);
    for (int i = 0; i < ranges.length; i += 2) {
      set.set(ranges[i], ranges[i + 1] + 1);
    }
    return set;
  }
}
