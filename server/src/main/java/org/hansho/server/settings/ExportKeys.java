package org.hansho.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.alert.Message;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.queue.ExportedData;
import org.hansho.casework.export.queue.SendingHours;
import org.hansho.casework.export.queue.SnapshotTimes;
import org.hansho.casework.export.queue.SuppressedAlerts;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.server.settings.ValueType.Many;
import org.hansho.server.settings.ValueType.One;

/** The keys of a continuous export. */
final class ExportKeys {
  /** The key that holds the exports. */
  static final String GROUP = "exports";

  static final String WEBHOOK = "webhook";
  static final String FILE = "file";
  static final String EMAIL = "email";
  static final String KAFKA = "kafka";
  static final String JIRA = "jira";
  static final String SERVICENOW = "servicenow";
  static final String BOTH = "both";
  static final String STARTTLS = "starttls";
  static final String TLS = "tls";
  static final String NO_ENCRYPTION = "none";
  static final String SYSLOG_UDP = "syslog-udp";
  static final String SYSLOG_TCP = "syslog-tcp";
  static final String SYSLOG_TLS = "syslog-tls";

  private static final Pattern MAILBOX =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+");
  private static final int LONGEST_NAME = 64;
  static final int MAILS_HIGH = 4;
  static final int MAILS_MEDIUM = 2;
  static final int MAILS_LOW = 1;

  private static final int MOST_LETTERS = 254;
  private static final int MOST_A_DAY = 1_000_000;

  static final Setting<String> KIND =
      key(
              "kind",
              Types.choice(
                  List.of(
                      WEBHOOK,
                      FILE,
                      EMAIL,
                      KAFKA,
                      JIRA,
                      SERVICENOW,
                      SYSLOG_UDP,
                      SYSLOG_TCP,
                      SYSLOG_TLS)))
          .required()
          .restart("The way out.", "送り方。");

  static final Setting<List<String>> TENANTS =
      key("tenants", new Many<>(Types.name()))
          .standard("")
          .restart("Whose alerts; all tenants if empty.", "対象のテナント。空ならすべて。");

  static final Setting<List<String>> DATA =
      key("data", new Many<>(Types.choice(ExportedData.keys())))
          .standard("")
          .restart("What is sent; alerts if empty.", "送るもの。空ならアラート。");

  static final Setting<String> FILTER =
      key("filter", filter()).absent("all alerts", "すべてのアラート").restart("Which alerts.", "対象のアラート。");

  static final Setting<String> SUPPRESSED =
      key("suppressed", Types.choice(SuppressedAlerts.keys()))
          .standard(SuppressedAlerts.UPDATE.key())
          .restart(
              "Which suppressed alerts: those sent before, all, or none.",
              "抑制されたアラートのうち送るもの。送信済みのもの (update)、すべて (send)、なし (omit)。");

  static final Setting<String> FORMAT =
      key("format", format()).standard("native").restart("Shape of the messages.", "メッセージの形式。");

  static final Setting<String> LANGUAGE =
      key("language", Types.choice(List.of("en", "ja")))
          .standard("en")
          .restart("Language of titles and sentences.", "タイトルと文の言語。");

  static final Setting<String> ERA =
      key("era", Types.choice(List.of("own", "2020", "2024")))
          .standard("own")
          .restart(
              "Whose words stand for stages and detections in the shapes of Security Center.",
              "Security Center の形式で、段階と検出をどの時期の用語で書くか。");

  static final Setting<String> VENDOR =
      key("vendor", Types.text(LONGEST_NAME))
          .standard("Hansho")
          .restart("Who is said to have found it.", "検出元として書くベンダー名。");

  static final Setting<String> PRODUCT =
      key("product", Types.text(LONGEST_NAME))
          .standard("Hansho")
          .restart("Which product is said to have found it.", "検出元として書く製品名。");

  static final Setting<URI> CONSOLE =
      key("console", url())
          .absent("messages hold no links", "リンクを書かない")
          .restart("Address of the console, for links.", "リンクに使うコンソールのアドレス。");

  static final Setting<URI> URL =
      key("url", url())
          .absent(
              "needed for `webhook`, `jira` and `servicenow`", "`webhook`、`jira`、`servicenow` では必須")
          .restart(
              "Where a webhook is called, or where Jira or ServiceNow is.",
              "Webhook の宛先、または Jira や ServiceNow のアドレス。");

  static final Setting<Secret> SECRET_URL =
      key("secret_url", SecretType.secret())
          .absent("`url` is used", "`url` を使う")
          .restart(
              "Where a webhook is called, if its address is a secret, as of Slack and Teams.",
              "Webhook の宛先 (Slack や Teams のように、アドレス自体が秘密の場合)。");

  static final Setting<Secret> TOKEN =
      key("token", SecretType.secret())
          .absent("none is shown", "示さない")
          .restart(
              "Bearer token shown to a webhook, Jira Data Center or ServiceNow.",
              "Webhook、Jira Data Center、ServiceNow に示すベアラー トークン。");

