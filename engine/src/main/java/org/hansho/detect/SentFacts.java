package org.hansho.detect;

/**
 * How many facts a session has sent, one for each listener.
 *
 * @param sent all of them
 * @param late those of them that are not to be put in order
 * @param unkeyed those of them that went nowhere, since a field of the key has no value
 */
public record SentFacts(long sent, long late, long unkeyed) {}
