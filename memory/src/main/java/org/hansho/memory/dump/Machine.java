package org.hansho.memory.dump;

/**
 * The kind of processor, and where its register record keeps what we read. Source: {@code CONTEXT}
 * of {@code winnt.h}; Breakpad writes the same records for other systems.
 */
public enum Machine {
  X86("x86", 32, 0x14C, 716, 0xB8, 0xC4),
  X64("x86_64", 64, 0x8664, 1232, 0xF8, 0x98),
  ARM("arm", 32, 0x1C4, 68, 0x40, 0x38),
  ARM64("arm64", 64, 0xAA64, 272, 0x108, 0x100),
  OTHER("other", 64, 0, 0, 0, 0);

  private final String title;
  private final int bits;
  private final int imageMachine;
  private final int leastContext;
  private final int instructionPointer;
  private final int stackPointer;

  Machine(
      String title,
      int bits,
      int imageMachine,
      int leastContext,
      int instructionPointer,
      int stackPointer) {
    this.title = title;
    this.bits = bits;
    this.imageMachine = imageMachine;
    this.leastContext = leastContext;
    this.instructionPointer = instructionPointer;
    this.stackPointer = stackPointer;
  }

  static Machine numbered(int architecture) {
    return switch (architecture) {
      case 0, 10 -> X86;
      case 9 -> X64;
      case 5 -> ARM;
      case 12, 0x8003 -> ARM64;
      default -> OTHER;
    };
  }

  /** The name of the Elastic Common Schema. */
  public String title() {
    return title;
  }

  /** 32 or 64. */
  public int bits() {
    return bits;
  }

  /** Whether its code can be decoded here: x86 and x64. */
  public boolean isDecoded() {
    return this == X86 || this == X64;
  }

  /** The machine that the header of an image for it names; 0 where there is none. */
  public int imageMachine() {
    return imageMachine;
  }

  /** An address as it is meant: 32-bit dumps carry some with their sign extended. */
  public long address(long written) {
    return bits == 32 ? written & 0xFFFF_FFFFL : written;
  }

  boolean hasContext(long bytes) {
    return leastContext > 0 && bytes >= leastContext;
  }

  int instructionPointer() {
    return instructionPointer;
  }

  int stackPointer() {
    return stackPointer;
  }
}
