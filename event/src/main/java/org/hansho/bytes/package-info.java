/**
 * Bytes of a whole source, read at any place: what binary formats work on in place of blocks.
 *
 * <p>Read {@link org.hansho.bytes.SourceBytes} first. Imports nothing of Hansho. Who opens the
 * source (maps a file, holds an array) stands outside of {@code core}.
 */
@NullMarked
package org.hansho.bytes;

import org.jspecify.annotations.NullMarked;
