package org.hansho.memory.yara;

import java.util.List;

/**
 * One of a rule's patterns.
 *
 * @param name with its dollar sign; {@code $} alone for those without a name
 * @param placed whether the condition asks where or how often, not only whether
 */
record Pattern(String name, List<Variant> variants, List<Atom> atoms, boolean placed) {
  Pattern withPlaces() {
    return new Pattern(name, variants, atoms, true);
  }
}
