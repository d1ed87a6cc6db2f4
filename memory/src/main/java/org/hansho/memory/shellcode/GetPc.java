package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;

/**
 * Family 1: a call close by whose return address is popped at once, or an x87 environment stored at
 * the stack's top and read back. Small functions that return the address ({@code mov ebx,[esp];
 * ret}), as compilers of 32-bit code write them, do not pop and are not meant.
 */
final class GetPc implements Idiom {
  private static final int CALL = 0xe8;
  private static final int AHEAD = 64;
  private static final int BACK = 1024;
  private static final int UNTIL_READ = 8;
  private static final int LONGEST_JUMP = 8;

  /** Opcode, ModRM and prefixes of an instruction whose SIB byte looks like a call. */
  private static final int LONGEST_BEFORE = 4;

  private final OwnAddress own;

  GetPc(OwnAddress own) {
    this.own = own;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(CALL, CALL, 0xd9, 0xd9, 0xdd, 0xdd, 0x0f, 0x0f);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    switch (code.at(offset)) {
      case CALL -> call(code, offset, marks);
      case 0x0f -> {
        if (code.at(offset + 1) == 0xae) {
          environment(code, offset, marks);
        }
      }
      default -> {
        if ((code.at(offset + 1) & 0x38) == 0x30 && code.at(offset + 1) < 0xc0) {
          environment(code, offset, marks);
        }
      }
    }
  }

  private void call(Code code, int offset, Marks marks) {
    int distance = code.intAt(offset + 1);
    int target = offset + 5 + distance;
    if (distance >= 0 && distance <= AHEAD && isConstantOfOther(code, offset)) {
      return;
    }
    boolean near =
        distance >= 0 ? distance <= AHEAD : distance >= -BACK && isJumpedTo(code, offset, target);
    if (!near || !isPop(code.at(target)) || !code.decode(target)) {
      return;
    }
    Instruction instruction = code.instruction();
    int register = instruction.register(0);
    int end = instruction.end();
    if (register == Registers.RSP || !code.isPlausible(target)) {
      return;
    }
    own.note(end, register);
    marks.add(ShellcodeFamily.GET_PC, Math.min(offset, target), "call and pop");
  }

  /** Whether the pop that is called backwards lies behind the jump that leads to the call. */
  private static boolean isJumpedTo(Code code, int call, int pop) {
    for (int at = pop - LONGEST_JUMP; at < pop; at++) {
      boolean jump = code.at(at) == 0xeb || code.at(at) == 0xe9;
      if (jump && code.decode(at) && code.instruction().target() == call) {
        return true;
      }
    }
    return false;
  }

  /** E8 and four zeros also end stores of zero into an array, before registers are popped. */
  private static boolean isConstantOfOther(Code code, int offset) {
    for (int before = offset - LONGEST_BEFORE; before < offset; before++) {
      if (code.decode(before) && code.instruction().end() == offset + 5) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPop(int value) {
    return value >= 0x58 && value <= 0x5f;
  }

  private void environment(Code code, int offset, Marks marks) {
    if (!code.decode(offset) || !storesEnvironment(code.instruction())) {
      return;
    }
    int at = code.instruction().end();
    for (int i = 0; i < UNTIL_READ && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      Operation operation = instruction.operation();
      boolean read =
          instruction.isMemory(1)
              && operation == Operation.MOV
              && instruction.base(1) == Registers.RSP;
      if ((operation == Operation.POP || read) && instruction.isRegister(0)) {
        int register = instruction.register(0);
        int end = instruction.end();
        if (code.isPlausible(at)) {
          own.note(end, register);
          marks.add(ShellcodeFamily.GET_PC, offset, "x87 environment");
        }
        return;
      }
      at = instruction.end();
    }
  }

  private static boolean storesEnvironment(Instruction instruction) {
    return switch (instruction.operation()) {
      case FNSTENV, FNSAVE, FXSAVE ->
          instruction.base(0) == Registers.RSP
              && instruction.index() == Registers.NONE
              && instruction.displacement(0) <= 0;
      default -> false;
    };
  }
}
