package org.hansho.server.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * The one HTTP listener: API, console and every way in that speaks HTTP.
 *
 * @param listen where it listens; port 0 takes a free one
 * @param tls certificate and key; HTTP without TLS if empty
 * @param bodyBytes largest body of a request, after it was decompressed
 * @param recordBytes largest record
 * @param records most records a request
 * @param connections most open connections
 * @param headerTime within which the head of a request must be complete
 * @param idleTime after which a silent connection is closed
 */
public record HttpSettings(
    ListenAddress listen,
    Optional<TlsFiles> tls,
    long bodyBytes,
    int recordBytes,
    int records,
    int connections,
    Duration headerTime,
    Duration idleTime) {

  /** The same with another number of connections. */
  public HttpSettings withConnections(int most) {
    return new HttpSettings(
        listen, tls, bodyBytes, recordBytes, records, most, headerTime, idleTime);
  }
}
