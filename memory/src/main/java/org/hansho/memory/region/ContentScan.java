package org.hansho.memory.region;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of an allocation: images, wiped headers, rows of pointers to exports,
 * names of functions, entropy. Linear in the bytes. Belongs to one thread.
 */
final class ContentScan implements MemoryWindows.Visitor {
  /** Least pointers in a row that make an import table. */
  static final int LEAST_ROW = 8;

  private static final int PAGE = 0x1000;
  private static final int MOST_IMPORTS = 64;
  private static final int FIRST_BYTES = 16;
  private static final long CODE_SECTION = 0x6000_0020L;

  private final Allocation allocation;
  private final ImageHeaders headers;
  private final ExportTable exports;
  private final int bits;
  private final Histogram histogram = new Histogram();
  private final FunctionNames names = new FunctionNames();
  private final StringBuilder firstBytes = new StringBuilder();
  private final List<String> row = new ArrayList<>();
  private List<String> imports = List.of();
  private @Nullable ImageHeader image;
  private long present;

  private ContentScan(Allocation allocation, ImageHeaders headers, ExportTable exports, int bits) {
    this.allocation = allocation;
    this.headers = headers;
    this.exports = exports;
    this.bits = bits;
  }

  /** Looks at what the dump holds of an allocation. */
  static Content of(
      Allocation allocation,
      MemoryWindows windows,
      ImageHeaders headers,
      ExportTable exports,
      int bits) {
    ContentScan scan = new ContentScan(allocation, headers, exports, bits);
    windows.over(allocation.base(), allocation.end(), scan);
    return scan.content();
  }

  private Content content() {
    endRow();
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    capabilities.addAll(names.capabilities());
    for (String name : imports) {
      Capability capability = Capability.of(name.substring(name.indexOf('!') + 1));
      if (capability != null) {
        capabilities.add(capability);
      }
    }
    return new Content(
        present, histogram.entropy(), firstBytes.toString(), image, imports, capabilities);
  }

  @Override
  public void window(byte[] bytes, int length, int fresh, long address) {
    present += fresh;
    for (int i = 0; i < length && firstBytes.length() < 2 * FIRST_BYTES; i++) {
      firstBytes.append(Character.forDigit(bytes[i] >> 4 & 15, 16));
      firstBytes.append(Character.forDigit(bytes[i] & 15, 16));
    }
    if (allocation.canRun(address)) {
      histogram.add(bytes, fresh);
    }
    headers(bytes, fresh, address);
    sectionTables(bytes, fresh, address);
    pointers(bytes, length, fresh, address);
    names.look(bytes, length, fresh);
  }

  private void headers(byte[] bytes, int fresh, long address) {
    long page = (address + PAGE - 1) & -PAGE;
    for (long at = page; at < address + fresh; at += PAGE) {
      int i = (int) (at - address);
      if (bytes[i] == 'M' && (image == null || image.wiped())) {
        ImageHeader found = headers.at(at);
        if (found != null && isInside(found)) {
          image = found;
        }
      }
    }
  }

  /** Whether at least one section lies in the same allocation as the header. */
  private boolean isInside(ImageHeader found) {
    return found.sections().stream()
        .anyMatch(section -> allocation.holds(found.address() + section.start()));
  }

  private void sectionTables(byte[] bytes, int fresh, long address) {
    if (image != null) {
      return;
    }
    int aligned = (int) (-address & 3);
    for (int i = aligned; i + 4 <= fresh; i += 4) {
      if (bytes[i] == 0x20 && u32(bytes, i) == CODE_SECTION) {
        ImageHeader found = headers.wiped(address + i, allocation.base());
        if (found != null && isInside(found)) {
          image = found;
          return;
        }
      }
    }
  }

  private void pointers(byte[] bytes, int length, int fresh, long address) {
    int step = bits / 8;
    if (exports.isEmpty()) {
      return;
    }
    for (int i = (int) (-address & (step - 1)); i < fresh && i + step <= length; i += step) {
      long pointer = step == 4 ? u32(bytes, i) : u32(bytes, i) | u32(bytes, i + 4) << 32;
      if (pointer != 0 && exports.isExport(pointer)) {
        if (row.size() < MOST_IMPORTS) {
          row.add(String.valueOf(exports.named(pointer)));
        }
      } else {
        endRow();
      }
    }
  }

  private void endRow() {
    if (row.size() >= LEAST_ROW && row.size() > imports.size()) {
      imports = List.copyOf(row);
    }
    row.clear();
  }

  private static long u32(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL)
        | (bytes[at + 1] & 0xFFL) << 8
        | (bytes[at + 2] & 0xFFL) << 16
        | (bytes[at + 3] & 0xFFL) << 24;
  }
}