  static final Setting<Secret> SECRET =
      key("secret", SecretType.secret())
          .absent("not signed", "署名しない")
          .restart("Signs the requests of a webhook.", "Webhook の要求に署名する鍵。");

  static final Setting<Boolean> ALLOW_PRIVATE =
      key("allow_private", Types.flag())
          .standard("false")
          .restart(
              "Permit loopback and private networks; those of metadata services never are.",
              "ループバックとプライベート ネットワークへの送信を許す。メタデータ サービスへは常に送らない。");

  static final Setting<Path> AUTHORITIES =
      key("authorities", PathTypes.file())
          .absent("those of the Java machine", "Java の既定の認証局")
          .restart("Who signs the certificate of the other side, as PEM.", "相手の証明書の認証局 (PEM)。");

  static final Setting<Duration> TIME =
      key("time", Types.duration("100ms", "5m"))
          .standard("10s")
          .restart("Within which an answer must be whole.", "応答を受け取り終えるまでの時間。");

  static final Setting<Path> PATH =
      key("path", PathTypes.path())
          .absent("needed for `file`", "`file` では必須")
          .restart("File to which lines are added.", "行を追記するファイル。");

  static final Setting<Long> SIZE =
      key("size", Types.size("64KiB", "100GiB"))
          .standard("64MiB")
          .restart("Size at which the file is rotated.", "ファイルをローテーションするサイズ。");

  static final Setting<Integer> KEEP =
      key("keep", Types.number(1, 1_000))
          .standard("5")
          .restart("Older files that are kept.", "保持する古いファイルの数。");

  static final Setting<String> HOST =
      key("host", Types.address())
          .absent("needed for syslog and `email`", "syslog と `email` では必須")
          .restart("Collector of syslog, or mail server.", "syslog の宛先、またはメール サーバー。");

  static final Setting<Integer> PORT =
      key("port", Types.number(1, ServerKeys.LARGEST_PORT))
          .absent(
              "514; for `email` 587, with `encryption: tls` 465",
              "514。`email` では 587、`encryption: tls` なら 465")
          .restart("Port of the collector or mail server.", "宛先のポート。");

  static final Setting<String> FROM =
      key("from", mailbox())
          .absent("needed for `email`", "`email` では必須")
          .restart("Sender of mails.", "メールの差出人。");

  static final Setting<List<String>> TO =
      key("to", new Many<>(mailbox()))
          .standard("")
          .restart("Receivers of mails; needed for `email`.", "メールの宛先。`email` では必須。");

  static final Setting<String> ENCRYPTION =
      key("encryption", Types.choice(List.of(STARTTLS, TLS, NO_ENCRYPTION)))
          .standard(STARTTLS)
          .restart(
              "How the connection to a mail server is protected; `none` permits no password.",
              "メール サーバーとの接続の保護。`none` ではパスワードを使えない。");

  static final Setting<String> USER =
      key("user", Types.text(MOST_LETTERS))
          .absent("no sign-in", "サインインしない")
          .restart(
              "Who signs in to the mail server, broker, Jira or ServiceNow.",
              "メール サーバー、ブローカー、Jira、ServiceNow にサインインするユーザー。");

  static final Setting<Secret> PASSWORD =
      key("password", SecretType.secret())
          .absent("no sign-in", "サインインしない")
          .restart("Password of that user, or API token.", "そのユーザーのパスワードまたは API トークン。");

  static final Setting<String> HOURS =
      key("hours", hours())
          .absent("at any time", "いつでも")
          .restart("When it is sent; outside of it alerts wait.", "送信する時間帯。それ以外の間は待つ。");

  static final Setting<String> SEND =
      key("send", Types.choice(List.of(ExportSettings.CHANGES, ExportSettings.SNAPSHOTS, BOTH)))
          .standard(ExportSettings.CHANGES)
          .restart(
              "Changes as they come, snapshots of everything, or both.",
              "変更のたびに送る (changes)、全体のスナップショットを送る (snapshots)、または両方 (both)。");

  static final Setting<String> SNAPSHOT_AT =
      key("snapshot_at", snapshotTimes())
          .absent("on demand only", "要求したときだけ")
          .restart("When snapshots begin.", "スナップショットを始める時刻。");

  static final Setting<Integer> MOST_HIGH =
      most("most_high", "high and critical", "高と重大の", MAILS_HIGH);
  static final Setting<Integer> MOST_MEDIUM = most("most_medium", "medium", "中の", MAILS_MEDIUM);
  static final Setting<Integer> MOST_LOW =
      most("most_low", "low and informational", "低と情報の", MAILS_LOW);
  static final Setting<Integer> MOST_OF_DETECTION =
      key("most_of_detection", Types.number(1, MOST_A_DAY))
          .absent("no limit", "上限なし")
          .live("Most messages of one detection a day.", "1 つの検出につき 1 日に送る上限。");

  static final Setting<Duration> BACKFILL =
      key("backfill", Types.duration("1m", "3650d"))
          .absent("nothing old is sent", "過去のアラートは送らない")
          .restart(
              "How old alerts may be that are sent at its very first start.",
              "最初の起動時に送るアラートをどこまでさかのぼるか。");

