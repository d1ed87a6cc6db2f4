package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;

/**
 * Family 11: the form in which Windows' own libraries enter the kernel ({@code mov r10,rcx; mov
 * eax,number; syscall; ret}), outside of them; or a far transfer between 32-bit and 64-bit code
 * (selectors 23h and 33h).
 */
final class DirectSyscall implements Idiom {
  private static final int UNTIL_CALL = 8;
  private static final int UNTIL_RETURN = 6;
  private static final int HIGHEST_NUMBER = 0x3fff;

  @Override
  public BitSet beginnings(Mode mode) {
    return mode == Mode.BITS_64
        ? Idiom.bytes(0x49, 0x49, 0x4c, 0x4c, 0x6a, 0x6a)
        : Idiom.bytes(0x6a, 0x6a, 0x9a, 0x9a, 0xea, 0xea);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    switch (code.at(offset)) {
      case 0x6a -> pushedSelector(code, offset, marks);
      case 0x9a, 0xea -> farJump(code, offset, marks);
      default -> stub(code, offset, marks);
    }
  }

  private static void stub(Code code, int offset, Marks marks) {
    boolean saves = code.decode(offset) && isArgumentSaved(code.instruction());
    if (!saves) {
      return;
    }
    boolean numbered = false;
    int at = code.instruction().end();
    for (int i = 0; i < UNTIL_CALL && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      numbered |= isNumber(instruction);
      at = instruction.end();
      if (instruction.operation() == Operation.SYSCALL) {
        if (numbered && code.decode(at) && code.instruction().operation() == Operation.RET) {
          marks.add(ShellcodeFamily.DIRECT_SYSCALL, offset, "system call stub");
        }
        return;
      }
    }
  }

  private static boolean isArgumentSaved(Instruction instruction) {
    return instruction.operation() == Operation.MOV
        && instruction.isRegister(0)
        && instruction.register(0) == Registers.R10
        && instruction.isRegister(1)
        && instruction.register(1) == Registers.RCX;
  }

  private static boolean isNumber(Instruction instruction) {
    return instruction.operation() == Operation.MOV
        && instruction.isRegister(0)
        && instruction.register(0) == Registers.RAX
        && instruction.isImmediate(1)
        && instruction.immediate(1) >= 0
        && instruction.immediate(1) <= HIGHEST_NUMBER;
  }

  private static boolean isSelector(int value) {
    return value == 0x23 || value == 0x33;
  }

  private static void pushedSelector(Code code, int offset, Marks marks) {
    if (!isSelector(code.at(offset + 1))) {
      return;
    }
    int at = offset + 2;
    for (int i = 0; i < UNTIL_RETURN && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      if (instruction.operation() == Operation.RETF) {
        marks.add(ShellcodeFamily.DIRECT_SYSCALL, offset, "far return to other mode");
        return;
      }
      at = instruction.end();
    }
  }

  private static void farJump(Code code, int offset, Marks marks) {
    boolean selector = isSelector(code.at(offset + 5)) && code.at(offset + 6) == 0;
    if (selector && code.decode(offset) && code.isPlausible(offset)) {
      marks.add(ShellcodeFamily.DIRECT_SYSCALL, offset, "far jump to other mode");
    }
  }
}
