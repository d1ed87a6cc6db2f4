package org.hansho.benchmark.decoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.memory.instruction.Mode;

/** The code in executables and shared objects: their sections that are executable. */
final class ExecutableSections {
  private static final int MAGIC = 0x464c457f;
  private static final int MACHINE_386 = 3;
  private static final int MACHINE_X86_64 = 62;
  private static final int PROGBITS = 1;
  private static final int EXECUTABLE = 4;
  private static final int SMALLEST_FILE = 64;
  private static final short WINDOWS_MAGIC = 0x5a4d;

  /** One section, or a part of one. */
  record Code(String name, Mode mode, byte[] bytes) {}

  private ExecutableSections() {}

  /** Regular files below the given ones, in order of their names. */
  static List<Path> files(List<Path> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(path -> Files.isRegularFile(path) && !Files.isSymbolicLink(path))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  /** The executable sections of a file; none if it is neither ELF nor a Windows image for x86. */
  static List<Code> of(Path file) {
    try {
      if (Files.size(file) < SMALLEST_FILE || Files.size(file) > Integer.MAX_VALUE - 16) {
        return List.of();
      }
      ByteBuffer head = ByteBuffer.wrap(new byte[SMALLEST_FILE]).order(ByteOrder.LITTLE_ENDIAN);
      try (var channel = Files.newByteChannel(file)) {
        boolean windows = channel.read(head) == SMALLEST_FILE && head.getShort(0) == WINDOWS_MAGIC;
        if (!windows && head.getInt(0) != MAGIC) {
          return List.of();
        }
        return windows
            ? WindowsSections.of(file.toString(), Files.readAllBytes(file))
            : sections(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  private static List<Code> sections(String name, byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    boolean wide = bytes.get(4) == 2;
    int machine = bytes.getShort(18);
    if (machine != (wide ? MACHINE_X86_64 : MACHINE_386)) {
      return List.of();
    }
    long table = wide ? bytes.getLong(40) : bytes.getInt(32);
    int entry = bytes.getShort(wide ? 58 : 46);
    int count = bytes.getShort(wide ? 60 : 48) & 0xffff;
    List<Code> found = new ArrayList<>();
    for (int i = 0; i < count && table + (long) (i + 1) * entry <= file.length; i++) {
      int at = (int) table + i * entry;
      long flags = wide ? bytes.getLong(at + 8) : bytes.getInt(at + 8);
      long from = wide ? bytes.getLong(at + 24) : bytes.getInt(at + 16);
      long size = wide ? bytes.getLong(at + 32) : bytes.getInt(at + 20);
      boolean code = bytes.getInt(at + 4) == PROGBITS && (flags & EXECUTABLE) != 0;
      if (code && from >= 0 && size > 0 && from + size <= file.length) {
        byte[] section = new byte[(int) size];
        bytes.get((int) from, section);
        found.add(new Code(name, wide ? Mode.BITS_64 : Mode.BITS_32, section));
      }
    }
    return found;
  }
}
