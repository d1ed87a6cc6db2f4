package org.hansho.server.source;

/**
 * Whole records of one source that become one record of the journal.
 *
 * @param key idempotency key; empty if there is none
 * @param lines the records, each with a line feed at its end
 * @param records how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Portion(String source, String key, byte[] lines, int records) {}
