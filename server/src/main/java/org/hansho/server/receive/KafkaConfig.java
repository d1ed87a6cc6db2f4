package org.hansho.server.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.hansho.server.settings.KafkaSecurity;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.TlsFiles;

/**
 * The settings of a source in the words of Kafka's client. Offsets are committed by hand, records
 * of transactions that were not committed are not read, no figures go to the brokers.
 */
final class KafkaConfig {
  private static final int LONGEST_BACK_OFF = (int) Duration.ofSeconds(10).toMillis();
  private static final int HEARTBEAT = (int) Duration.ofSeconds(1).toMillis();
  private static final int MOST_RECORDS = 500;

  private KafkaConfig() {}

  /**
   * Those of a source.
   *
   * @param member the same in every run, so that a member which comes back soon goes on with its
   *     partitions
   * @throws IOException if a file of a certificate cannot be read; the message names it
   */
  static Map<String, Object> of(String source, String member, Receiver.Kafka settings)
      throws IOException {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "hansho-" + source);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, settings.fetchBytes());
    config.put(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        Math.min(settings.fetchBytes(), ConsumerConfig.DEFAULT_MAX_PARTITION_FETCH_BYTES));
    config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_BACK_OFF);
    config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
    secure(config, settings.security());
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
