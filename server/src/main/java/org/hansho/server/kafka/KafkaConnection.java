package org.hansho.server.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.hansho.server.settings.KafkaSecurity;
import org.hansho.server.settings.TlsFiles;

/** How a cluster is reached, in the words of Kafka's client. No figures go to the brokers. */
public final class KafkaConnection {
  private static final int LONGEST_BACK_OFF = (int) Duration.ofSeconds(10).toMillis();

  private KafkaConnection() {}

  /**
   * The settings of a client, which may be added to.
   *
   * @param client its name for the brokers
   * @param servers brokers to begin with
   * @throws IOException if a file of a certificate cannot be read; the message names it
   */
  public static Map<String, Object> of(String client, List<String> servers, KafkaSecurity security)
      throws IOException {
    Map<String, Object> config = new HashMap<>();
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_BACK_OFF);
    config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    secure(config, security);
    return config;
  }

  private static void secure(Map<String, Object> config, KafkaSecurity security)
      throws IOException {
    boolean signsIn = security.sasl().isPresent();
    config.put(
        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
        (signsIn ? "SASL_" : "") + (security.tls() ? "SSL" : "PLAINTEXT"));
    if (security.tls()) {
      config.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, "TLSv1.3,TLSv1.2");
      if (security.authorities().isPresent()) {
        config.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
        config.put(
            SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, pem(security.authorities().get()));
      }
      if (security.client().isPresent()) {
        TlsFiles client = security.client().get();
        config.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
        config.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, pem(client.certificate()));
        config.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, pem(client.key()));
      }
    }
    security.sasl().ifPresent(sasl -> signIn(config, sasl));
  }

  private static Password pem(Path file) throws IOException {
    return new Password(Files.readString(file, StandardCharsets.US_ASCII));
  }

  private static void signIn(Map<String, Object> config, KafkaSecurity.Sasl sasl) {
    String module =
        sasl.mechanism().equals("PLAIN")
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    config.put(SaslConfigs.SASL_MECHANISM, sasl.mechanism());
    config.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        new Password(
            module
                + " required username="
                + quoted(sasl.user())
                + " password="
                + quoted(sasl.password().value())
                + ";"));
  }

  /** A value as the reader of such lines takes it: a quote in it must not end it. */
  static String quoted(String value) {
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
