/**
 * Bytes to events: one small class for each log format, all listed in {@link
 * org.hansho.format.Formats}.
 *
 * <p>Read {@link org.hansho.record.Format} first, then {@link org.hansho.record.RecordReader}, the
 * contract that every parser keeps. How a format is recognised by its bytes stands in one file,
 * {@code FormatRecognition}. Imports {@code address}, {@code bytes}, {@code csv}, {@code event},
 * {@code json}, {@code record}, {@code state} and, for the list, {@code memory.minidump}. A format
 * is immutable and shared; a reader belongs to one source and one thread.
 */
@NullMarked
package org.hansho.format;

import org.jspecify.annotations.NullMarked;
