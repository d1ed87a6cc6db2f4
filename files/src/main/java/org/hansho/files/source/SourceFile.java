package org.hansho.files.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param name how results name it: the path as the user gave it, with slashes
 * @param path where it lies; below a root, with every link on the way resolved
 * @param root the folder that it must be below when it is opened, without any link on the way; null
 *     where the user named the file itself
 * @param size bytes on the disk, 0 where it is not a regular file
 * @param changed when it was last changed, in seconds since 1970; 0 where that is not known
 * @param key a hash of the system's identity of the file, to see that it was replaced; 0 where that
 *     is not known
 * @param named whether the user named this very file
 */
public record SourceFile(
    String name, Path path, @Nullable Path root, long size, long changed, int key, boolean named)
    implements Comparable<SourceFile> {
  /** The name of standard input, in options and results. */
  public static final String STANDARD_INPUT = "-";

  /** A file that the user named. */
  public SourceFile(String name, Path path, long size, long changed, boolean named) {
    this(name, path, null, size, changed, 0, named);
  }

  /** Whether this is standard input itself, not a copy of it. */
  public boolean isStandardInput() {
    return path.toString().equals(STANDARD_INPUT);
  }

  /** The names that a file may have which is this source or has it packed in it. */
  public static List<String> holders(String source) {
    List<String> holders = new ArrayList<>();
    for (int at = source.indexOf('!'); at >= 0; at = source.indexOf('!', at + 1)) {
      holders.add(source.substring(0, at));
    }
    holders.add(source);
    return holders;
  }

  @Override
  public int compareTo(SourceFile other) {
    return name.compareTo(other.name);
  }
}
