package org.hansho.yaml;

/**
 * A text that an author wrote, with the name problems show it under.
 *
 * @param file usually a path; only shown and sorted by, never opened
 * @param text the whole content, decoded
 */
public record SourceText(String file, String text) implements Comparable<SourceText> {
  /** By name, then by content. */
  @Override
  public int compareTo(SourceText other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : text.compareTo(other.text);
  }
}
