package org.hansho.memory.dump;

/**
 * A region of the address space as the system describes it. Source: {@code MINIDUMP_MEMORY_INFO}.
 *
 * @param allocationBase where the allocation begins that it is a part of
 * @param allocationProtect protection it was allocated with
 * @param state {@link #COMMIT}, {@link #RESERVE} or free
 * @param protect present protection
 * @param type {@link #PRIVATE}, {@link #MAPPED} or {@link #IMAGE}
 */
public record RegionInfo(
    long base,
    long size,
    long allocationBase,
    int allocationProtect,
    int state,
    int protect,
    int type) {
  /** {@link #state} of memory that is there. */
  public static final int COMMIT = 0x1000;

  /** {@link #state} of addresses that are kept free. */
  public static final int RESERVE = 0x2000;

  /** {@link #type} of memory that was allocated. */
  public static final int PRIVATE = 0x20000;

  /** {@link #type} of a file or section that was mapped. */
  public static final int MAPPED = 0x40000;

  /** {@link #type} of an image that was mapped. */
  public static final int IMAGE = 0x1000000;

  /** A protection that allows nothing. */
  public static final int NO_ACCESS = 0x01;

  private static final int EXECUTABLE = 0xF0;
  private static final int GUARD = 0x100;

  /** Address behind it. */
  public long end() {
    return base + size;
  }

  /** Whether there is memory behind its addresses. */
  public boolean isCommitted() {
    return state == COMMIT;
  }

  /** Whether its code can run: committed, executable, no guard page. */
  public boolean isExecutable() {
    return isCommitted() && isExecutable(protect) && (protect & GUARD) == 0;
  }

  /** Whether a protection allows execution. */
  public static boolean isExecutable(int protection) {
    return (protection & EXECUTABLE) != 0;
  }

  /** Whether a protection allows execution and writing; copies made on writing do not count. */
  public static boolean isWritableExecutable(int protection) {
    return (protection & 0x40) != 0;
  }

  /** A protection in three letters, such as {@code RWX} or {@code R--}. */
  public static String letters(int protection) {
    return switch (protection & 0xFF) {
      case 0x02 -> "R--";
      case 0x04 -> "RW-";
      case 0x08 -> "RC-";
      case 0x10 -> "--X";
      case 0x20 -> "R-X";
      case 0x40 -> "RWX";
      case 0x80 -> "RCX";
      default -> "---";
    };
  }

  /** A type in one word. */
  public static String typeName(int type) {
    return switch (type) {
      case PRIVATE -> "private";
      case MAPPED -> "mapped";
      case IMAGE -> "image";
      default -> "unknown";
    };
  }
}
