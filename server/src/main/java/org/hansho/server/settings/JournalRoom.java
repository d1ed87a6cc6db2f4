package org.hansho.server.settings;

/**
 * Room for what was received and is not yet detected in, in bytes.
 *
 * @param totalBytes senders are asked to wait when the journal would grow larger
 * @param segmentBytes a segment is ended before it grows larger; trimming frees whole segments
 * @param waitingBytes senders are asked to wait when more would wait for the disk
 */
public record JournalRoom(long totalBytes, long segmentBytes, long waitingBytes) {}
