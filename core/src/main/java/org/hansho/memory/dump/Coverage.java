package org.hansho.memory.dump;

/** How much of a process a dump lets one judge; what is not in the dump was not assessed. */
public enum Coverage {
  /** Neither a list of regions nor memory: what is around the threads only. */
  L0("neither protections of memory nor its content are in the dump"),
  /** Regions with their protections, without their content. */
  L1("the content of memory is not in the dump"),
  /** The content of memory, without protections. */
  L2("protections of memory are not in the dump"),
  /** Both. */
  L3("");

  private final String lack;

  Coverage(String lack) {
    this.lack = lack;
  }

  static Coverage of(boolean regions, boolean memory) {
    return regions ? (memory ? L3 : L1) : memory ? L2 : L0;
  }

  /** What is missing in the dump; empty if nothing is. */
  public String lack() {
    return lack;
  }

  public boolean hasRegions() {
    return this == L1 || this == L3;
  }

  public boolean hasMemory() {
    return this == L2 || this == L3;
  }
}
