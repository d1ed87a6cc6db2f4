package org.hansho.memory.region;

/**
 * Bytes of memory that may be code, for a scanner.
 *
 * <p>Long memory is shown in windows that overlap; the array is reused, so nobody keeps it.
 *
 * @param length how many of the bytes count
 * @param fresh what begins at or behind this index is shown again in the next window
 * @param address of the first byte
 */
@SuppressWarnings("ArrayRecordComponent") // A view for the time of a call, never compared.
public record CodeWindow(byte[] bytes, int length, int fresh, long address) {}
