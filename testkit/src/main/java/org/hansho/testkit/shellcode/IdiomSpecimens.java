package org.hansho.testkit.shellcode;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.shellcode.ShellcodeFamily;

/**
 * One inert specimen of each family in each mode.
 *
 * <p>Each begins and ends with a return, so whoever ran it would come back at once, and nothing in
 * it reaches a function of a system or goes anywhere with what it computes. Written by hand from
 * the description of the families.
 */
public final class IdiomSpecimens {
  private static final String RETURN = "c3";

  /** LoadLibraryA and GetProcAddress, each rotated right by 13 and summed. */
  private static final long HASH_OF_LOAD_LIBRARY = 0xec0e4e8eL;

  private static final long HASH_OF_GET_PROC_ADDRESS = 0x7c0dfcaaL;

  /** The system call by which code asks whether a page is there, on old Windows. */
  private static final String PROBE = "6a 02 58 cd 2e 3c 05 5a";

  private static final int JUMP_IF_EQUAL = 0x74;
  private static final int JUMP_IF_NOT_EQUAL = 0x75;
  private static final int LOOP = 0xe2;

  private IdiomSpecimens() {}

  /**
   * The specimen of a family.
   *
   * @param address where its first byte will lie in memory
   */
  public static byte[] of(ShellcodeFamily family, Mode mode, long address) {
    CodeWriter writer = new CodeWriter(address).code(RETURN);
    boolean wide = mode == Mode.BITS_64;
    switch (family) {
      case GET_PC -> writer.code("e8 00000000 5b 89d8 90 90 90 90");
      case LOADER_LIST -> loaderList(writer, wide);
      case EXPORT_PARSE -> exportParse(writer, wide);
      case HASH_LOOP -> hashLoop(writer, wide);
      case API_HASH -> apiHash(writer);
      case DECODER_LOOP -> decoderLoop(writer, wide);
      case EGG_HUNTER -> eggHunter(writer, wide);
      case SLED -> writer.fill(0x90, 80).code("31c0 31c9 31d2");
      case STACK_STRING -> stackString(writer, wide);
      case RESOLVER_CALLS -> resolverCalls(writer, wide);
      case DIRECT_SYSCALL -> writer.code(wide ? "4c8bd1 b818000000 0f05" : "ea 00000000 3300");
    }
    return writer.code(RETURN).bytes();
  }

  /**
   * Two specimens in one region.
   *
   * @param distance from the beginning of the first to that of the second, in bytes
   */
  public static byte[] pair(
      ShellcodeFamily first, ShellcodeFamily second, Mode mode, long address, int distance) {
    byte[] one = of(first, mode, address);
    byte[] filling = new byte[distance - one.length];
    Arrays.fill(filling, (byte) 0xcc);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(filling);
    both.writeBytes(of(second, mode, address + distance));
    return both.toByteArray();
  }

  private static void loaderList(CodeWriter writer, boolean wide) {
    writer.code(wide ? "65488b042560000000 488b4018 488b4020" : "64a130000000 8b400c 8b4014");
  }

  private static void exportParse(CodeWriter writer, boolean wide) {
    if (wide) {
      writer.code("8b423c 8b840288000000 4801d0 8b4818 448b4020 4901d0 448b4824 418a08");
    } else {
      writer.code("8b423c 8b440278 01d0 8b4818 8b5820 01d3 8b7824 8a0b");
    }
  }

  private static void hashLoop(CodeWriter writer, boolean wide) {
    int head = writer.place();
    writer.code("ac").code(wide ? "41c1c90d 4101c1" : "c1cf0d 01c7").code("84c0");
    writer.jumpBack(JUMP_IF_NOT_EQUAL, head);
  }

  private static void apiHash(CodeWriter writer) {
    writer.code("68").number(HASH_OF_LOAD_LIBRARY).code("58");
    writer.code("68").number(HASH_OF_GET_PROC_ADDRESS).code("58");
  }

  /** The bytes that it would change lie behind its end and are never run. */
  private static void decoderLoop(CodeWriter writer, boolean wide) {
    if (wide) {
      writer.code("488d3510000000");
    } else {
      writer.code("be").number(writer.address() + 16);
    }
    writer.code("b904000000");
    int head = writer.place();
    writer.code("80340e55").jumpBack(LOOP, head);
    writer.code(RETURN).fill(0, 16);
  }

  private static void eggHunter(CodeWriter writer, boolean wide) {
    int page = writer.place();
    writer.code("6681caff0f");
    int next = writer.place();
    writer.code(wide ? "48ffc2 52" : "42 52").code(PROBE).jumpBack(JUMP_IF_EQUAL, page);
    writer.code("b8 01020304").code(wide ? "4889d7" : "89d7");
    writer.code("af").jumpBack(JUMP_IF_NOT_EQUAL, next);
    writer.code("af").jumpBack(JUMP_IF_NOT_EQUAL, next);
  }

  private static void stackString(CodeWriter writer, boolean wide) {
    for (String four : new String[] {".dll", "el32", "kern"}) {
      writer.code("68").letters(four);
    }
    writer.code(wide ? "4883c418" : "83c40c");
  }

  /** The register called is one that the writer leaves alone; the first return keeps it so. */
  private static void resolverCalls(CodeWriter writer, boolean wide) {
    for (long constant : new long[] {0x1a2b3c4dL, 0x2b3c4d5eL, 0x3c4d5e6fL}) {
      writer.code(wide ? "41ba" : "68").number(constant).code("ffd5");
    }
  }
}
