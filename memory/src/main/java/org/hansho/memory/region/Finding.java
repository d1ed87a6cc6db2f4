package org.hansho.memory.region;

import java.util.List;

/**
 * Something that a scanner found in memory.
 *
 * @param kind of finding, such as {@code shellcode}
 * @param address where it begins
 * @param length bytes it reaches over
 * @param strong whether it is certain by itself
 * @param details what it consists of, one value each, for example {@code loader-list-walk@1a2b}
 */
public record Finding(String kind, long address, int length, boolean strong, List<String> details) {
  public Finding {
    details = List.copyOf(details);
  }
}
