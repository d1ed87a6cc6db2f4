package org.hansho.benchmark.decoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.instruction.Mode;

/** The executable sections of Windows images, such as the libraries that Wine brings. */
final class WindowsSections {
  private static final int SIGNATURE = 0x4550;
  private static final short MACHINE_386 = 0x14c;
  private static final short MACHINE_X86_64 = (short) 0x8664;
  private static final int FILE_HEADER = 24;
  private static final int SECTION_HEADER = 40;
  private static final int EXECUTABLE = 0x2000_0000;

  private WindowsSections() {}

  static List<ExecutableSections.Code> of(String name, byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int header = bytes.getInt(60);
    if (header < 0 || header > file.length - FILE_HEADER || bytes.getInt(header) != SIGNATURE) {
      return List.of();
    }
    short machine = bytes.getShort(header + 4);
    if (machine != MACHINE_386 && machine != MACHINE_X86_64) {
      return List.of();
    }
    int count = bytes.getShort(header + 6) & 0xffff;
    int table = header + FILE_HEADER + (bytes.getShort(header + 20) & 0xffff);
    Mode mode = machine == MACHINE_386 ? Mode.BITS_32 : Mode.BITS_64;
    List<ExecutableSections.Code> found = new ArrayList<>();
    for (int i = 0; i < count && table + (i + 1) * SECTION_HEADER <= file.length; i++) {
      int at = table + i * SECTION_HEADER;
      int size = Math.min(bytes.getInt(at + 8), bytes.getInt(at + 16));
      int from = bytes.getInt(at + 20);
      boolean code = (bytes.getInt(at + 36) & EXECUTABLE) != 0;
      if (code && from >= 0 && size > 0 && from <= file.length - size) {
        byte[] section = new byte[size];
        bytes.get(from, section);
        found.add(new ExecutableSections.Code(name, mode, section));
      }
    }
    return found;
  }
}
