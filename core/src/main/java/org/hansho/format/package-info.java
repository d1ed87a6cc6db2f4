/**
 * Bytes to events: one small class for each log format, all listed in {@link
 * org.hansho.format.Formats}.
 *
 * <p>Read {@link org.hansho.format.Format} first, then {@link org.hansho.format.RecordReader}, the
 * contract that every parser keeps. How a format is told from its bytes stands in one file, {@code
 * FormatRecognition}. Imports {@code bytes}, {@code event}, {@code json}, {@code memory} and {@code
 * state}. A format is immutable and shared; a reader belongs to one source and one thread.
 */
@NullMarked
package org.hansho.format;

import org.jspecify.annotations.NullMarked;
