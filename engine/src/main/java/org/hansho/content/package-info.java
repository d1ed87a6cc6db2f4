/**
 * What Hansho detects, read from files: detections with their texts and tests, patterns of
 * incidents, and lists.
 *
 * <p>Read {@link org.hansho.content.Detection} first. Imports {@code alert}, {@code event}, {@code
 * incident}, {@code intelligence}, {@code sigma} and {@code yaml}. Whoever opens the files is
 * outside of {@code core}: here are only texts with names.
 */
@NullMarked
package org.hansho.content;

import org.jspecify.annotations.NullMarked;
