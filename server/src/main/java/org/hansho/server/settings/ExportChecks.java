package org.hansho.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.settings.RawSettings.Item;

/** What the keys of exports must have in common. */
final class ExportChecks {
  private static final int MOST = 32;
  private static final String NATIVE = "native";
  private static final Set<String> SYSLOG_FORMATS = Set.of("syslog", "cef");
  private static final Set<String> WHOLE_FILES =
      Set.of("security-center-rest", "stix", "html", "json");

  private final Values values;
  private final Report report;

  ExportChecks(Values values, Report report) {
    this.values = values;
    this.report = report;
  }

  void check() {
    List<Item> exports = values.items(ExportKeys.GROUP);
    if (exports.size() > MOST) {
      Item first = exports.get(MOST);
      report.add(
          first.origin(),
          ExportKeys.GROUP,
          Message.inEnglish("there are more than {0} exports")
              .inJapanese("エクスポートが、上限の {0} 個を超えています", MOST),
          Worded.NOTHING);
    }
    exports.forEach(this::export);
  }

  private void export(Item export) {
    String name = export.name();
    for (String tenant : values.find(ExportKeys.TENANTS, name).orElse(List.of())) {
      if (!values.names(TenantKeys.GROUP).contains(tenant)) {
        add(
            export,
            ExportKeys.TENANTS,
            Message.inEnglish("there is no tenant '{0}'").inJapanese("テナント '{0}' はありません", tenant),
            Message.suggesting(tenant, values.names(TenantKeys.GROUP)));
      }
    }
    String format = values.find(ExportKeys.FORMAT, name).orElse("");
    String kind = values.find(ExportKeys.KIND, name).orElse("");
    snapshots(export, kind);
    switch (kind) {
      case ExportKeys.WEBHOOK -> address(export);
      case ExportKeys.EMAIL -> email(export);
      case ExportKeys.KAFKA -> kafka(export);
      case ExportKeys.JIRA -> {
        needed(export, TicketKeys.PROJECT);
        tickets(export);
      }
      case ExportKeys.SERVICENOW -> tickets(export);
      case ExportKeys.FILE -> file(export, format);
      case ExportKeys.SYSLOG_UDP, ExportKeys.SYSLOG_TCP, ExportKeys.SYSLOG_TLS ->
          syslog(export, format);
      default -> {
        // It was reported as missing or unknown.
      }
    }
  }

  private void file(Item export, String format) {
    needed(export, ExportKeys.PATH);
    if (WHOLE_FILES.contains(format)) {
      add(
          export,
          ExportKeys.FORMAT,
          Message.inEnglish("the format {0} has no lines that can be added to a file")
              .inJapanese("形式 {0} は行単位ではないため、ファイルに追記できません", format),
          Message.inEnglish("use native, ocsf, ecs, csv, cef or another format of lines")
              .inJapanese("native、ocsf、ecs、csv、cef など、行単位の形式を使ってください"));
    }
  }

  private void syslog(Item export, String format) {
    needed(export, ExportKeys.HOST);
    if (!SYSLOG_FORMATS.contains(format)) {
      add(
          export,
          ExportKeys.FORMAT,
          Message.inEnglish("syslog carries no messages of the format {0}")
              .inJapanese("syslog では、形式 {0} のメッセージを送れません", format),
          Message.inEnglish("set format to syslog or cef")
              .inJapanese("format に syslog または cef を指定してください"));
    }
  }

  private static final Set<String> CHANGES_ONLY =
      Set.of(ExportKeys.EMAIL, ExportKeys.JIRA, ExportKeys.SERVICENOW);

  private void snapshots(Item export, String kind) {
    String name = export.name();
    String send = values.find(ExportKeys.SEND, name).orElse(ExportSettings.CHANGES);
    boolean isOn = !send.equals(ExportSettings.CHANGES);
    if (isOn && CHANGES_ONLY.contains(kind)) {
      add(
          export,
          ExportKeys.SEND,
          Message.inEnglish("{0} takes no snapshots").inJapanese("{0} では、スナップショットを送れません", kind),
          Message.inEnglish("leave send out").inJapanese("send を外してください"));
    } else if (!isOn && values.find(ExportKeys.SNAPSHOT_AT, name).isPresent()) {
      add(
          export,
          ExportKeys.SNAPSHOT_AT,
          Message.inEnglish("no snapshots are sent").inJapanese("スナップショットを送らない設定です"),
          Message.inEnglish("set send to snapshots or both")
              .inJapanese("send に snapshots または both を指定してください"));
    }
  }

  private void address(Item export) {
    Optional<Secret> secret = values.find(ExportKeys.SECRET_URL, export.name());
    if (secret.isEmpty()) {
      needed(export, ExportKeys.URL);
    } else if (values.find(ExportKeys.URL, export.name()).isPresent()) {
      add(
          export,
          ExportKeys.SECRET_URL,
          Message.inEnglish("url and secret_url are both set")
              .inJapanese("url と secret_url の両方が指定されています"),
          Message.inEnglish("keep one of the two").inJapanese("どちらか一方だけを残してください"));
    } else if (!ExportKeys.isUrl(secret.get().value())) {
      add(
          export,
          ExportKeys.SECRET_URL,
          Message.inEnglish("what it refers to is no address of HTTP")
              .inJapanese("参照先の値が HTTP のアドレスではありません"),
          Worded.NOTHING);
    }
  }

