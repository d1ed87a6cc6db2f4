package org.hansho.local.epoch;

/**
 * A record that could not be processed.
 *
 * @param position where it stands in its source; the source's own writing
 * @param reason the stage and what it objected to
 * @param sample the record, or its beginning; at most {@link EpochStore#SAMPLE_BYTES} are kept
 */
public record DeadLetter(String source, byte[] position, String reason, byte[] sample) {}
