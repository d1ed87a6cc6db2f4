package org.hansho.server.http;

import java.time.Duration;

/**
 * How the server of HTTP listens, and what it bears.
 *
 * @param address it listens at
 * @param port 0 for any that is free
 * @param bodyBytes most bytes of a body, unpacked
 * @param headerBytes most bytes of all headers of a request
 * @param connections at one time
 * @param idle after which a connection that says nothing is closed
 * @param threads that answer
 */
public record HttpSettings(
    String address,
    int port,
    int bodyBytes,
    int headerBytes,
    int connections,
    Duration idle,
    int threads) {
  /** This machine only, port 8514, 16 MiB a body, 16 KiB of headers, 2,000 connections, 30 s. */
  public static final HttpSettings DEFAULT =
      new HttpSettings("127.0.0.1", 8514, 16 << 20, 16 << 10, 2_000, Duration.ofSeconds(30), 32);

  /** The same at another port. */
  public HttpSettings withPort(int other) {
    return new HttpSettings(address, other, bodyBytes, headerBytes, connections, idle, threads);
  }
}
