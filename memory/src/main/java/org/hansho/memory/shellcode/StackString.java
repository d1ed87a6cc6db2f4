package org.hansho.memory.shellcode;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Registers;

/**
 * Family 9: two or more constants that are pushed or stored next to each other and together spell
 * the name of a library or of a function.
 */
final class StackString implements Idiom {
  private static final int INSTRUCTIONS = 24;
  private static final int LONGEST = 64;

  private final byte[] stored = new byte[LONGEST];
  private final byte[] pushed = new byte[LONGEST];
  private int pushedFrom;
  private int constants;
  private long firstDisplacement;
  private boolean stores;
  private int end;

  /** Forgets the region before. */
  void begin() {
    end = 0;
  }

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(0x68, 0x68, 0xb8, 0xbf, 0xc6, 0xc7);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    if (offset < end || !beginsText(code, offset)) {
      return;
    }
    boolean rex = code.isWide() && (code.at(offset - 1) & 0xf0) == 0x40;
    int begin = rex ? offset - 1 : offset;
    collect(code, begin);
    String name = constants >= 2 ? name() : "";
    if (!name.isEmpty()) {
      marks.add(ShellcodeFamily.STACK_STRING, begin, name);
      end = code.instruction().offset();
    }
  }

  /** A first look at the constant, where it can be seen without decoding. */
  private static boolean beginsText(Code code, int offset) {
    int opcode = code.at(offset);
    if (opcode == 0xc6 || opcode == 0xc7) {
      int modRm = code.at(offset + 1);
      return modRm == 0x44 || modRm == 0x45 || modRm == 0x04;
    }
    return isText(code.at(offset + 1)) && isText(code.at(offset + 2));
  }

  private void collect(Code code, int begin) {
    Arrays.fill(stored, (byte) 0);
    pushedFrom = LONGEST;
    constants = 0;
    stores = false;
    int idle = 0;
    int at = begin;
    for (int i = 0; i < INSTRUCTIONS && idle < 4 && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      int before = constants;
      take(instruction);
      idle = constants > before ? 0 : idle + 1;
      if (instruction.operation().endsFlow() || instruction.hasTarget()) {
        break;
      }
      at = instruction.end();
    }
  }

  private void take(Instruction instruction) {
    switch (instruction.operation()) {
      case PUSH -> {
        if (instruction.isImmediate(0)) {
          push(instruction.immediate(0), 4);
        }
      }
      case MOV -> {
        if (instruction.isMemory(0) && instruction.isImmediate(1)) {
          store(instruction);
        } else if (instruction.isRegister(0) && instruction.isImmediate(1)) {
          push(instruction.immediate(1), instruction.size(1));
        }
      }
      default -> {}
    }
  }

  private void push(long value, int bytes) {
    int letters = textBytes(value, bytes);
    if (letters == 0 || pushedFrom < bytes) {
      return;
    }
    pushedFrom -= bytes;
    for (int i = 0; i < bytes; i++) {
      pushed[pushedFrom + i] = (byte) (value >> (8 * i));
    }
    constants++;
  }

  private void store(Instruction instruction) {
    int base = instruction.base(0);
    int bytes = instruction.size(0);
    boolean frame = base == Registers.RSP || base == Registers.RBP;
    if (!frame || textBytes(instruction.immediate(1), Math.min(4, bytes)) == 0) {
      return;
    }
    if (!stores) {
      firstDisplacement = instruction.displacement(0);
      stores = true;
    }
    long at = instruction.displacement(0) - firstDisplacement;
    if (at >= 0 && at + bytes <= LONGEST) {
      for (int i = 0; i < bytes; i++) {
        stored[(int) at + i] = (byte) (instruction.immediate(1) >> (8 * i));
      }
      constants++;
    }
  }

  /**
   * How many letters a constant holds, 0 if it holds anything but letters and zeros behind them.
   */
  private static int textBytes(long value, int bytes) {
    int letters = 0;
    for (int i = 0; i < bytes; i++) {
      int letter = (int) (value >> (8 * i)) & 0xff;
      if (isText(letter) && letters == i) {
        letters++;
      } else if (letter != 0) {
        return 0;
      }
    }
    return letters;
  }

  private static boolean isText(int value) {
    return value >= 0x20 && value < 0x7f;
  }

  private String name() {
    String found = ApiNames.named(text(pushed, pushedFrom));
    return found.isEmpty() ? ApiNames.named(text(stored, 0)) : found;
  }

  private static String text(byte[] bytes, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < LONGEST; i++) {
      if (bytes[i] != 0) {
        text.append((char) (bytes[i] & 0xff));
      }
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