  private void kafka(Item export) {
    String name = export.name();
    needed(export, KafkaExportKeys.TOPIC);
    if (values.find(KafkaExportKeys.SERVERS, name).filter(List::isEmpty).isPresent()) {
      add(
          export,
          KafkaExportKeys.SERVERS,
          Message.inEnglish("there is no broker").inJapanese("ブローカーがありません"),
          Message.inEnglish("add `servers` with one or more")
              .inJapanese("`servers` に 1 つ以上指定してください"));
    }
    String sasl = values.find(KafkaExportKeys.SASL, name).orElse(KafkaKeys.NO_SIGN_IN);
    if (!sasl.equals(KafkaKeys.NO_SIGN_IN)) {
      needed(export, ExportKeys.USER);
      needed(export, ExportKeys.PASSWORD);
    }
    boolean encrypted = values.find(KafkaExportKeys.TLS, name).orElse(true);
    if (sasl.equals(KafkaKeys.PLAIN) && !encrypted) {
      add(export, KafkaExportKeys.TLS, KafkaKeys.READABLE, KafkaKeys.READABLE_REMEDY);
    }
    boolean hasCertificate = values.find(KafkaExportKeys.CERTIFICATE, name).isPresent();
    if (hasCertificate != values.find(KafkaExportKeys.KEY, name).isPresent()) {
      add(
          export,
          hasCertificate ? KafkaExportKeys.KEY : KafkaExportKeys.CERTIFICATE,
          Message.inEnglish("client_certificate and client_key go together")
              .inJapanese("client_certificate と client_key は、両方とも必要です"),
          Message.inEnglish("set both or none").inJapanese("両方を指定するか、両方を外してください"));
    }
  }

  private void tickets(Item export) {
    String name = export.name();
    needed(export, ExportKeys.URL);
    boolean hasUser = values.find(ExportKeys.USER, name).isPresent();
    boolean hasPassword = values.find(ExportKeys.PASSWORD, name).isPresent();
    boolean hasToken = values.find(ExportKeys.TOKEN, name).isPresent();
    if (hasUser != hasPassword || hasUser == hasToken) {
      add(
          export,
          ExportKeys.USER,
          Message.inEnglish("nobody signs in, or two do")
              .inJapanese("サインインの方法が指定されていないか、2 つ指定されています"),
          Message.inEnglish("set user and password, or token alone")
              .inJapanese("user と password の組か、token だけを指定してください"));
    }
    boolean isOpen =
        values.find(ExportKeys.URL, name).filter(url -> "http".equals(url.getScheme())).isPresent();
    if (isOpen && !values.find(ExportKeys.ALLOW_PRIVATE, name).orElse(false)) {
      add(
          export,
          ExportKeys.URL,
          Message.inEnglish("a password would travel without encryption")
              .inJapanese("パスワードが暗号化されずに送られます"),
          Message.inEnglish("use https").inJapanese("https を使ってください"));
    }
    ownShape(export, Message.inEnglish("tickets").inJapanese("チケット"));
  }

  private void ownShape(Item export, Message what) {
    if (!values.find(ExportKeys.FORMAT, export.name()).orElse(NATIVE).equals(NATIVE)) {
      add(
          export,
          ExportKeys.FORMAT,
          Message.inEnglish("{0} have a shape of their own")
              .inJapanese("{0}の形式は決まっているため、選べません", what),
          Message.inEnglish("leave format out").inJapanese("format を外してください"));
    }
  }

  private void email(Item export) {
    String name = export.name();
    needed(export, ExportKeys.HOST);
    needed(export, ExportKeys.FROM);
    if (values.find(ExportKeys.TO, name).filter(List::isEmpty).isPresent()) {
      add(
          export,
          ExportKeys.TO,
          Message.inEnglish("mails have no receiver").inJapanese("メールの宛先がありません"),
          Message.inEnglish("add `to` with one address or more")
              .inJapanese("`to` に 1 つ以上のアドレスを指定してください"));
    }
    boolean hasUser = values.find(ExportKeys.USER, name).isPresent();
    boolean hasPassword = values.find(ExportKeys.PASSWORD, name).isPresent();
    if (hasUser != hasPassword) {
      add(
          export,
          ExportKeys.USER,
          Message.inEnglish("user and password go together")
              .inJapanese("user と password は、両方とも必要です"),
          Message.inEnglish("set both or none").inJapanese("両方を指定するか、両方を外してください"));
    }
    String encryption = values.find(ExportKeys.ENCRYPTION, name).orElse("");
    if (hasPassword && encryption.equals(ExportKeys.NO_ENCRYPTION)) {
      add(
          export,
          ExportKeys.ENCRYPTION,
          Message.inEnglish("a password would travel without encryption")
              .inJapanese("パスワードが暗号化されずに送られます"),
          Message.inEnglish("use starttls or tls").inJapanese("starttls または tls を使ってください"));
    }
    ownShape(export, Message.inEnglish("mails").inJapanese("メール"));
  }

  private void needed(Item export, Setting<?> setting) {
    Optional<?> value = values.find(setting, export.name());
    if (value.isEmpty() && values.at(setting.path(export.name())) != null) {
      add(
          export,
          setting,
          Message.inEnglish("'{0}' is missing")
              .inJapanese("'{0}' がありません", setting.path(export.name())),
          Worded.NOTHING);
    }
  }

  private void add(Item export, Setting<?> setting, Worded message, Worded remedy) {
    report.add(export.origin(), setting.path(export.name()), message, remedy);
  }
}
