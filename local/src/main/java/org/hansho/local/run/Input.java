package org.hansho.local.run;

/**
 * A portion of input that belongs to one source.
 *
 * @param source id of the source
 * @param arrival when it arrived, nanoseconds since 1970
 * @param bytes whole records if they were pushed, any piece of the stream otherwise
 * @param pushed whether it was pushed, and so ends with a record
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Input(String source, long arrival, byte[] bytes, boolean pushed) {}
