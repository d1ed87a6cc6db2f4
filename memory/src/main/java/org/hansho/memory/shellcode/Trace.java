package org.hansho.memory.shellcode;

import java.util.Arrays;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.OperandKind;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;

/**
 * What general registers and the top of the stack hold, as far as an idiom cares, along a run of
 * instructions that is read from top to bottom.
 *
 * <p>A value is a tag and a distance: a pointer to a structure that the idiom knows, plus so many
 * bytes. Conditional jumps are read as not taken. Memory other than the stack's top is not
 * followed.
 */
final class Trace {
  /** Nothing is known. */
  static final int UNKNOWN = 0;

  /** The distance is the value. */
  static final int CONSTANT = 1;

  private static final int DEPTH = 16;

  /** Says what a load from memory gives. */
  interface Loads {
    /**
     * The tag of what is loaded.
     *
     * @param operand the memory operand of the instruction
     * @param tag what its base register holds
     * @param distance the distance of that, and the displacement
     */
    int load(Instruction instruction, int operand, int tag, long distance);
  }

  private final int[] tags = new int[Registers.COUNT];
  private final long[] distances = new long[Registers.COUNT];
  private final int[] stackTags = new int[DEPTH];
  private final long[] stackDistances = new long[DEPTH];
  private int depth;

  void clear() {
    Arrays.fill(tags, UNKNOWN);
    depth = 0;
  }

  int tag(int register) {
    return register < 0 ? UNKNOWN : tags[register];
  }

  long distance(int register) {
    return register < 0 ? 0 : distances[register];
  }

  void set(int register, int tag, long distance) {
    tags[register] = tag;
    distances[register] = distance;
  }

  /** Applies an instruction. */
  void step(Instruction instruction, Loads loads) {
    switch (instruction.operation()) {
      case MOV, MOVZX, MOVSX, MOVSXD -> move(instruction, loads);
      case LODS -> {
        move(instruction, loads);
        distances[Registers.RSI] += instruction.size(1);
      }
      case LEA -> address(instruction);
      case ADD, SUB, XOR -> combine(instruction, loads);
      case PUSH -> push(instruction, loads);
      case POP -> pop(instruction);
      case XCHG -> exchange(instruction);
      default -> forget(instruction.writtenRegisters());
    }
  }

  private void forget(int registers) {
    for (int rest = registers; rest != 0; rest &= rest - 1) {
      tags[Integer.numberOfTrailingZeros(rest)] = UNKNOWN;
    }
  }

  private void move(Instruction instruction, Loads loads) {
    if (!instruction.isRegister(0)) {
      return;
    }
    int target = instruction.register(0);
    if (instruction.size(0) < 4) {
      movePart(instruction, target);
      return;
    }
    switch (instruction.kind(1)) {
      case REGISTER -> set(target, tag(instruction.register(1)), distance(instruction.register(1)));
      case IMMEDIATE -> set(target, CONSTANT, instruction.immediate(1));
      case MEMORY -> set(target, loaded(instruction, 1, loads), 0);
      default -> tags[target] = UNKNOWN;
    }
  }

  /** A constant into the low byte of a known number. */
  private void movePart(Instruction instruction, int target) {
    boolean known = tags[target] == CONSTANT && distances[target] == 0;
    if (known && instruction.size(0) == 1 && instruction.isImmediate(1)) {
      distances[target] = instruction.immediate(1) & 0xff;
    } else {
      tags[target] = UNKNOWN;
    }
  }

  private int loaded(Instruction instruction, int operand, Loads loads) {
    int base = instruction.base(operand);
    int index = instruction.index();
    int holder = tag(base) == UNKNOWN && instruction.scale() == 1 ? indexOr(base, index) : base;
    return loads.load(
        instruction, operand, tag(holder), distance(holder) + instruction.displacement(operand));
  }

  /** Of base and index, the one of which something is known. */
  private int indexOr(int base, int index) {
    return tag(index) == UNKNOWN ? base : index;
  }

  private void address(Instruction instruction) {
    int base = instruction.base(1);
    int holder = tag(base) == UNKNOWN ? instruction.index() : base;
    set(instruction.register(0), tag(holder), distance(holder) + instruction.displacement(1));
  }

  private void combine(Instruction instruction, Loads loads) {
    if (!instruction.isRegister(0)) {
      return;
    }
    int target = instruction.register(0);
    boolean subtract = instruction.operation() == Operation.SUB;
    boolean add = instruction.operation() == Operation.ADD;
    OperandKind kind = instruction.kind(1);
    if (kind == OperandKind.REGISTER && !add && instruction.register(1) == target) {
      set(target, CONSTANT, 0);
    } else if (kind == OperandKind.IMMEDIATE && (add || subtract)) {
      distances[target] += add ? instruction.immediate(1) : -instruction.immediate(1);
    } else if (kind == OperandKind.REGISTER && add) {
      addRegister(target, instruction.register(1));
    } else if (kind == OperandKind.MEMORY && add) {
      int tag = loaded(instruction, 1, loads);
      if (tag != UNKNOWN) {
        set(target, tag, 0);
      }
    } else {
      tags[target] = UNKNOWN;
    }
  }

  /**
   * A pointer that something is added to stays what it was: an offset and its base, for example.
   */
  private void addRegister(int target, int source) {
    if (tags[target] <= CONSTANT && tags[source] > CONSTANT) {
      set(target, tags[source], distances[source]);
    } else if (tags[target] == CONSTANT) {
      tags[target] = UNKNOWN;
    }
  }

  private void push(Instruction instruction, Loads loads) {
    int tag = UNKNOWN;
    long distance = 0;
    switch (instruction.kind(0)) {
      case REGISTER -> {
        tag = tag(instruction.register(0));
        distance = distance(instruction.register(0));
      }
      case IMMEDIATE -> {
        tag = CONSTANT;
        distance = instruction.immediate(0);
      }
      case MEMORY -> tag = loaded(instruction, 0, loads);
      default -> {}
    }
    if (depth == DEPTH) {
      System.arraycopy(stackTags, 1, stackTags, 0, --depth);
      System.arraycopy(stackDistances, 1, stackDistances, 0, depth);
    }
    stackTags[depth] = tag;
    stackDistances[depth++] = distance;
  }

  private void pop(Instruction instruction) {
    int tag = UNKNOWN;
    long distance = 0;
    if (depth > 0) {
      tag = stackTags[--depth];
      distance = stackDistances[depth];
    }
    if (instruction.isRegister(0)) {
      set(instruction.register(0), tag, distance);
    }
  }

  private void exchange(Instruction instruction) {
    if (!instruction.isRegister(0) || !instruction.isRegister(1)) {
      forget(instruction.writtenRegisters());
      return;
    }
    int first = instruction.register(0);
    int second = instruction.register(1);
    int tag = tags[first];
    long distance = distances[first];
    set(first, tags[second], distances[second]);
    set(second, tag, distance);
  }
}
