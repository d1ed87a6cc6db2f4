package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a Kafka cluster is spoken to.
 *
 * @param tls whether connections are encrypted
 * @param authorities who signs the certificates of the brokers; those of the Java machine if empty
 * @param client certificate of this side, if the brokers ask for one
 * @param sasl sign-in, if the brokers ask for one
 */
public record KafkaSecurity(
    boolean tls, Optional<Path> authorities, Optional<TlsFiles> client, Optional<Sasl> sasl) {
  /**
   * Sign-in with a name and a password.
   *
   * @param mechanism as Kafka names it: {@code PLAIN}, {@code SCRAM-SHA-256}, {@code SCRAM-SHA-512}
   */
  public record Sasl(String mechanism, String user, Secret password) {}
}
