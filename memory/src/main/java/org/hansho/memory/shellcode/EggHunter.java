package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;
import org.hansho.memory.instruction.Segment;

/**
 * Family 7: a pointer moves by a page, a system call or a guarded read shows whether the page is
 * there, and what it holds is compared with a tag twice; a jump leads back.
 */
final class EggHunter implements Idiom {
  private static final int INSTRUCTIONS = 32;
  private static final int LAST_OF_PAGE = 0xfff;
  private static final int PAGE = 0x1000;

  private int comparisons;
  private boolean probed;
  private boolean returns;

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(0x66, 0x66, 0x80, 0x83, 0x8d, 0x8d);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    if (!code.decode(offset) || !movesByPage(code.instruction())) {
      return;
    }
    comparisons = 0;
    probed = false;
    returns = false;
    int at = code.instruction().end();
    for (int i = 0; i < INSTRUCTIONS && code.decode(at); i++) {
      note(code.instruction(), offset);
      if (probed && returns && comparisons >= 2) {
        marks.add(ShellcodeFamily.EGG_HUNTER, offset, "");
        return;
      }
      at = code.instruction().end();
    }
  }

  private static boolean movesByPage(Instruction instruction) {
    return switch (instruction.operation()) {
      case OR ->
          instruction.isRegister(0)
              && instruction.isImmediate(1)
              && instruction.immediate(1) == LAST_OF_PAGE;
      case ADD ->
          instruction.isRegister(0)
              && instruction.isImmediate(1)
              && instruction.immediate(1) == PAGE;
      case LEA -> instruction.displacement(1) == PAGE;
      default -> false;
    };
  }

  private void note(Instruction instruction, int begin) {
    Operation operation = instruction.operation();
    switch (operation) {
      case INT, SYSCALL, SYSENTER -> probed = true;
      case SCAS -> comparisons += instruction.size(1) >= 4 ? 1 : 0;
      case CMP -> comparisons += comparesTag(instruction) ? 1 : 0;
      default -> probed |= isGuard(instruction);
    }
    boolean jump = instruction.hasTarget() && operation != Operation.CALL;
    returns |= jump && Math.abs(instruction.target() - begin) <= INSTRUCTIONS;
  }

  private static boolean comparesTag(Instruction instruction) {
    boolean memory = instruction.isMemory(0) || instruction.isMemory(1);
    int operand = instruction.isMemory(0) ? 0 : 1;
    return memory
        && instruction.operandSize() >= 4
        && instruction.size(0) >= 4
        && instruction.base(operand) != Registers.RSP
        && instruction.base(operand) != Registers.RBP;
  }

  /** The chain of exception handlers begins at FS:0. */
  private static boolean isGuard(Instruction instruction) {
    return instruction.segment() == Segment.FS
        && instruction.operation() == Operation.MOV
        && instruction.isMemory(0);
  }
}
