package org.hansho.memory.region;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an allocation show.
 *
 * @param present how many of them are in the dump
 * @param entropy of its executable bytes, in bits per byte; 0 where none is there
 * @param firstBytes the first ones as hexadecimal digits, at most 16
 * @param image the first image in it, or null
 * @param imports names of functions in the longest row of pointers to exports
 * @param capabilities what the functions that it names or points to are good for
 */
public record Content(
    long present,
    double entropy,
    String firstBytes,
    @Nullable ImageHeader image,
    List<String> imports,
    Set<Capability> capabilities) {
  static final Content NONE = new Content(0, 0, "", null, List.of(), Set.of());
}
