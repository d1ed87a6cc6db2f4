package org.hansho.memory.shellcode;

import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;
import org.hansho.memory.instruction.Segment;

/** What the instructions of one loop do to registers and memory; sets of registers are bits. */
final class LoopFacts {
  private static final int MOST_SUMS = 16;

  private boolean loadsByte;
  private boolean loadsString;
  private boolean storesString;
  private boolean changesAccumulator;
  private int loaded;
  private int scrambled;
  private int moved;
  private int sums;
  private final int[] totals = new int[MOST_SUMS];
  private final int[] addends = new int[MOST_SUMS];

  /** Registers through which memory is changed in place. */
  private int changedThrough;

  /** Registers through which memory is read or written by moves. */
  private int readThrough;

  private int writtenThrough;
  private int combined;

  /** Registers that hold what was loaded through a pointer, and those that were stored. */
  private int fetched;

  private int stored;

  void begin() {
    loadsByte = false;
    loadsString = false;
    storesString = false;
    changesAccumulator = false;
    loaded = 0;
    scrambled = 0;
    moved = 0;
    sums = 0;
    changedThrough = 0;
    readThrough = 0;
    writtenThrough = 0;
    combined = 0;
    fetched = 0;
    stored = 0;
  }

  /** Adds an instruction of the loop. */
  void add(Instruction instruction) {
    switch (instruction.operation()) {
      case LODS -> {
        loadsString = true;
        loadsByte |= instruction.size(1) == 1;
        loaded |= 1 << Registers.RAX;
      }
      case STOS -> storesString = true;
      case MOV, MOVZX, MOVSX -> move(instruction);
      case ROL, ROR, SHL, SHR, NOT, NEG, BSWAP -> change(instruction, true);
      case IMUL -> {
        if (instruction.operands() > 1) {
          change(instruction, true);
        }
      }
      case ADD, XOR, SUB -> combine(instruction);
      case INC, DEC -> change(instruction, false);
      default -> {}
    }
    moved |= instruction.writtenRegisters();
  }

  private void move(Instruction instruction) {
    if (instruction.isRegister(0)) {
      loaded |= 1 << instruction.register(0);
      if (instruction.isMemory(1)) {
        loadsByte |= instruction.size(1) == 1;
        readThrough |= pointers(instruction, 1);
        fetched |= 1 << instruction.register(0);
      }
    } else if (instruction.isMemory(0) && instruction.isRegister(1)) {
      writtenThrough |= pointers(instruction, 0);
      stored |= 1 << instruction.register(1);
    }
  }

  private void combine(Instruction instruction) {
    boolean wide = instruction.size(0) >= 4;
    boolean registers = instruction.isRegister(0) && instruction.isRegister(1);
    if (wide && registers && sums < MOST_SUMS) {
      totals[sums] = instruction.register(0);
      addends[sums++] = instruction.register(1);
    }
    if (wide && instruction.isRegister(0) && instruction.isMemory(1)) {
      loadsByte |= instruction.size(1) == 1;
    }
    change(instruction, false);
  }

  private void change(Instruction instruction, boolean scrambles) {
    if (instruction.isMemory(0)) {
      if (instruction.segment() == Segment.DEFAULT) {
        changedThrough |= pointers(instruction, 0);
      }
      return;
    }
    int register = instruction.register(0);
    if (scrambles && instruction.size(0) >= 4 && instruction.operation() != Operation.NEG) {
      scrambled |= 1 << register;
    }
    boolean constantAddition = instruction.operation() == Operation.INC;
    if (!constantAddition) {
      combined |= 1 << register;
      changesAccumulator |= register == Registers.RAX;
    }
  }

  /** The registers of an address, but not those that frames are addressed by. */
  private static int pointers(Instruction instruction, int operand) {
    int mask = 0;
    if (instruction.base(operand) >= 0) {
      mask |= 1 << instruction.base(operand);
    }
    if (instruction.index() >= 0) {
      mask |= 1 << instruction.index();
    }
    return mask & ~(1 << Registers.RSP);
  }

  /** Whether text is hashed. */
  boolean hashes() {
    if (!loadsByte) {
      return false;
    }
    for (int i = 0; i < sums; i++) {
      int total = totals[i];
      boolean two = total != addends[i];
      boolean kept = (loaded & (1 << total)) == 0;
      boolean stirred = (scrambled & ((1 << total) | (1 << addends[i]))) != 0;
      if (two && kept && stirred) {
        return true;
      }
    }
    return false;
  }

  /** The registers, as bits, through which memory is changed while one of them moves. */
  int decodedThrough() {
    int pointers = changedThrough;
    pointers |= (fetched & combined & stored) != 0 ? readThrough & writtenThrough : 0;
    if (loadsString && storesString && changesAccumulator) {
      pointers |= (1 << Registers.RSI) | (1 << Registers.RDI);
    }
    return (moved & pointers) != 0 ? pointers : 0;
  }
}
