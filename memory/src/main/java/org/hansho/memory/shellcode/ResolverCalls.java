package org.hansho.memory.shellcode;

import java.util.Arrays;
import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;

/**
 * Family 10: three times or more within 512 bytes a constant of 32 full bits goes to the stack or a
 * register, and a call through one and the same register follows.
 */
final class ResolverCalls implements Idiom {
  private static final int UNTIL_CALL = 4;
  private static final int CALLS = 3;

  /** For each register the places and constants of the last calls, oldest first. */
  private final int[][] places = new int[Registers.COUNT][CALLS];

  private final long[][] constants = new long[Registers.COUNT][CALLS];

  /** Forgets the region before. */
  void begin() {
    for (int register = 0; register < places.length; register++) {
      Arrays.fill(places[register], Integer.MIN_VALUE);
      Arrays.fill(constants[register], 0);
    }
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return mode == Mode.BITS_64
        ? Idiom.bytes(0xb8, 0xbf)
        : Idiom.bytes(0x68, 0x68, 0xb8, 0xbf, 0xc7, 0xc7);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    int high = code.at(offset + (code.at(offset) == 0xc7 ? 6 : 4));
    if ((code.at(offset) != 0xc7 && (high == 0 || high == 0xff)) || !code.decode(offset)) {
      return;
    }
    Instruction first = code.instruction();
    int operand = first.operation() == Operation.PUSH ? 0 : 1;
    if (!first.isImmediate(operand) || !isHashLike(first.immediate(operand))) {
      return;
    }
    long constant = first.immediate(operand);
    int own = first.isRegister(0) ? first.register(0) : Registers.NONE;
    int register = calledRegister(code, first.end());
    if (register >= 0 && register != own) {
      note(code, register, offset, constant, marks);
    }
  }

  private static boolean isHashLike(long value) {
    int high = (int) (value >> 24) & 0xff;
    boolean small = value == (int) value && (high == 0 || high == 0xff);
    return !small && (value == (int) value || value >>> 32 == 0);
  }

  private static int calledRegister(Code code, int from) {
    int at = from;
    for (int i = 0; i < UNTIL_CALL && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      if (instruction.operation() == Operation.CALL) {
        return instruction.isRegister(0) ? instruction.register(0) : Registers.NONE;
      }
      if (instruction.operation().endsFlow() || instruction.hasTarget()) {
        return Registers.NONE;
      }
      at = instruction.end();
    }
    return Registers.NONE;
  }

  /** Hashes have nothing in common; addresses and numbers of one kind begin alike. */
  private static boolean areUnlike(long[] values) {
    long first = values[0] >> 24;
    long second = values[1] >> 24;
    long third = values[2] >> 24;
    return first != second && second != third && first != third;
  }

  private void note(Code code, int register, int offset, long constant, Marks marks) {
    int[] place = places[register];
    long[] values = constants[register];
    if (values[CALLS - 1] == constant) {
      return;
    }
    System.arraycopy(place, 1, place, 0, CALLS - 1);
    System.arraycopy(values, 1, values, 0, CALLS - 1);
    place[CALLS - 1] = offset;
    values[CALLS - 1] = constant;
    boolean near = place[0] >= 0 && offset - place[0] <= Marks.WINDOW;
    if (near && areUnlike(values) && code.isPlausible(offset)) {
      marks.add(ShellcodeFamily.RESOLVER_CALLS, place[0], "");
    }
  }
}