  static final List<Setting<?>> ALL =
      Stream.concat(
              Stream.of(
                  KIND,
                  TENANTS,
                  DATA,
                  FILTER,
                  SUPPRESSED,
                  FORMAT,
                  LANGUAGE,
                  ERA,
                  VENDOR,
                  PRODUCT,
                  CONSOLE,
                  URL,
                  SECRET_URL,
                  TOKEN,
                  SECRET,
                  ALLOW_PRIVATE,
                  AUTHORITIES,
                  TIME,
                  PATH,
                  SIZE,
                  KEEP,
                  HOST,
                  PORT,
                  FROM,
                  TO,
                  ENCRYPTION,
                  USER,
                  PASSWORD,
                  HOURS,
                  SEND,
                  SNAPSHOT_AT,
                  MOST_HIGH,
                  MOST_MEDIUM,
                  MOST_LOW,
                  MOST_OF_DETECTION,
                  BACKFILL),
              Stream.concat(KafkaExportKeys.ALL.stream(), TicketKeys.ALL.stream()))
          .toList();

  private ExportKeys() {}

  private static <T> Key<T> key(String name, ValueType<T> type) {
    return Key.of(GROUP + ".*." + name, type);
  }

  private static Setting<Integer> most(String name, String english, String japanese, int ofMail) {
    return key(name, Types.number(0, MOST_A_DAY))
        .absent("no limit; for `email` " + ofMail, "上限なし。`email` では " + ofMail)
        .live(
            "Most messages of " + english + " severity a day.",
            "重大度が" + japanese + "アラートを 1 日に送る上限。");
  }

  private static One<String> mailbox() {
    return Types.open(
        new Words("an address of mail such as soc@example.com", "メール アドレス。例: soc@example.com"),
        (text, lookup) -> {
          if (text.length() > MOST_LETTERS || !MAILBOX.matcher(text).matches()) {
            throw new Refusal(
                Message.inEnglish("not an address of mail").inJapanese("メール アドレスではありません"),
                Message.inEnglish("write it without a name, as a@example.com")
                    .inJapanese("名前を付けずに、a@example.com のように書いてください"));
          }
          return text;
        },
        text -> text);
  }

  private static One<String> format() {
    List<String> names = AlertFormats.names();
    return Types.open(
        new Words(
            "the name of a format, see [exports.md](exports.md)",
            "形式の名前。[exports.md](exports.md) を参照"),
        (text, lookup) -> {
          if (!names.contains(text)) {
            throw new Refusal(
                Message.inEnglish("not a format of exports").inJapanese("エクスポートの形式ではありません"),
                Message.suggesting(text, names));
          }
          return text;
        },
        name -> name);
  }

  private static One<String> filter() {
    return Types.open(
        new Words("a condition of the filter language", "フィルター言語の条件"),
        (text, lookup) -> {
          try {
            Filter.parse(text, Map.of());
            return text;
          } catch (FilterException wrong) {
            throw new Refusal(
                Message.inEnglish("no filter").inJapanese("条件式ではありません"), Message.of(wrong));
          }
        },
        text -> text);
  }

  private static One<String> hours() {
    return Types.open(
        new Words(
            "days, hours and a time zone, as in mon-fri 08:00-18:00 Asia/Tokyo",
            "曜日、時間帯、タイム ゾーン。例: mon-fri 08:00-18:00 Asia/Tokyo"),
        (text, lookup) -> {
          try {
            SendingHours.parse(text);
            return text;
          } catch (IllegalArgumentException wrong) {
            throw new Refusal(Message.inEnglish("no hours").inJapanese("時間帯ではありません"));
          }
        },
        text -> text);
  }

  private static One<String> snapshotTimes() {
    return Types.open(
        new Words(
            "days, a time and a time zone, as in sun 03:00 Asia/Tokyo",
            "曜日、時刻、タイム ゾーン。例: sun 03:00 Asia/Tokyo"),
        (text, lookup) -> {
          try {
            SnapshotTimes.parse(text);
            return text;
          } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                Message.inEnglish("no time of snapshots").inJapanese("スナップショットの時刻ではありません"));
          }
        },
        text -> text);
  }

  private static One<URI> url() {
    return Types.open(
        new Words("an address that begins with https or http", "https または http で始まるアドレス"),
        (text, lookup) -> {
          if (isUrl(text)) {
            return URI.create(text);
          }
          throw new Refusal(
              Message.inEnglish("not an address of HTTP").inJapanese("HTTP のアドレスではありません"),
              Message.inEnglish("leave user and password out; use token")
                  .inJapanese("ユーザーとパスワードは含めないでください。token を使ってください"));
        },
        URI::toString);
  }

  /** Whether a text is an address of HTTP without user and password. */
  static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      boolean isHttp = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return isHttp && url.getHost() != null && url.getRawUserInfo() == null;
    } catch (URISyntaxException wrong) {
      return false;
    }
  }
}
