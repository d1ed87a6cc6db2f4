/**
 * The journal of pushed input: what was acknowledged can be read again after any crash.
 *
 * <p>Read {@link org.hansho.local.journal.Journal} first, then {@code SegmentWriter} (what happens
 * when the disk fails) and {@code RecordFormat} (what lies on it). Imports {@code files}, {@code
 * clock} and {@code crash}. Appending is safe from any thread; one thread flushes; each reader
 * belongs to one thread.
 */
@NullMarked
package org.hansho.local.journal;

import org.jspecify.annotations.NullMarked;
