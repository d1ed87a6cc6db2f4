/**
 * What a segment of executable memory holds besides shellcode: headers of images, names of
 * functions and what they make possible, known toolkits; and how much all evidence together is
 * worth.
 *
 * <p>Read {@link org.hansho.memory.segment.SegmentExaminer} first, then {@link
 * org.hansho.memory.segment.SegmentJudgement}. Imports {@code memory.instruction} and {@code
 * memory.shellcode}. An examiner belongs to one thread; the rest is immutable.
 */
@NullMarked
package org.hansho.memory.segment;

import org.jspecify.annotations.NullMarked;
