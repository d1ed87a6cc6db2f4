package org.hansho.memory.dump;

/** The registers that show where a thread is; both 0 where the dump does not say. */
public record Registers(long instructionPointer, long stackPointer) {
  /** Not known. */
  public static final Registers UNKNOWN = new Registers(0, 0);
}
