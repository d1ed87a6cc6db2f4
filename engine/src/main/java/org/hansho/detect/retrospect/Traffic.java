package org.hansho.detect.retrospect;

/**
 * What a record of a flow says of a contact, multiplied by its sampling rate.
 *
 * @param resource the machine of one's own
 * @param peer the address
 * @param port that of the address; may be empty
 */
record Traffic(
    String resource, String peer, String port, double packets, double bytesOut, double bytesIn) {}
