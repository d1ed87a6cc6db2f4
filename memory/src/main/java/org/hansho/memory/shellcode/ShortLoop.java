package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;

/**
 * Families 4 and 6: what a loop of at most 64 bytes does, read from its head to the jump back.
 *
 * <p>Hash loop: a byte is loaded, a register of 32 bits or more is shifted, rotated or multiplied,
 * and it or its result is added or XORed into one that the loop does not load anew. Decoder loop:
 * memory is changed through a pointer into the block itself ({@link OwnAddress}), and the pointer
 * moves.
 */
final class ShortLoop implements Idiom {
  private static final int LONGEST = 64;

  private final OwnAddress own;
  private final LoopFacts facts = new LoopFacts();

  ShortLoop(OwnAddress own) {
    this.own = own;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(0x70, 0x7f, 0xe0, 0xe2, 0xeb, 0xeb);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    int distance = (byte) code.at(offset + 1);
    if (distance > -4 || distance < -LONGEST) {
      return;
    }
    int head = offset + 2 + distance;
    if (!read(code, head, offset)) {
      return;
    }
    int pointers = facts.decodedThrough();
    if (pointers != 0 && (own.heldAt(code, head, offset) & pointers) != 0) {
      marks.add(ShellcodeFamily.DECODER_LOOP, head, "");
    } else if (facts.hashes()) {
      marks.add(ShellcodeFamily.HASH_LOOP, head, "");
    }
  }

  /** Reads the loop; false unless instructions lead exactly to the jump. */
  private boolean read(Code code, int head, int jump) {
    facts.begin();
    int at = head;
    while (at < jump) {
      if (!code.decode(at)) {
        return false;
      }
      Instruction instruction = code.instruction();
      Operation operation = instruction.operation();
      if (operation.endsFlow() && operation != Operation.JMP) {
        return false;
      }
      facts.add(instruction);
      at = instruction.end();
    }
    if (at != jump || !code.decode(jump)) {
      return false;
    }
    facts.add(code.instruction());
    return true;
  }
}
