package org.hansho.server.settings;

import static org.hansho.server.settings.SourceKind.FILES;
import static org.hansho.server.settings.SourceKind.FLOWS;
import static org.hansho.server.settings.SourceKind.HTTP;
import static org.hansho.server.settings.SourceKind.KAFKA;
import static org.hansho.server.settings.SourceKind.SYSLOG_TCP;
import static org.hansho.server.settings.SourceKind.SYSLOG_TLS;
import static org.hansho.server.settings.SourceKind.SYSLOG_UDP;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.alert.Message;
import org.hansho.server.settings.ValueType.Many;
import org.hansho.server.settings.ValueType.One;

/** The keys of a source, but for those of Kafka. */
final class SourceKeys {
  /** The key that holds the sources. */
  static final String GROUP = "sources";

  static final Setting<String> ID =
      Key.ofSource("id", Types.name())
          .required()
          .restart("Name of the source; unique.", "ソースの名前。重複は不可。");

  static final Setting<SourceKind> KIND =
      Key.ofSource("kind", Types.sourceKind()).required().restart("The way in.", "受け取り方。");

  static final Setting<String> TENANT =
      Key.ofSource("tenant", Types.name())
          .derived(SourceKeys::onlyTenant, "the only tenant", "唯一のテナント")
          .restart("Whose records they are.", "レコードが属するテナント。");

  static final Setting<String> FORMAT =
      Key.ofSource("format", Types.format())
          .absent("recognised by content", "内容から判別")
          .restart("Format of all its records.", "すべてのレコードの形式。");

  static final Setting<Path> MAPPING =
      Key.ofSource("mapping", PathTypes.file(), HTTP, FILES, KAFKA)
          .absent("none", "なし")
          .restart(
              "Mapping file that describes its records, in place of a format; see"
                  + " [mapping.md](mapping.md).",
              "形式の代わりに、レコードを記述するマッピング ファイル。[mapping.md](mapping.md) を参照。");

  static final Setting<Duration> LATENESS =
      Key.ofSource("lateness", Types.duration("0s", "7d"))
          .like(RunnerKeys.LATENESS)
          .restart(
              "How much older than its newest event an event may be.", "このソースの最新イベントより古くてよい時間。");

  static final Setting<Boolean> HISTORY =
      Key.ofSource("history", Types.flag())
          .standard("false")
          .restart(
              "It sends old records on purpose; they arrive when they say.",
              "意図して古いレコードを送る。到着時刻はレコードの時刻とみなす。");

  static final Setting<Boolean> SILENCE =
      Key.ofSource("silence", Types.flag())
          .standard("true")
          .live(
              "Raise an alert when it is not heard any more, once its rhythm is learned.",
              "受信の間隔を学習したあと、受信が途絶えたらアラートを出す。");

  static final Setting<List<PlannedTime>> PLANNED =
      Key.ofSource("planned", new Many<>(plannedTime()))
          .standard("")
          .live(
              "When it may be silent, such as planned work; that is shown and is no alert.",
              "計画作業など、受信が途絶えてよい時間。その旨を表示し、アラートは出さない。");

  static final Setting<Secret> TOKEN =
      Key.ofSource("token", SecretType.secret(), HTTP)
          .absent("only tokens made by the server", "サーバーが発行したトークンだけ")
          .restart("Token that senders show.", "送信側が示すトークン。");

  static final Setting<String> ADDRESS =
      Key.ofSource("address", Types.address(), SYSLOG_UDP, SYSLOG_TCP, SYSLOG_TLS, FLOWS)
          .standard("127.0.0.1")
          .restart("Where it listens.", "待ち受けるアドレス。");

  private static final Words PORT_WORDS =
      new Words("Port; 0 takes a free one.", "ポート。0 なら空きポートを使う。");

  static final Setting<Integer> SYSLOG_PORT =
      Key.ofSource("port", Types.number(0, ServerKeys.LARGEST_PORT), SYSLOG_UDP, SYSLOG_TCP)
          .standard("5514")
          .restart(PORT_WORDS.english(), PORT_WORDS.japanese());

  static final Setting<Integer> TLS_PORT =
      Key.ofSource("port", Types.number(0, ServerKeys.LARGEST_PORT), SYSLOG_TLS)
          .standard("6514")
          .restart(PORT_WORDS.english(), PORT_WORDS.japanese());

  static final Setting<Integer> FLOW_PORT =
      Key.ofSource("port", Types.number(0, ServerKeys.LARGEST_PORT), FLOWS)
          .standard("2055")
          .restart(PORT_WORDS.english(), PORT_WORDS.japanese());

  /** Those of every kind that listens. */
  static final List<Setting<Integer>> PORTS = List.of(SYSLOG_PORT, TLS_PORT, FLOW_PORT);

  static final Setting<Long> BUFFER =
      Key.ofSource("receive_buffer", Types.size("64KiB", "1GiB"), SYSLOG_UDP, FLOWS)
          .standard("8MiB")
          .restart(
              "What the kernel may hold for the socket; it may grant less.",
              "カーネルがソケットのために保持できるサイズ。実際には小さくなることがある。");

