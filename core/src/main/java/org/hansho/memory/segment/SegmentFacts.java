package org.hansho.memory.segment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.memory.shellcode.ShellcodeFinding;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of one segment say.
 *
 * @param images headers of images, in order of addresses
 * @param headerWiped whether a section table is left of an image whose header is gone
 * @param capabilities what names of functions show, each with the names
 * @param toolkit the toolkit that one of the images names, null if none
 */
public record SegmentFacts(
    List<ImageHeader> images,
    boolean headerWiped,
    Map<Capability, Set<String>> capabilities,
    List<ShellcodeFinding> shellcode,
    @Nullable String toolkit) {

  /** Whether an image in the segment can load itself without the system's loader. */
  public boolean loadsItself() {
    return images.stream().anyMatch(ImageHeader::exportsLoader);
  }
}
