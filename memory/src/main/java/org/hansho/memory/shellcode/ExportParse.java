package org.hansho.memory.shellcode;

import java.util.BitSet;
import org.hansho.memory.instruction.Instruction;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.instruction.Operation;

/**
 * Family 3: from the header of an image (3Ch) to its export directory (78h or 88h), and there to at
 * least three of the five fields that name its tables, with a loop or loads of single bytes.
 * Source: Microsoft's PE format specification, the optional header and the export directory table.
 */
final class ExportParse implements Idiom {
  private static final int HEADER_POINTER = 0x3c;
  private static final int DIRECTORY = 2;
  private static final int INSTRUCTIONS = 96;
  private static final int FIELDS = 3;

  private final Trace trace = new Trace();
  private int fields;
  private boolean directory;

  @Override
  public BitSet beginnings(Mode mode) {
    return Idiom.bytes(0x8b, 0x8b, 0x03, 0x03, 0x63, 0x63);
  }

  @Override
  public void at(Code code, int offset, Marks marks) {
    int modRm = code.at(offset + 1);
    boolean shortDisplacement = modRm >= 0x40 && modRm < 0x80;
    int displacement = code.at(offset + ((modRm & 7) == 4 ? 3 : 2));
    if (!shortDisplacement || displacement != HEADER_POINTER) {
      return;
    }
    boolean rex = code.isWide() && (code.at(offset - 1) & 0xf0) == 0x40;
    int begin = rex ? offset - 1 : offset;
    if (parses(code, begin)) {
      marks.add(ShellcodeFamily.EXPORT_PARSE, begin, "");
    }
  }

  private boolean parses(Code code, int begin) {
    trace.clear();
    fields = 0;
    directory = false;
    boolean loops = false;
    int at = begin;
    for (int i = 0; i < INSTRUCTIONS && code.decode(at); i++) {
      Instruction instruction = code.instruction();
      loops |= readsByte(instruction) || jumpsBack(instruction, begin);
      trace.step(instruction, this::load);
      note(instruction);
      if (loops && Integer.bitCount(fields) >= FIELDS) {
        return true;
      }
      if (instruction.operation() == Operation.RET) {
        return false;
      }
      at = instruction.end();
    }
    return false;
  }

  private int load(Instruction instruction, int operand, int tag, long distance) {
    if (tag == DIRECTORY) {
      field(distance);
      return Trace.UNKNOWN;
    }
    long displacement = instruction.displacement(operand);
    boolean entry = displacement == 0x78 || displacement == 0x88;
    if (entry && instruction.operandSize() >= 4) {
      directory = true;
      return DIRECTORY;
    }
    return Trace.UNKNOWN;
  }

  /** Fields that are read without a load into a register: compared, for example. */
  private void note(Instruction instruction) {
    if (directory && instruction.operation() == Operation.CMP && instruction.isMemory(1)) {
      int base = instruction.base(1);
      if (trace.tag(base) == DIRECTORY) {
        field(trace.distance(base) + instruction.displacement(1));
      }
    }
  }

  private void field(long offset) {
    if (offset == 0x14 || offset == 0x18 || offset == 0x1c || offset == 0x20 || offset == 0x24) {
      fields |= 1 << ((int) offset - 0x14);
    }
  }

  private static boolean jumpsBack(Instruction instruction, int begin) {
    return instruction.hasTarget()
        && instruction.operation() != Operation.CALL
        && instruction.target() < instruction.offset()
        && instruction.target() >= begin;
  }

  private static boolean readsByte(Instruction instruction) {
    return instruction.operands() > 1 && instruction.isMemory(1) && instruction.size(1) == 1;
  }
}
