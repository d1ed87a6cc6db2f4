/**
 * Minidumps made for tests: of detections, of readers, of those who scan memory. Nothing here runs
 * but in tests, and no specimen holds code that does anything.
 *
 * <p>Read {@link org.hansho.memory.specimen.SpecimenNotation} first: the text in which the tests of
 * a detection describe a dump. Imports {@code memory.dump}.
 */
@NullMarked
package org.hansho.memory.specimen;

import org.jspecify.annotations.NullMarked;
