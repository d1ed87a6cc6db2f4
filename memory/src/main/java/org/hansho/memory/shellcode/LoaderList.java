package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;
import org.hansho.memory.instruction.Registers;
import org.hansho.memory.instruction.Segment;

/**
 * Family 2: from the thread's block in FS or GS to the process environment block, from there to the
 * loader's data, and to one of its three lists of modules. Offsets are those of Windows on x86 and
 * x64, unchanged since Windows XP (capa rule "access PEB ldr_data" describes the same way).
 */
final class LoaderList implements Idiom {
  private static final int THREAD = 2;
  private static final int PROCESS = 3;
  private static final int LOADER = 4;
  private static final int INSTRUCTIONS = 48;
  private static final int LOOK_BACK = 14;

  private final Trace trace = new Trace();
  private boolean wide;
  private boolean found;

  @Override
  public BitSet beginnings(Mode mode) {
    return mode == Mode.BITS_64 ? Idiom.bytes(0x65, 0x65) : Idiom.bytes(0x64, 0x64);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    if (!code.decode(offset)) {
      return;
    }
    Instruction first = code.instruction();
    int operand = memoryOperand(first);
    if (operand < 0 || !mayLead(first, operand)) {
      return;
    }
    wide = code.isWide();
    trace.clear();
    int base = first.base(operand);
    if (base >= 0 && first.displacement(operand) == 0) {
      constants(code, offset);
    }
    if (walk(code, offset)) {
      marks.add(ShellcodeFamily.LOADER_LIST, offset, "");
    }
  }

  private static int memoryOperand(Instruction instruction) {
    return switch (instruction.operation()) {
      case PUSH -> instruction.isMemory(0) ? 0 : -1;
      case MOV, ADD, LODS -> instruction.isMemory(1) ? 1 : -1;
      default -> -1;
    };
  }

  /** Displacements of ordinary thread-local data are large, or negative. */
  private static boolean mayLead(Instruction instruction, int operand) {
    long displacement = instruction.displacement(operand);
    return displacement >= 0 && displacement <= 0x60;
  }

  private boolean walk(Code code, int offset) {
    found = false;
    int at = offset;
    for (int i = 0; i < INSTRUCTIONS && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      trace.step(instruction, this::load);
      if (found) {
        return true;
      }
      at = next(code, instruction);
    }
    return false;
  }

  /** Jumps ahead are followed, so that code cut to pieces is read as it runs. */
  private static int next(Code code, Instruction instruction) {
    boolean jump = instruction.operation() == Operation.JMP && instruction.hasTarget();
    boolean inside = jump && code.contains(instruction.target());
    return inside ? (int) instruction.target() : instruction.end();
  }

  private int load(Instruction instruction, int operand, int tag, long distance) {
    int process = wide ? 0x60 : 0x30;
    if (instruction.segment() == (wide ? Segment.GS : Segment.FS)) {
      boolean known = tag == Trace.CONSTANT || instruction.base(operand) == Registers.NONE;
      long offset = known ? distance : instruction.displacement(operand);
      return offset == process ? PROCESS : offset == (wide ? 0x30 : 0x18) ? THREAD : Trace.UNKNOWN;
    }
    switch (tag) {
      case THREAD:
        return distance == process ? PROCESS : Trace.UNKNOWN;
      case PROCESS:
        return distance == (wide ? 0x18 : 0x0c) ? LOADER : Trace.UNKNOWN;
      case LOADER:
        found |= isList(distance);
        return Trace.UNKNOWN;
      default:
        return Trace.UNKNOWN;
    }
  }

  private boolean isList(long offset) {
    return wide
        ? offset == 0x10 || offset == 0x20 || offset == 0x30
        : offset == 0x0c || offset == 0x14 || offset == 0x1c;
  }

  /** Learns constants from the few bytes before, whichever of them instructions begin at. */
  private void constants(Code code, int offset) {
    for (int back = 2; back <= LOOK_BACK; back++) {
      trace.clear();
      int at = offset - back;
      while (at < offset && code.decode(at)) {
        trace.step(code.instruction(), this::load);
        at = code.instruction().end();
      }
      if (at == offset && code.decode(offset)) {
        int base = code.instruction().base(memoryOperand(code.instruction()));
        if (trace.tag(base) == Trace.CONSTANT) {
          return;
        }
      }
    }
    trace.clear();
  }
}
