package org.hansho.memory.dump;

/** How much of a process a dump lets one judge; what is not in the dump was not assessed. */
public enum Coverage {
  /** Neither a list of regions nor memory: what is around the threads only. */
  L0,
  /** Regions with their protections, without their content. */
  L1,
  /** The content of memory, without protections. */
  L2,
  /** Both. */
  L3;

  static Coverage of(boolean regions, boolean memory) {
    return regions ? (memory ? L3 : L1) : memory ? L2 : L0;
  }

  /** Whether regions are listed, with their protections. */
  public boolean hasRegions() {
    return this == L1 || this == L3;
  }

  /** Whether the content of memory is there. */
  public boolean hasMemory() {
    return this == L2 || this == L3;
  }
}