  static final Setting<Long> RECORD =
      Key.ofSource("max_record", Types.size("1KiB", "1MiB"), SYSLOG_UDP, SYSLOG_TCP, SYSLOG_TLS)
          .standard("64KiB")
          .restart("Longest message.", "メッセージの最大長。");

  static final Setting<Integer> CONNECTIONS =
      Key.ofSource("max_connections", Types.number(1, 100_000), SYSLOG_TCP, SYSLOG_TLS)
          .standard("1000")
          .restart("Most open connections.", "同時接続数の上限。");

  static final Setting<Duration> IDLE_TIME =
      Key.ofSource("idle_time", Types.duration("1s", "7d"), SYSLOG_TCP, SYSLOG_TLS)
          .standard("1h")
          .restart("After which a silent connection is closed.", "通信のない接続を閉じるまでの時間。");

  static final Setting<Path> CERTIFICATE =
      Key.ofSource("certificate", PathTypes.file(), SYSLOG_TLS)
          .required()
          .restart(
              "Certificate of the server with its chain, as PEM. The file may change at any time.",
              "サーバーの証明書とそのチェーン (PEM)。ファイルの中身はいつ差し替えてもよい。");

  static final Setting<Path> KEY =
      Key.ofSource("key", PathTypes.privateFile(), SYSLOG_TLS)
          .required()
          .restart("Private key of the certificate, as PEM.", "証明書の秘密鍵 (PEM)。");

  static final Setting<Path> CLIENT_AUTHORITIES =
      Key.ofSource("client_authorities", PathTypes.file(), SYSLOG_TLS)
          .absent("clients show no certificate", "クライアント証明書を求めない")
          .restart(
              "Who signs the certificates that clients must show, as PEM.",
              "クライアントが示すべき証明書の認証局 (PEM)。");

  static final Setting<List<Path>> ROOTS =
      Key.ofSource("roots", new Many<>(PathTypes.path()), FILES)
          .required()
          .restart(
              "Files, and folders with all below them; they may appear later.",
              "ファイル、または配下すべてを含むフォルダー。後から現れてもよい。");

  static final Setting<List<String>> GLOBS =
      Key.ofSource("globs", new Many<>(PathTypes.glob()), FILES)
          .standard("**")
          .restart("Which files below a folder.", "フォルダー配下のどのファイルか。");

  static final Setting<List<Path>> FOLLOW_LINKS_TO =
      Key.ofSource("follow_links_to", new Many<>(PathTypes.path()), FILES)
          .standard("")
          .restart(
              "Links are followed where they lead to files below these folders.",
              "これらのフォルダー配下のファイルを指すリンクだけをたどる。");

  static final List<Setting<?>> ALL =
      Stream.concat(
              Stream.<Setting<?>>of(
                  ID,
                  KIND,
                  TENANT,
                  FORMAT,
                  MAPPING,
                  LATENESS,
                  HISTORY,
                  SILENCE,
                  PLANNED,
                  TOKEN,
                  ADDRESS,
                  SYSLOG_PORT,
                  TLS_PORT,
                  FLOW_PORT,
                  BUFFER,
                  RECORD,
                  CONNECTIONS,
                  IDLE_TIME,
                  CERTIFICATE,
                  KEY,
                  CLIENT_AUTHORITIES,
                  ROOTS,
                  GLOBS,
                  FOLLOW_LINKS_TO),
              KafkaKeys.ALL.stream())
          .toList();

  private SourceKeys() {}

  private static One<PlannedTime> plannedTime() {
    return Types.open(
        new Words(
            "hours of each week, as in sun 02:00-04:00 Asia/Tokyo, or once, as in"
                + " 2026-12-01T22:00Z/2026-12-02T04:00Z",
            "毎週の時間帯 (例: sun 02:00-04:00 Asia/Tokyo)、または一度だけの期間 (例:"
                + " 2026-12-01T22:00Z/2026-12-02T04:00Z)"),
        (text, lookup) -> {
          try {
            return PlannedTime.parse(text);
          } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                Message.inEnglish(
                        "no hours of the week, and no time from one moment to a later one")
                    .inJapanese("毎週の時間帯でも、開始から終了までの期間でもありません"));
          }
        },
        PlannedTime::written);
  }

  /** The keys that a source of a kind has, besides its id and kind. */
  static List<Setting<?>> of(SourceKind kind) {
    return ALL.stream()
        .filter(setting -> setting.isOf(kind) && !setting.equals(ID) && !setting.equals(KIND))
        .toList();
  }

  /** The kinds that have a key of that name. */
  static String kindsWith(Setting<?> setting) {
    return ALL.stream()
        .filter(other -> other.path().equals(setting.path()))
        .flatMap(other -> other.kinds().stream())
        .sorted()
        .map(SourceKind::word)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> onlyTenant(Values values, String source) {
    List<String> tenants = values.names(TenantKeys.GROUP);
    return tenants.size() == 1 ? Optional.of(tenants.get(0)) : Optional.empty();
  }
}
