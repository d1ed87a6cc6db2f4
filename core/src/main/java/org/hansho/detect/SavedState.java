package org.hansho.detect;

/**
 * The states of one document in one key group, as bytes that only {@link Layer#restore} reads.
 *
 * @param document the document's reference
 * @param group the key group, 0 to 119
 * @param bytes not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record SavedState(String document, int group, byte[] bytes) {}
