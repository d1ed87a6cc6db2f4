/**
 * Minidumps for tests: every piece of evidence on every processor at every coverage, and damaged
 * ones.
 *
 * <p>Read {@link org.hansho.testkit.minidump.DumpMatrix} first. The dumps themselves are written by
 * {@code org.hansho.memory.specimen}, since the tests of detections need that too.
 */
@NullMarked
package org.hansho.testkit.minidump;

import org.jspecify.annotations.NullMarked;
