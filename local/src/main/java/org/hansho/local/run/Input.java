package org.hansho.local.run;

import org.hansho.local.journal.Position;
import org.jspecify.annotations.Nullable;

/**
 * A portion of input that belongs to one source.
 *
 * @param source id of the source
 * @param arrival when it arrived, nanoseconds since 1970
 * @param bytes whole records if they were pushed, any piece of the stream otherwise
 * @param journal where it stands in the journal, if it was pushed and so ends with a record; null
 *     for a piece of a stream
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Input(String source, long arrival, byte[] bytes, @Nullable Position journal) {
  /** Whether a line feed is to be added, since a push ends with a record whatever its last byte. */
  boolean lacksLineFeed() {
    return journal != null && bytes.length > 0 && bytes[bytes.length - 1] != '\n';
  }
}
