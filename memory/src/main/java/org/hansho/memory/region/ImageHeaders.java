package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.List;
import org.hansho.memory.dump.DumpMemory;
import org.hansho.memory.region.ImageHeader.Exports;
import org.hansho.memory.region.ImageHeader.Layout;
import org.hansho.memory.region.ImageHeader.Section;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads headers of images in memory.
 *
 * <p>Nothing in a header is believed before it agrees with the rest: the offset of the new header
 * lies in the first page, machine and magic are known, sections ascend and lie inside of the image.
 * Work for one header is bounded: 96 sections, {@link #MOST_EXPORTS} names. Work for a dump is too:
 * it may be made of nothing but headers that fail at the end. Belongs to one thread. Source:
 * Microsoft PE format; the wiped header after the method of pe-sieve.
 */
final class ImageHeaders {
  /** Most exported names that are read. */
  static final int MOST_EXPORTS = 32;

  private static final int PAGE = 0x1000;
  private static final int DOS_SIGNATURE = 0x5A4D;
  private static final int NEW_HEADER_AT = 0x3C;
  private static final long NT_SIGNATURE = 0x4550;
  private static final int MAGIC_32 = 0x10B;
  private static final int MAGIC_64 = 0x20B;
  private static final int MOST_SECTIONS = 96;
  private static final int SECTION_BYTES = 40;
  private static final int EXPORT_DIRECTORY = 0;
  private static final int IMPORT_DIRECTORY = 1;
  private static final int MANAGED_DIRECTORY = 14;
  private static final long LARGEST = 1L << 31;

  /** Most headers that are tried, and most entries of tables that are read. */
  private static final int MOST_WORK = 200_000;

  private final MemoryText text;
  private int work;

  ImageHeaders(DumpMemory memory) {
    this.text = new MemoryText(memory);
  }

  /** Whether all that was asked for was looked at. */
  boolean isWithinBudget() {
    return work < MOST_WORK;
  }

  /** The header at an address, or null if there is no valid one. */
  @Nullable ImageHeader at(long address) {
    long offset = text.u32(address + NEW_HEADER_AT);
    if (++work >= MOST_WORK
        || text.u16(address) != DOS_SIGNATURE
        || offset < NEW_HEADER_AT
        || offset > PAGE - 0x18) {
      return null;
    }
    long header = address + offset;
    long optional = header + 0x18;
    int magic = text.u16(optional);
    if (text.u32(header) != NT_SIGNATURE || (magic != MAGIC_32 && magic != MAGIC_64)) {
      return null;
    }
    int machine = text.u16(header + 4);
    long size = text.u32(optional + 0x38);
    List<Section> sections = sections(optional + text.u16(header + 0x14), text.u16(header + 6));
    if (!isMachine(machine) || size == 0 || size > LARGEST || !isSane(sections, size)) {
      return null;
    }
    return described(address, optional, sections);
  }

  private ImageHeader described(long address, long optional, List<Section> sections) {
    long header = optional - 0x18;
    long directories = optional + (text.u16(optional) == MAGIC_64 ? 0x70 : 0x60);
    Layout layout = layout(address, directories, sections);
    return new ImageHeader(
        address,
        text.u16(header + 4),
        text.u32(header + 8),
        text.u32(optional + 0x38),
        text.u32(optional + 0x10),
        text.u32(directories + 8L * MANAGED_DIRECTORY) != 0,
        layout,
        false,
        sections,
        layout == Layout.FILE ? Exports.NONE : exports(address, directories));
  }

  private static boolean isMachine(int machine) {
    return switch (machine) {
      case 0x14C, 0x8664, 0x1C4, 0xAA64 -> true;
      default -> false;
    };
  }

  /** At least one section, ascending, inside of the image. */
  private static boolean isSane(List<Section> sections, long size) {
    long end = 0;
    for (Section section : sections) {
      if (section.start() < end || section.start() + section.size() > size + PAGE) {
        return false;
      }
      end = section.start() + 1;
    }
    return !sections.isEmpty();
  }

  private List<Section> sections(long table, int count) {
    List<Section> sections = new ArrayList<>();
    if (count <= MOST_SECTIONS) {
      for (int i = 0; i < count; i++) {
        sections.add(section(table + (long) i * SECTION_BYTES));
      }
    }
    return sections;
  }

  private Section section(long at) {
    work++;
    return new Section(
        name(at),
        text.u32(at + 12),
        text.u32(at + 8),
        text.u32(at + 20),
        (text.u32(at + 36) & 0x2000_0000L) != 0);
  }

  /** Eight characters, not always ended by a zero. */
  private String name(long at) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      int c = text.u16(at + i) & 0xFF;
      if (c <= ' ' || c >= 0x7F) {
        break;
      }
      name.append((char) c);
    }
    return name.toString();
  }

  /**
   * Import and export directory hold names of libraries; where these can be read shows how the
   * sections lie.
   */
  private Layout layout(long address, long directories, List<Section> sections) {
    long exports = text.u32(directories + 8L * EXPORT_DIRECTORY);
    long imports = text.u32(directories + 8L * IMPORT_DIRECTORY);
    if (exports == 0 && imports == 0) {
      return Layout.UNKNOWN;
    }
    if (isLibrary(address + text.u32(address + exports + 12), exports)
        || isLibrary(address + text.u32(address + imports + 12), imports)) {
      return Layout.MEMORY;
    }
    long exportsInFile = inFile(exports, sections);
    long importsInFile = inFile(imports, sections);
    boolean file =
        isLibrary(inFile(address, exportsInFile, sections), exportsInFile)
            || isLibrary(inFile(address, importsInFile, sections), importsInFile);
    return file ? Layout.FILE : Layout.UNKNOWN;
  }

  private long inFile(long address, long directory, List<Section> sections) {
    return address + inFile(text.u32(address + directory + 12), sections);
  }

  private static long inFile(long start, List<Section> sections) {
    for (Section section : sections) {
      if (start >= section.start() && start - section.start() < section.size()) {
        return section.fileStart() + (start - section.start());
      }
    }
    return 0;
  }

  private boolean isLibrary(long address, long directory) {
    String name = text.text(address);
    return directory != 0 && name.length() > 4 && name.charAt(name.length() - 4) == '.';
  }

  private Exports exports(long address, long directories) {
    long directory = text.u32(directories);
    if (directory == 0) {
      return Exports.NONE;
    }
    long at = address + directory;
    long names = text.u32(at + 0x20);
    long count = names == 0 ? 0 : Math.min(text.u32(at + 0x18), MOST_EXPORTS);
    List<String> exported = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      String name = text.text(address + text.u32(address + names + 4 * i));
      if (!name.isEmpty()) {
        exported.add(name);
      }
    }
    return new Exports(text.text(address + text.u32(at + 12)), List.copyOf(exported));
  }

  /**
   * The image whose header was wiped and whose table of sections was not: goes back from the entry
   * of a code section to the first entry of the table.
   *
   * @param tail where the characteristics of a code section stand
   * @param lowest where the memory begins that the image lies in
   */
  @Nullable ImageHeader wiped(long tail, long lowest) {
    long first = tail - 36;
    if (work >= MOST_WORK || !isEntry(first)) {
      return null;
    }
    int back = 0;
    while (++back < MOST_SECTIONS
        && first - SECTION_BYTES >= lowest
        && isEntry(first - SECTION_BYTES)) {
      first -= SECTION_BYTES;
    }
    List<Section> sections = new ArrayList<>();
    for (long at = first; sections.size() < MOST_SECTIONS && isEntry(at); at += SECTION_BYTES) {
      sections.add(section(at));
    }
    long image = first & -PAGE;
    Section last = sections.get(sections.size() - 1);
    long size = last.start() + last.size();
    if (sections.size() < 2 || !isSane(sections, size) || image < lowest) {
      return null;
    }
    return new ImageHeader(
        image, 0, 0, size, 0, false, Layout.MEMORY, true, List.copyOf(sections), Exports.NONE);
  }

  private boolean isEntry(long at) {
    Section section = section(at);
    return !section.name().isEmpty()
        && section.start() >= PAGE
        && section.start() % PAGE == 0
        && section.size() > 0
        && section.start() + section.size() < LARGEST
        && text.u64(at + 24) == 0
        && text.u32(at + 32) == 0
        && (text.u32(at + 36) & 0xE000_0000L) != 0;
  }
}
