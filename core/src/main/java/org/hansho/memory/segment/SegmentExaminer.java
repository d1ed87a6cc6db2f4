package org.hansho.memory.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.memory.instruction.Mode;
import org.hansho.memory.shellcode.ShellcodeFinding;
import org.hansho.memory.shellcode.ShellcodeScanner;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the bytes of a segment of executable memory: images, function names, shellcode,
 * toolkits.
 *
 * <p>Bytes may be anything; nothing throws on them, and cost is linear in their number. What lies
 * around the segment (protections, threads, modules) is the caller's knowledge; {@link
 * SegmentJudgement} weighs both. An examiner belongs to one thread and serves many segments.
 */
public final class SegmentExaminer {
  private static final int PAGE = 0x1000;
  private static final int MOST_IMAGES = 64;

  private final ShellcodeScanner scanner;
  private final CapabilityNames names = new CapabilityNames();

  /** Makes an examiner for processes of a mode. */
  public SegmentExaminer(Mode mode) {
    this.scanner = new ShellcodeScanner(mode);
  }

  /**
   * Examines a segment.
   *
   * @param bytes holds the segment from {@code from} to {@code to}
   * @param address where the first of these bytes lies in memory
   */
  public SegmentFacts examine(byte[] bytes, int from, int to, long address) {
    Bytes segment = new Bytes(bytes, from, to);
    List<ImageHeader> images = images(segment, address);
    Map<Capability, Set<String>> capabilities = names.find(bytes, from, to);
    List<ShellcodeFinding> shellcode = scanner.scan(bytes, from, to, address);
    boolean wiped = images.isEmpty() && ImageReader.hasOrphanedSections(segment);
    return new SegmentFacts(images, wiped, capabilities, shellcode, toolkit(images));
  }

  /** Images begin at pages. */
  private static List<ImageHeader> images(Bytes segment, long address) {
    List<ImageHeader> images = new ArrayList<>();
    int first = (int) (-address & (PAGE - 1));
    for (long at = first; at < segment.length() && images.size() < MOST_IMAGES; at += PAGE) {
      ImageHeader image = ImageReader.at(segment, (int) at, address + at);
      if (image != null) {
        images.add(image);
      }
    }
    return images;
  }

  private static @Nullable String toolkit(List<ImageHeader> images) {
    for (ImageHeader image : images) {
      String toolkit = Toolkits.of(image);
      if (toolkit != null) {
        return toolkit;
      }
    }
    return null;
  }
}
