package org.hansho.memory.shellcode;

import java.util.Arrays;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;

/**
 * Where registers last came to hold an address inside the block that is being read; decoder loops
 * need one. Remembers the few last.
 *
 * <p>That such an address was taken nearby is not enough: in much compiled code that happens by
 * chance. The instructions behind it must lead to the loop, one after the other or by jumps
 * forward, and none of them may replace what the register holds.
 */
final class OwnAddress {
  private static final int KEPT = 8;

  /** How far behind it the address may be used, in bytes. */
  private static final int REACH = 160;

  private final int[] ends = new int[KEPT];
  private final int[] registers = new int[KEPT];
  private int next;

  /** Registers that hold an address of the block on the way to a loop, as bits. */
  private int held;

  /** Whether one of them was pushed last. */
  private boolean pushed;

  void begin() {
    Arrays.fill(registers, Registers.NONE);
    next = 0;
  }

  /** Notes that a register holds such an address from this offset on, behind an instruction. */
  void note(int end, int register) {
    ends[next] = end;
    registers[next] = register;
    next = (next + 1) % KEPT;
  }

  /** The registers, as bits, that hold such an address where a loop begins. */
  int heldAt(Code code, int head, int jump) {
    int all = 0;
    for (int i = 0; i < KEPT; i++) {
      int distance = head - ends[i];
      if (registers[i] != Registers.NONE && distance >= 0 && distance <= REACH) {
        all |= leadsTo(code, i, head, jump) ? held : 0;
      }
    }
    return all;
  }

  /** Whether a note's code leads to a loop; afterwards {@link #held} says with what registers. */
  private boolean leadsTo(Code code, int note, int head, int jump) {
    held = 1 << registers[note];
    pushed = false;
    int at = ends[note];
    while (at < head && held != 0 && code.decode(at)) {
      Instruction instruction = code.instruction();
      Operation operation = instruction.operation();
      at = instruction.end();
      if (operation == Operation.JMP) {
        long target = instruction.hasTarget() ? instruction.target() : -1;
        if (target < at || target > jump) {
          return false;
        }
        at = (int) target;
      } else if (operation.endsFlow()) {
        return false;
      } else {
        follow(instruction, operation);
      }
    }
    return held != 0 && at >= head && at <= jump && (at == head || isInside(code, head, at));
  }

  /** Whether a place inside of a loop is one of its instructions. */
  private static boolean isInside(Code code, int head, int place) {
    int at = head;
    while (at < place && code.decode(at)) {
      at = code.instruction().end();
    }
    return at == place;
  }

  private void follow(Instruction instruction, Operation operation) {
    boolean copies = false;
    switch (operation) {
      case MOV -> copies = instruction.isRegister(1) && isHeld(instruction.register(1));
      case LEA -> copies = isHeld(instruction.base(1)) || isHeld(instruction.index());
      case ADD, SUB, INC, DEC, XOR, AND, OR -> copies = isHeldFirst(instruction);
      case POP -> copies = pushed;
      case XCHG -> {
        exchange(instruction);
        return;
      }
      default -> {}
    }
    if (operation == Operation.PUSH || operation == Operation.POP) {
      pushed = operation == Operation.PUSH && isHeldFirst(instruction);
    }
    held &= ~instruction.writtenRegisters();
    if (copies && instruction.isRegister(0)) {
      held |= 1 << instruction.register(0);
    }
  }

  private void exchange(Instruction instruction) {
    if (!instruction.isRegister(0) || !instruction.isRegister(1)) {
      held &= ~instruction.writtenRegisters();
      return;
    }
    int first = 1 << instruction.register(0);
    int second = 1 << instruction.register(1);
    boolean wasFirst = (held & first) != 0;
    boolean wasSecond = (held & second) != 0;
    held &= ~(first | second);
    held |= (wasFirst ? second : 0) | (wasSecond ? first : 0);
  }

  private boolean isHeldFirst(Instruction instruction) {
    return instruction.isRegister(0) && isHeld(instruction.register(0));
  }

  private boolean isHeld(int register) {
    return register >= 0 && register < Registers.COUNT && (held & 1 << register) != 0;
  }
}
