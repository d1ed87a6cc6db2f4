package org.hansho.memory.shellcode;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Idioms of different families close together.
 *
 * @param marks what was seen, in order of addresses; at least two families
 */
public record ShellcodeFinding(List<Mark> marks) {
  private static final int STRONG_FAMILIES = 3;

  /** Copies the list. */
  public ShellcodeFinding {
    marks = List.copyOf(marks);
  }

  /** Where the first idiom begins. */
  public long address() {
    return marks.get(0).address();
  }

  /** From the beginning of the first idiom to that of the last, in bytes. */
  public long span() {
    return marks.get(marks.size() - 1).address() - address();
  }

  /** The families that were seen. */
  public Set<ShellcodeFamily> families() {
    Set<ShellcodeFamily> families = EnumSet.noneOf(ShellcodeFamily.class);
    marks.forEach(mark -> families.add(mark.family()));
    return families;
  }

  /** Whether three families or more were seen. A thread that runs inside is as strong. */
  public boolean isStrong() {
    return families().size() >= STRONG_FAMILIES;
  }
}
