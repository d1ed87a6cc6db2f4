package org.hansho.memory.region;

import java.util.List;
import org.hansho.memory.dump.DumpModule;
import org.jspecify.annotations.Nullable;

/**
 * A piece of executable memory with all that is known of it.
 *
 * @param copyOf the listed module that the image in it is a copy of, or null
 * @param threads that have to do with it
 */
public record RegionReport(
    Allocation allocation,
    Assessment assessment,
    Content content,
    @Nullable DumpModule copyOf,
    Neighbours neighbours,
    List<ThreadMark> threads) {
  public RegionReport {
    threads = List.copyOf(threads);
  }

  /** The nearest modules; null where there is none. */
  public record Neighbours(@Nullable DumpModule before, @Nullable DumpModule after) {}

  /** Whether an image in it behaves as honest software that injects code does not. */
  public boolean isSuspiciousImage() {
    ImageHeader image = content.image();
    return assessment.hasInjectedImage()
        && (!threads.isEmpty()
            || assessment.evidence().contains(Evidence.SECTION_TABLE)
            || assessment.evidence().contains(Evidence.REBUILT_IMPORTS)
            || (image != null && image.exports().hasReflectiveLoader()));
  }
}
