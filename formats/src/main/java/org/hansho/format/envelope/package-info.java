/**
 * Envelopes: what shippers of logs write around the records of others, from the log files of
 * containers to the rows of a cloud's log store. They are opened, and what lies inside is
 * recognised and read as if it were a file of its own.
 *
 * <p>Read {@link org.hansho.format.envelope.Envelope} first, then {@code EnclosedStreams}, which
 * keeps apart what comes from several hosts and containers. An envelope is one class or one row of
 * {@code JsonEnvelopes}, named in {@link org.hansho.format.envelope.Envelopes}.
 *
 * <p>Imports {@code csv}, {@code event}, {@code json}, {@code state} and {@code format}. Envelopes
 * are immutable and shared; everything else belongs to one reader and so to one thread.
 */
@NullMarked
package org.hansho.format.envelope;

import org.jspecify.annotations.NullMarked;
