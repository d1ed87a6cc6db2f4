package org.hansho.testkit.network;

/**
 * One direction of a connection, or a part of it, as an exporter reports it.
 *
 * @param start nanoseconds since 1970, of the first packet seen
 * @param end of the last packet seen
 * @param source IPv4 address in 32 bits
 * @param ports that of the source first
 * @param seen packets and bytes as counted, not multiplied
 * @param tcpFlags flags of all packets seen
 */
public record Flow(
    long start,
    long end,
    int source,
    int destination,
    Connection.Ports ports,
    int protocol,
    Connection.Amounts seen,
    int tcpFlags) {}
