package org.hansho.memory.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.memory.dump.DumpModule;
import org.hansho.memory.dump.Minidump;
import org.hansho.memory.dump.UnloadedModule;
import org.jspecify.annotations.Nullable;

/** Says what an image in memory means that no listed module owns. Immutable. */
final class ImageEvidence {
  private final List<UnloadedModule> unloaded;
  private final int machine;
  private final boolean runtime;
  private final Map<Long, DumpModule> modules = new HashMap<>();

  /**
   * For the images of a process.
   *
   * @param runtime whether code of .NET or the like may be about
   */
  ImageEvidence(Minidump dump, boolean runtime) {
    this.unloaded = dump.images().unloaded();
    this.machine = dump.system().machine().imageMachine();
    this.runtime = runtime;
    dump.modules()
        .forEach(module -> modules.putIfAbsent(key(module.timestamp(), module.size()), module));
  }

  private static long key(long timestamp, long size) {
    return (timestamp << 32) | size;
  }

  /** The evidence, or null if it is none. */
  @Nullable Evidence of(Allocation allocation, ImageHeader image) {
    if (allocation.regionClass() == RegionClass.IMAGE_UNLISTED) {
      boolean recent = unloaded.stream().anyMatch(one -> one.holds(image.address()));
      return recent || image.entryPoint() == 0 ? null : Evidence.UNLISTED_IMAGE;
    }
    if (image.wiped()) {
      return Evidence.SECTION_TABLE;
    }
    return allocation.regionClass() == RegionClass.UNKNOWN
        ? inUnknownMemory(image)
        : Evidence.IMAGE_HEADER;
  }

  /**
   * Without protections, a file that was read, a resource library and the system's images of the
   * other bitness look alike; only what was laid out to run counts whole.
   */
  private @Nullable Evidence inUnknownMemory(ImageHeader image) {
    if (image.layout() == ImageHeader.Layout.FILE || !image.hasCode()) {
      return null;
    }
    boolean foreign = image.machine() != machine;
    boolean managed = image.managed() && runtime;
    boolean undetermined = image.layout() == ImageHeader.Layout.UNKNOWN;
    return foreign || managed || undetermined ? Evidence.UNCERTAIN_IMAGE : Evidence.IMAGE_HEADER;
  }

  /** The listed module that an image is a copy of, or null. */
  @Nullable DumpModule copied(ImageHeader image) {
    DumpModule module = modules.get(key(image.timestamp(), image.size()));
    return image.wiped() || module == null || module.base() == image.address() ? null : module;
  }
}
