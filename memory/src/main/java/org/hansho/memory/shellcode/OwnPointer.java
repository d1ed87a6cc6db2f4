package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Registers;

/**
 * Notes where a register gets an address of the block without a call: relative to the instruction
 * pointer, or as a constant. Ordinary code does so all the time; it is no idiom of its own.
 */
final class OwnPointer implements Idiom {
  private static final int REACH = 1024;

  private final OwnAddress own;

  OwnPointer(OwnAddress own) {
    this.own = own;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return mode == Mode.BITS_64 ? Idiom.bytes(0x8d, 0x8d, 0xb8, 0xbf) : Idiom.bytes(0xb8, 0xbf);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    boolean rex = code.isWide() && (code.at(offset - 1) & 0xf0) == 0x40;
    if (code.at(offset) == 0x8d && (code.at(offset + 1) & 0xc7) != 5) {
      return;
    }
    if (!code.decode(rex ? offset - 1 : offset)) {
      return;
    }
    Instruction instruction = code.instruction();
    if (isOwn(code, instruction)) {
      own.note(instruction.end(), instruction.register(0));
    }
  }

  private static boolean isOwn(Code code, Instruction instruction) {
    if (instruction.isImmediate(1)) {
      int bytes = code.mode().addressBytes();
      long value = instruction.immediate(1);
      long address = bytes == 4 ? value & 0xffffffffL : value;
      return instruction.size(1) == bytes && isNear(code, instruction, code.offset(address));
    }
    return instruction.base(1) == Registers.INSTRUCTION_POINTER
        && isNear(code, instruction, instruction.end() + instruction.displacement(1));
  }

  private static boolean isNear(Code code, Instruction instruction, long offset) {
    return code.contains(offset) && Math.abs(offset - instruction.offset()) <= REACH;
  }
}
