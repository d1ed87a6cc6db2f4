package org.hansho.memory.segment;

import org.jspecify.annotations.Nullable;

/**
 * Reads headers of images and what is left of wiped ones. Source: Microsoft's PE format
 * specification; the search for section tables follows the idea of pe-sieve's artefact scanner.
 * Every offset is checked, counts are bounded.
 */
final class ImageReader {
  private static final int DOS_SIGNATURE = 0x5a4d;
  private static final int NT_SIGNATURE = 0x4550;
  private static final int MACHINE_386 = 0x14c;
  private static final int MACHINE_X64 = 0x8664;
  private static final int PAGE = 0x1000;
  private static final int SECTION_ENTRY = 40;
  private static final int MOST_SECTIONS = 96;
  private static final int LARGEST_IMAGE = 0x40000000;
  private static final int LONGEST_NAME = 64;
  private static final int MOST_EXPORTS = 4096;

  /** Code that may be executed and read. */
  private static final int CODE_SECTION = 0x60000020;

  private static final String LOADER_EXPORT = "ReflectiveLoader";

  private ImageReader() {}

  /** The image whose header lies at an offset; null if there is none that is sane. */
  static @Nullable ImageHeader at(Bytes bytes, int offset, long address) {
    if (bytes.shortAt(offset) != DOS_SIGNATURE) {
      return null;
    }
    long header = bytes.unsignedAt(offset + 0x3cL);
    long nt = offset + header;
    if (header < 0x40 || header > PAGE - 0x100 || bytes.intAt(nt) != NT_SIGNATURE) {
      return null;
    }
    int machine = bytes.shortAt(nt + 4);
    boolean wide = machine == MACHINE_X64;
    int sections = bytes.shortAt(nt + 6);
    long size = bytes.unsignedAt(nt + 0x50);
    boolean sane =
        (wide || machine == MACHINE_386)
            && sections >= 1
            && sections <= MOST_SECTIONS
            && size >= PAGE
            && size <= LARGEST_IMAGE;
    long table = nt + 24 + bytes.shortAt(nt + 20);
    if (!sane || saneSections(bytes, table, sections, size) == 0) {
      return null;
    }
    Exports exports = exports(bytes, offset, nt, wide, table, sections);
    return new ImageHeader(
        address,
        wide,
        bytes.intAt(nt + 8),
        size,
        bytes.intAt(nt + 0x58),
        bytes.unsignedAt(nt + 0x28),
        sections,
        exports.name,
        exports.loader);
  }

  /** How many sections lie inside of the image; 0 if one does not. */
  private static int saneSections(Bytes bytes, long table, int sections, long size) {
    for (int i = 0; i < sections; i++) {
      long entry = table + (long) i * SECTION_ENTRY;
      long begin = bytes.unsignedAt(entry + 12);
      if (begin == 0 || begin >= size || entry + SECTION_ENTRY > bytes.length()) {
        return 0;
      }
    }
    return sections;
  }

  private record Exports(String name, boolean loader) {
    static final Exports NONE = new Exports("", false);
  }

  /** The image may lie as in its file or as mapped; the reading that gives a name is right. */
  private static Exports exports(
      Bytes bytes, int offset, long nt, boolean wide, long table, int sections) {
    long directory = bytes.unsignedAt(nt + (wide ? 0x88 : 0x78));
    if (directory == 0) {
      return Exports.NONE;
    }
    Exports mapped = exports(bytes, offset, directory, new Layout(bytes, 0, 0));
    return mapped.name.isEmpty()
        ? exports(bytes, offset, directory, new Layout(bytes, table, sections))
        : mapped;
  }

  /** From addresses relative to the image to offsets. */
  private record Layout(Bytes bytes, long table, int sections) {
    long offset(long relative) {
      for (int i = 0; i < sections; i++) {
        long entry = table + (long) i * SECTION_ENTRY;
        long begin = bytes.unsignedAt(entry + 12);
        if (relative >= begin && relative < begin + bytes.unsignedAt(entry + 16)) {
          return relative - begin + bytes.unsignedAt(entry + 20);
        }
      }
      return relative;
    }
  }

  private static Exports exports(Bytes bytes, int image, long directory, Layout layout) {
    long at = image + layout.offset(directory);
    long nameAt = bytes.unsignedAt(at + 12);
    String name = nameAt == 0 ? "" : bytes.textAt(image + layout.offset(nameAt), LONGEST_NAME);
    if (name.isEmpty()) {
      return Exports.NONE;
    }
    long count = Math.min(MOST_EXPORTS, bytes.unsignedAt(at + 24));
    long names = image + layout.offset(bytes.unsignedAt(at + 32));
    boolean loader = false;
    for (int i = 0; i < count && !loader; i++) {
      long entry = image + layout.offset(bytes.unsignedAt(names + 4L * i));
      loader = bytes.textAt(entry, LONGEST_NAME).contains(LOADER_EXPORT);
    }
    return new Exports(name, loader);
  }

  /**
   * Whether a section table is left in the first page although no header points to it: an entry of
   * code with the fields of object files all zero, and a sane entry beside it.
   */
  static boolean hasOrphanedSections(Bytes bytes) {
    int end = Math.min(bytes.length(), PAGE) - SECTION_ENTRY;
    for (int at = 0; at <= end; at += 4) {
      if (bytes.intAt(at + 36) == CODE_SECTION && isSection(bytes, at)) {
        boolean before = at >= SECTION_ENTRY && isSection(bytes, at - SECTION_ENTRY);
        if (before || isSection(bytes, at + SECTION_ENTRY)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSection(Bytes bytes, int at) {
    long size = bytes.unsignedAt(at + 8);
    long begin = bytes.unsignedAt(at + 12);
    boolean placed = begin >= PAGE && begin % PAGE == 0 && begin < LARGEST_IMAGE;
    boolean sized = size > 0 && size < LARGEST_IMAGE;
    boolean unlinked =
        bytes.intAt(at + 24) == 0 && bytes.intAt(at + 28) == 0 && bytes.intAt(at + 32) == 0;
    boolean readable = (bytes.intAt(at + 36) & 0x40000000) != 0;
    return placed && sized && unlinked && readable;
  }
}
