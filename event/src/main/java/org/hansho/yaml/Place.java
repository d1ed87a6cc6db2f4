package org.hansho.yaml;

/**
 * A place in a text that an author wrote.
 *
 * @param file the name the text was read under
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
