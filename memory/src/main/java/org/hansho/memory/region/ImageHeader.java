package org.hansho.memory.region;

import java.util.List;

/**
 * The header of an image (PE) as it lies in memory.
 *
 * @param address where the image begins
 * @param machine as in the header
 * @param timestamp seconds since 1970, as in the header
 * @param size bytes of the whole image
 * @param entryPoint offset of its first instruction, 0 for none
 * @param managed whether it holds code of .NET
 * @param layout whether sections lie where they do when an image is loaded
 * @param wiped whether all but the table of sections was overwritten
 * @param exports what it says of itself
 */
public record ImageHeader(
    long address,
    int machine,
    long timestamp,
    long size,
    long entryPoint,
    boolean managed,
    Layout layout,
    boolean wiped,
    List<Section> sections,
    Exports exports) {

  /** How the content of sections lies. */
  public enum Layout {
    /** As the loader lays it out. */
    MEMORY,
    /** As it lies in the file: the image was read, not loaded. */
    FILE,
    /** Cannot be determined. */
    UNKNOWN
  }

  /**
   * A part of an image.
   *
   * @param start offset in memory
   */
  public record Section(String name, long start, long size, long fileStart, boolean executable) {}

  /**
   * The export directory.
   *
   * @param name what the image calls itself, or empty
   * @param names the first names that it exports
   */
  public record Exports(String name, List<String> names) {
    /** Of an image that exports nothing. */
    public static final Exports NONE = new Exports("", List.of());

    /** Whether a function is named as those are that load their own image without the loader. */
    public boolean hasReflectiveLoader() {
      return names.stream().anyMatch(name -> name.contains("ReflectiveLoader"));
    }
  }

  /** Whether any of its sections holds code. */
  public boolean hasCode() {
    return sections.stream().anyMatch(Section::executable);
  }
}
