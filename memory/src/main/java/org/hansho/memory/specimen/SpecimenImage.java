package org.hansho.memory.specimen;

import java.util.List;
import org.hansho.memory.dump.Machine;

/**
 * An image (PE) that holds no code but returns: a header, a section of code, one of data with an
 * export directory.
 *
 * @param name what it calls itself
 * @param exports names of its functions, 16 bytes of code each
 * @param shape what is unusual about it
 */
record SpecimenImage(
    Machine machine, String name, List<String> exports, long timestamp, Shape shape) {
  static final int SIZE = 0x3000;
  private static final int CODE = 0x1000;
  private static final int DATA = 0x2000;
  private static final int FILE_CODE = 0x400;
  private static final int FILE_DATA = 0x600;
  private static final int NEW_HEADER = 0x80;
  private static final int FUNCTION = 16;
  private static final byte RETURN = (byte) 0xC3;

  /** What is unusual about an image. */
  enum Shape {
    USUAL,
    /** All before the table of sections is zero. */
    WIPED,
    /** It lies as in its file. */
    FILE,
    /** Code of .NET. */
    MANAGED,
    /** It has no entry point. */
    RESOURCE
  }

  /** Where a function begins, from the image's base. */
  static int function(int index) {
    return CODE + FUNCTION * index;
  }

  byte[] bytes() {
    ByteBuilder out = new ByteBuilder();
    boolean wide = machine.bits() == Long.SIZE;
    int optionalBytes = wide ? 0xF0 : 0xE0;
    out.put(0, 0x5A4D, 2);
    out.put(0x3C, NEW_HEADER, 4);
    out.put(NEW_HEADER, 0x4550, 4);
    out.put(NEW_HEADER + 4, machine.imageMachine(), 2);
    out.put(NEW_HEADER + 6, 2, 2);
    out.put(NEW_HEADER + 8, timestamp, 4);
    out.put(NEW_HEADER + 0x14, optionalBytes, 2);
    optional(out, NEW_HEADER + 0x18, wide);
    int table = NEW_HEADER + 0x18 + optionalBytes;
    section(out, table, ".text", CODE, FILE_CODE, 0x6000_0020L);
    section(out, table + 40, ".rdata", DATA, FILE_DATA, 0x4000_0040L);
    if (shape == Shape.WIPED) {
      out.put(0, new byte[table]);
    }
    int code = shape == Shape.FILE ? FILE_CODE : CODE;
    for (int i = 0; i <= exports.size(); i++) {
      out.put(code + FUNCTION * i, new byte[] {0x31, (byte) 0xC0, RETURN});
    }
    exports(out, shape == Shape.FILE ? FILE_DATA : DATA);
    return out.bytes();
  }

  private void optional(ByteBuilder out, int at, boolean wide) {
    out.put(at, wide ? 0x20B : 0x10B, 2);
    out.put(at + 0x10, shape == Shape.RESOURCE ? 0 : CODE, 4);
    out.put(at + 0x38, SIZE, 4);
    int directories = at + (wide ? 0x70 : 0x60);
    out.put(directories, DATA, 4);
    out.put(directories + 4, 0x100, 4);
    out.put(directories + 8 * 14, shape == Shape.MANAGED ? DATA : 0, 4);
  }

  private static void section(
      ByteBuilder out, int at, String name, int start, int fileStart, long characteristics) {
    out.put(at, name);
    out.put(at + 8, 0x1000, 4);
    out.put(at + 12, start, 4);
    out.put(at + 16, 0x200, 4);
    out.put(at + 20, fileStart, 4);
    out.put(at + 24, 0, 8);
    out.put(at + 32, 0, 4);
    out.put(at + 36, characteristics, 4);
  }

  private void exports(ByteBuilder out, int at) {
    int functions = DATA + 40;
    int names = functions + 4 * exports.size();
    int ordinals = names + 4 * exports.size();
    int texts = ordinals + 2 * exports.size();
    int shift = at - DATA;
    out.put(at + 12, texts, 4);
    out.put(at + 20, exports.size(), 4);
    out.put(at + 24, exports.size(), 4);
    out.put(at + 28, functions, 4);
    out.put(at + 32, names, 4);
    out.put(at + 36, ordinals, 4);
    out.put(texts + shift, name);
    int text = texts + name.length() + 1;
    for (int i = 0; i < exports.size(); i++) {
      out.put(functions + shift + 4 * i, function(i), 4);
      out.put(names + shift + 4 * i, text, 4);
      out.put(ordinals + shift + 2 * i, i, 2);
      out.put(text + shift, exports.get(i));
      text += exports.get(i).length() + 1;
    }
  }
}
