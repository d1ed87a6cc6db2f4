package org.hansho.memory.dump;

/** An image that was loaded once and is not any more. */
public record UnloadedModule(long base, long size, String path) {
  /** Whether an address lies in it. */
  public boolean holds(long address) {
    return address >= base && address - base < size;
  }
}
