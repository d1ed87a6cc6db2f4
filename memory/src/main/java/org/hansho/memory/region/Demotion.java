package org.hansho.memory.region;

/**
 * The benign shape of executable memory. It lowers what weak evidence counts, and hides nothing.
 */
public enum Demotion {
  NONE("none"),
  /** Small, near a module, full of detours into modules. */
  TRAMPOLINE("trampoline"),
  /** Laid out as a runtime that is loaded lays out compiled code. */
  JIT("jit"),
  /** The way from 32-bit to 64-bit code. */
  WOW64_THUNK("wow64-thunk"),
  /** A .NET process in which nothing but threads speaks against the memory. */
  DOTNET_THREADS("dotnet-threads");

  private final String title;

  Demotion(String title) {
    this.title = title;
  }

  /** The name in events. */
  public String title() {
    return title;
  }
}
