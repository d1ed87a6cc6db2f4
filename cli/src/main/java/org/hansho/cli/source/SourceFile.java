package org.hansho.cli.source;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param name how results name it: the path as the user gave it, with slashes
 * @param size bytes on the disk, 0 where it is not a regular file
 * @param changed when it was last changed, in seconds since 1970; 0 where that is not known
 * @param named whether the user named this very file
 */
public record SourceFile(String name, Path path, long size, long changed, boolean named)
    implements Comparable<SourceFile> {
  /** The name of standard input, in options and results. */
  public static final String STANDARD_INPUT = "-";

  /** Whether this is standard input itself, not a copy of it. */
  public boolean isStandardInput() {
    return path.toString().equals(STANDARD_INPUT);
  }

  /** Whether a source of this name is this file or something packed in it. */
  public boolean holds(String source) {
    return source.equals(name) || source.startsWith(name + "!");
  }

  @Override
  public int compareTo(SourceFile other) {
    return name.compareTo(other.name);
  }
}
