package org.hansho.server.settings;

import static org.hansho.server.settings.SourceKind.KAFKA;

import java.nio.file.Path;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.server.settings.ValueType.Many;

/** The keys of a source that reads topics of Kafka. */
final class KafkaKeys {
  static final String NO_SIGN_IN = "none";

  /** The way of signing in that sends the password itself. */
  static final String PLAIN = "plain";

  static final Message READABLE =
      Message.inEnglish("the password would travel without encryption")
          .inJapanese("パスワードが暗号化されずに送られます");
  static final Message READABLE_REMEDY =
      Message.inEnglish("leave tls out, or use scram-sha-512")
          .inJapanese("tls を外すか、scram-sha-512 を使ってください");

  private static final int LONGEST_NAME = 249;

  static final Setting<List<String>> SERVERS =
      Key.ofSource("servers", new Many<>(Types.hostAndPort()), KAFKA)
          .required()
          .restart("Brokers to begin with.", "最初に接続するブローカー。");

  static final Setting<List<String>> TOPICS =
      Key.ofSource("topics", new Many<>(Types.text(LONGEST_NAME)), KAFKA)
          .required()
          .restart("Topics that are read.", "読み取るトピック。");

  static final Setting<String> GROUP =
      Key.ofSource("group", Types.text(LONGEST_NAME), KAFKA)
          .standard("hansho")
          .restart("Consumer group.", "コンシューマー グループ。");

  static final Setting<Boolean> TLS =
      Key.ofSource("tls", Types.flag(), KAFKA)
          .standard("true")
          .restart("Encrypt connections to the brokers.", "ブローカーへの接続を暗号化する。");

  static final Setting<Path> AUTHORITIES =
      Key.ofSource("authorities", PathTypes.file(), KAFKA)
          .absent("those of the Java machine", "Java の既定の認証局")
          .restart("Who signs the certificates of the brokers, as PEM.", "ブローカーの証明書の認証局 (PEM)。");

  static final Setting<Path> CERTIFICATE =
      Key.ofSource("client_certificate", PathTypes.file(), KAFKA)
          .absent("none is shown", "示さない")
          .restart("Certificate shown to the brokers, as PEM.", "ブローカーに示す証明書 (PEM)。");

  static final Setting<Path> KEY =
      Key.ofSource("client_key", PathTypes.privateFile(), KAFKA)
          .absent("none is shown", "示さない")
          .restart("Private key of that certificate, as PEM.", "その証明書の秘密鍵 (PEM)。");

  static final Setting<String> SASL =
      Key.ofSource(
              "sasl",
              Types.choice(List.of(NO_SIGN_IN, "plain", "scram-sha-256", "scram-sha-512")),
              KAFKA)
          .standard(NO_SIGN_IN)
          .restart("How it signs in.", "サインインの方式。");

  static final Setting<String> USER =
      Key.ofSource("user", Types.text(LONGEST_NAME), KAFKA)
          .absent("needed with `sasl` only", "`sasl` を使うときだけ必要")
          .restart("Name to sign in with.", "サインインする名前。");

  static final Setting<Secret> PASSWORD =
      Key.ofSource("password", SecretType.secret(), KAFKA)
          .absent("needed with `sasl` only", "`sasl` を使うときだけ必要")
          .restart("Password of that name.", "そのパスワード。");

  static final String BEGINNING = "beginning";

  static final Setting<String> START =
      Key.ofSource("start", Types.choice(List.of(BEGINNING, "end")), KAFKA)
          .standard(BEGINNING)
          .restart(
              "Where a topic is read from when the group has read nothing of it.",
              "グループがまだ何も読んでいないトピックを、先頭 (beginning) と末尾 (end) のどちらから読むか。");

  static final Setting<Long> RECORD =
      Key.ofSource("max_record", Types.size("1KiB", "1MiB"), KAFKA)
          .standard("1MiB")
          .restart("Longest record; what is longer is cut.", "レコードの最大長。超えた部分は切り捨てる。");

  static final Setting<Long> FETCH =
      Key.ofSource("max_fetch", Types.size("64KiB", "256MiB"), KAFKA)
          .standard("8MiB")
          .restart("What is asked of a broker at once.", "ブローカーに一度に要求するサイズ。");

  static final List<Setting<?>> ALL =
      List.of(
          SERVERS,
          TOPICS,
          GROUP,
          START,
          RECORD,
          FETCH,
          TLS,
          AUTHORITIES,
          CERTIFICATE,
          KEY,
          SASL,
          USER,
          PASSWORD);

  private KafkaKeys() {}
}
