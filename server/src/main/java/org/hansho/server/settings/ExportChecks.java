package org.hansho.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hansho.server.settings.RawSettings.Item;
import org.hansho.yaml.Suggestion;

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
      report.add(first.origin(), ExportKeys.GROUP, "there are more than " + MOST + " exports", "");
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
            "there is no tenant '" + tenant + "'",
            Suggestion.of(tenant, values.names(TenantKeys.GROUP)));
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
      case ExportKeys.FILE -> {
        needed(export, ExportKeys.PATH);
        if (WHOLE_FILES.contains(format)) {
          add(
              export,
              ExportKeys.FORMAT,
              "the format " + format + " has no lines that can be added to a file",
              "use native, ocsf, ecs, csv, cef or another format of lines");
        }
      }
      case ExportKeys.SYSLOG_UDP, ExportKeys.SYSLOG_TCP, ExportKeys.SYSLOG_TLS -> {
        needed(export, ExportKeys.HOST);
        if (!SYSLOG_FORMATS.contains(format)) {
          add(
              export,
              ExportKeys.FORMAT,
              "syslog carries no messages of the format " + format,
              "set format to syslog or cef");
        }
      }
      default -> {
        // It was reported as missing or unknown.
      }
    }
  }

  private static final Set<String> CHANGES_ONLY =
      Set.of(ExportKeys.EMAIL, ExportKeys.JIRA, ExportKeys.SERVICENOW);

  private void snapshots(Item export, String kind) {
    String name = export.name();
    String send = values.find(ExportKeys.SEND, name).orElse(ExportSettings.CHANGES);
    boolean isOn = !send.equals(ExportSettings.CHANGES);
    if (isOn && CHANGES_ONLY.contains(kind)) {
      add(export, ExportKeys.SEND, kind + " takes no snapshots", "leave send out");
    } else if (!isOn && values.find(ExportKeys.SNAPSHOT_AT, name).isPresent()) {
      add(export, ExportKeys.SNAPSHOT_AT, "no snapshots are sent", "set send to snapshots or both");
    }
  }

  private void address(Item export) {
    Optional<Secret> secret = values.find(ExportKeys.SECRET_URL, export.name());
    if (secret.isEmpty()) {
      needed(export, ExportKeys.URL);
    } else if (values.find(ExportKeys.URL, export.name()).isPresent()) {
      add(export, ExportKeys.SECRET_URL, "url and secret_url are both set", "keep one of the two");
    } else if (!ExportKeys.isUrl(secret.get().value())) {
      add(export, ExportKeys.SECRET_URL, "what it refers to is no address of HTTP", "");
    }
  }

  private void kafka(Item export) {
    String name = export.name();
    needed(export, KafkaExportKeys.TOPIC);
    if (values.find(KafkaExportKeys.SERVERS, name).filter(List::isEmpty).isPresent()) {
      add(export, KafkaExportKeys.SERVERS, "there is no broker", "add `servers` with one or more");
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
          "client_certificate and client_key go together",
          "set both or none");
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
          "nobody signs in, or two do",
          "set user and password, or token alone");
    }
    boolean isOpen =
        values.find(ExportKeys.URL, name).filter(url -> "http".equals(url.getScheme())).isPresent();
    if (isOpen && !values.find(ExportKeys.ALLOW_PRIVATE, name).orElse(false)) {
      add(export, ExportKeys.URL, "a password would travel without encryption", "use https");
    }
    ownShape(export, "tickets");
  }

  private void ownShape(Item export, String what) {
    if (!values.find(ExportKeys.FORMAT, export.name()).orElse(NATIVE).equals(NATIVE)) {
      add(export, ExportKeys.FORMAT, what + " have a shape of their own", "leave format out");
    }
  }

  private void email(Item export) {
    String name = export.name();
    needed(export, ExportKeys.HOST);
    needed(export, ExportKeys.FROM);
    if (values.find(ExportKeys.TO, name).filter(List::isEmpty).isPresent()) {
      add(export, ExportKeys.TO, "mails have no receiver", "add `to` with one address or more");
    }
    boolean hasUser = values.find(ExportKeys.USER, name).isPresent();
    boolean hasPassword = values.find(ExportKeys.PASSWORD, name).isPresent();
    if (hasUser != hasPassword) {
      add(export, ExportKeys.USER, "user and password go together", "set both or none");
    }
    String encryption = values.find(ExportKeys.ENCRYPTION, name).orElse("");
    if (hasPassword && encryption.equals(ExportKeys.NO_ENCRYPTION)) {
      add(
          export,
          ExportKeys.ENCRYPTION,
          "a password would travel without encryption",
          "use starttls or tls");
    }
    ownShape(export, "mails");
  }

  private void needed(Item export, Setting<?> setting) {
    Optional<?> value = values.find(setting, export.name());
    if (value.isEmpty() && values.at(setting.path(export.name())) != null) {
      add(export, setting, "'" + setting.path(export.name()) + "' is missing", "");
    }
  }

  private void add(Item export, Setting<?> setting, String message, String remedy) {
    report.add(export.origin(), setting.path(export.name()), message, remedy);
  }
}
