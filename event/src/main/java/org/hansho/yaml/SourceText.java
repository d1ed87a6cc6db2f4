package org.hansho.yaml;

/**
 * A text that an author wrote, with the name problems show it under.
 *
 * @param file usually a path; only shown and sorted by, never opened
 * @param text the whole content, decoded
 */
public record SourceText(String file, String text) implements Comparable<SourceText> {
  /** The name of the file without its folder and ending: the id of what stands in it. */
  public String name() {
    String name = file.substring(file.replace('\\', '/').lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** By name, then by content. */
  @Override
  public int compareTo(SourceText other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : text.compareTo(other.text);
  }
}
