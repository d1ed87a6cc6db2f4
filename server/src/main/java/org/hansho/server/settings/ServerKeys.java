package org.hansho.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys of the process: data folder, HTTP listener, store. */
final class ServerKeys {
  static final int LARGEST_PORT = 65_535;

  static final Setting<Path> DATA =
      Key.of("data", PathTypes.path())
          .standard("hansho-data")
          .restart(
              "Folder that holds all that is kept. It belongs to one process.",
              "保存するものすべてを置くフォルダー。1 つのプロセスだけが使う。");

  static final Setting<String> ADDRESS =
      Key.of("http.address", Types.address())
          .standard("127.0.0.1")
          .restart(
              "Where HTTP listens. Other addresses than those of loopback need a certificate.",
              "HTTP を待ち受けるアドレス。ループバック以外では証明書が必要。");

  static final Setting<Integer> PORT =
      Key.of("http.port", Types.number(0, LARGEST_PORT))
          .standard("8514")
          .restart("Port of HTTP; 0 takes a free one.", "HTTP のポート。0 なら空きポートを使う。");

  static final Setting<Path> CERTIFICATE =
      Key.of("http.certificate", PathTypes.file())
          .absent("HTTP without TLS", "TLS なしの HTTP")
          .restart(
              "Certificate of the server with its chain, as PEM. The file may change at any time.",
              "サーバーの証明書とそのチェーン (PEM)。ファイルの中身はいつ差し替えてもよい。");

  static final Setting<Path> KEY =
      Key.of("http.key", PathTypes.privateFile())
          .absent("HTTP without TLS", "TLS なしの HTTP")
          .restart("Private key of the certificate, as PEM.", "証明書の秘密鍵 (PEM)。");

  static final Setting<Boolean> PLAIN_TEXT =
      Key.of("http.plain_text", Types.flag())
          .standard("false")
          .restart(
              "Permit HTTP without TLS on an address that is not of loopback, behind a proxy that"
                  + " speaks TLS.",
              "TLS を終端するプロキシの背後で、ループバック以外のアドレスでも TLS なしの HTTP を許す。");

  static final Setting<Long> BODY =
      Key.of("http.max_body", Types.size("1KiB", "1GiB"))
          .standard("32MiB")
          .restart("Largest body of a request, after decompression.", "リクエスト本文の最大サイズ (展開後)。");

  static final Setting<Long> RECORD =
      Key.of("http.max_record", Types.size("1KiB", "32MiB"))
          .standard("1MiB")
          .restart("Largest record.", "レコードの最大サイズ。");

  static final Setting<Integer> RECORDS =
      Key.of("http.max_records", Types.number(1, 10_000_000))
          .standard("100000")
          .restart("Most records a request.", "1 リクエストの最大レコード数。");

  static final Setting<Integer> CONNECTIONS =
      Key.of("http.max_connections", Types.number(1, 100_000))
          .standard("1000")
          .restart("Most open connections.", "同時接続数の上限。");

  static final Setting<Duration> HEADER_TIME =
      Key.of("http.header_time", Types.duration("100ms", "10m"))
          .standard("10s")
          .restart(
              "Within which the head of a request must be complete.", "リクエスト ヘッダーを受け取り終えるまでの時間。");

  static final Setting<Duration> IDLE_TIME =
      Key.of("http.idle_time", Types.duration("1s", "1h"))
          .standard("60s")
          .restart("After which a silent connection is closed.", "通信のない接続を閉じるまでの時間。");

  static final Setting<String> STORE =
      Key.of("store.url", Types.database())
          .standard("sqlite")
          .restart(
              "Where alerts are stored: SQLite in the data folder, or a PostgreSQL database.",
              "アラートの保存先。データ フォルダー内の SQLite、または PostgreSQL データベース。");

  static final Setting<String> STORE_USER =
      Key.of("store.user", Types.text(128))
          .standard("hansho")
          .restart("User of the PostgreSQL database.", "PostgreSQL のユーザー。");

  static final Setting<Secret> STORE_PASSWORD =
      Key.of("store.password", SecretType.secret())
          .absent("no password", "パスワードなし")
          .restart("Password of that user.", "そのユーザーのパスワード。");

  static final Setting<Integer> STORE_CONNECTIONS =
      Key.of("store.connections", Types.number(1, 200))
          .standard("8")
          .restart("Most connections to the PostgreSQL database.", "PostgreSQL への接続数の上限。");

  static final List<Setting<?>> ALL =
      List.of(
          DATA,
          ADDRESS,
          PORT,
          CERTIFICATE,
          KEY,
          PLAIN_TEXT,
          BODY,
          RECORD,
          RECORDS,
          CONNECTIONS,
          HEADER_TIME,
          IDLE_TIME,
          STORE,
          STORE_USER,
          STORE_PASSWORD,
          STORE_CONNECTIONS);

  private ServerKeys() {}
}
