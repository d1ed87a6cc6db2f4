package org.hansho.cli.scan;

/**
 * Something to know of a source that was read.
 *
 * @param source its name
 * @param text in English
 */
public record SourceNote(String source, String text) implements Comparable<SourceNote> {
  /** Most notes of a scan that are kept. */
  static final int MOST = 10_000;

  @Override
  public int compareTo(SourceNote other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : text.compareTo(other.text);
  }
}
