package org.hansho.memory.dump;

import java.util.Locale;

/**
 * An image that the loader lists.
 *
 * @param base address
 * @param size bytes in memory
 * @param timestamp of its header, seconds since 1970
 * @param version such as {@code 1.2.3.4}, or empty
 */
public record DumpModule(
    long base, long size, long timestamp, long checksum, String path, String version) {

  /** The last part of the path. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  /** The name without ending, lower case: {@code ntdll}. */
  public String stem() {
    String name = name().toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Whether it was loaded from the folders of Windows. */
  public boolean isSystem() {
    String folder = path.toLowerCase(Locale.ROOT);
    return folder.contains("\\windows\\system32\\")
        || folder.contains("\\windows\\syswow64\\")
        || folder.contains("\\windows\\winsxs\\");
  }

  /** Whether an address lies in it. */
  public boolean holds(long address) {
    return address >= base && address - base < size;
  }
}
