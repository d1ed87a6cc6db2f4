package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import org.hansho.server.settings.ValueType.Many;

/** The keys of an export that writes to a topic of Kafka, but for those that others have too. */
final class KafkaExportKeys {
  private static final int LONGEST_NAME = 249;

  static final Setting<List<String>> SERVERS =
      key("servers", new Many<>(Types.hostAndPort()))
          .standard("")
          .restart("Brokers to begin with; needed for `kafka`.", "最初に接続するブローカー。`kafka` では必須。");

  static final Setting<String> TOPIC =
      key("topic", Types.text(LONGEST_NAME))
          .absent("needed for `kafka`", "`kafka` では必須")
          .restart("Topic of Kafka, or name of an event hub.", "Kafka のトピック、またはイベント ハブの名前。");

  static final Setting<Boolean> TLS =
      key("tls", Types.flag())
          .standard("true")
          .restart("Encrypt connections to the brokers.", "ブローカーへの接続を暗号化する。");

  static final Setting<Path> CERTIFICATE =
      key("client_certificate", PathTypes.file())
          .absent("none is shown", "示さない")
          .restart("Certificate shown to the brokers, as PEM.", "ブローカーに示す証明書 (PEM)。");

  static final Setting<Path> KEY =
      key("client_key", PathTypes.privateFile())
          .absent("none is shown", "示さない")
          .restart("Private key of that certificate, as PEM.", "その証明書の秘密鍵 (PEM)。");

  static final Setting<String> SASL =
      key(
              "sasl",
              Types.choice(
                  List.of(KafkaKeys.NO_SIGN_IN, "plain", "scram-sha-256", "scram-sha-512")))
          .standard(KafkaKeys.NO_SIGN_IN)
          .restart(
              "How it signs in to the brokers, with `user` and `password`.",
              "ブローカーへのサインインの方式 (`user` と `password` を使う)。");

  static final List<Setting<?>> ALL = List.of(SERVERS, TOPIC, TLS, CERTIFICATE, KEY, SASL);

  private KafkaExportKeys() {}

  private static <T> Key<T> key(String name, ValueType<T> type) {
    return Key.of(ExportKeys.GROUP + ".*." + name, type);
  }
}
