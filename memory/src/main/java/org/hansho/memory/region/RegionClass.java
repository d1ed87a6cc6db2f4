package org.hansho.memory.region;

/** Where executable memory comes from. */
public enum RegionClass {
  /** An image that the loader lists. */
  IMAGE_LISTED("image-listed"),
  /** Mapped as an image, but no module is listed there. */
  IMAGE_UNLISTED("image-unlisted"),
  /** A mapped file or section that is not an image. */
  MAPPED_EXECUTABLE("mapped-executable"),
  /** Allocated by somebody in the process, or for it. */
  PRIVATE_EXECUTABLE("private-executable"),
  /** Outside of all modules, in a dump that does not say what kind of memory it is. */
  UNKNOWN("unknown");

  private final String title;

  RegionClass(String title) {
    this.title = title;
  }

  /** The name in events. */
  public String title() {
    return title;
  }

  /** Whether no file stands behind it as an image, as far as is known. */
  public boolean isDynamic() {
    return this == MAPPED_EXECUTABLE || this == PRIVATE_EXECUTABLE || this == UNKNOWN;
  }
}
