package org.hansho.memory.region;

import org.hansho.memory.dump.DumpModule;

/** Compares an image in memory with what the loader lists. Pure functions. */
final class ImageComparison {
  private ImageComparison() {}

  /**
   * Whether the header in memory is of another image. Of the program one difference is enough;
   * other modules differ for honest reasons too (files replaced while in use), so both size and
   * time must.
   */
  static boolean disagrees(DumpModule module, boolean program, ImageHeaders headers) {
    ImageHeader header = headers.at(module.base());
    if (header == null || module.timestamp() == 0) {
      return false;
    }
    boolean time = header.timestamp() != module.timestamp();
    boolean size = header.size() != module.size();
    return program ? time || size : time && size;
  }
}
