package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hansho.casework.export.queue.ExportedData;

/** Makes the records of exports of values that were read without a problem. */
final class ExportAssembly {
  private static final int SYSLOG_PORT = 514;
  private static final int SUBMISSION_PORT = 587;
  private static final int SMTPS_PORT = 465;

  private final Values values;

  ExportAssembly(Values values) {
    this.values = values;
  }

  ExportSettings export(String name) {
    List<String> tenants = values.get(ExportKeys.TENANTS, name);
    List<String> data = values.get(ExportKeys.DATA, name);
    return new ExportSettings(
        name,
        values.get(ExportKeys.KIND, name),
        tenants.isEmpty() ? values.names(TenantKeys.GROUP) : tenants,
        data.isEmpty() ? List.of(ExportedData.ALERTS.key()) : data.stream().distinct().toList(),
        values.find(ExportKeys.FILTER, name),
        values.get(ExportKeys.SUPPRESSED, name),
        new ExportSettings.Shape(
            values.get(ExportKeys.FORMAT, name),
            values.get(ExportKeys.LANGUAGE, name),
            values.get(ExportKeys.ERA, name),
            values.get(ExportKeys.VENDOR, name),
            values.get(ExportKeys.PRODUCT, name),
            values.find(ExportKeys.CONSOLE, name)),
        way(name),
        values.find(ExportKeys.HOURS, name),
        limits(name),
        new ExportSettings.Snapshots(
            values.get(ExportKeys.SEND, name), values.find(ExportKeys.SNAPSHOT_AT, name)),
        values.find(ExportKeys.BACKFILL, name));
  }

  private ExportSettings.Limits limits(String name) {
    boolean isMail = values.get(ExportKeys.KIND, name).equals(ExportKeys.EMAIL);
    return new ExportSettings.Limits(
        most(values.find(ExportKeys.MOST_HIGH, name), isMail, ExportKeys.MAILS_HIGH),
        most(values.find(ExportKeys.MOST_MEDIUM, name), isMail, ExportKeys.MAILS_MEDIUM),
        most(values.find(ExportKeys.MOST_LOW, name), isMail, ExportKeys.MAILS_LOW),
        values.find(ExportKeys.MOST_OF_DETECTION, name));
  }

  private static Optional<Integer> most(Optional<Integer> set, boolean isMail, int ofMail) {
    return set.isEmpty() && isMail ? Optional.of(ofMail) : set;
  }

  private ExportSettings.Email email(String name) {
    String encryption = values.get(ExportKeys.ENCRYPTION, name);
    int usual = encryption.equals(ExportKeys.TLS) ? SMTPS_PORT : SUBMISSION_PORT;
    return new ExportSettings.Email(
        values.get(ExportKeys.HOST, name),
        values.find(ExportKeys.PORT, name).orElse(usual),
        encryption,
        values.find(ExportKeys.USER, name),
        values.find(ExportKeys.PASSWORD, name),
        values.get(ExportKeys.FROM, name),
        values.get(ExportKeys.TO, name),
        values.get(ExportKeys.ALLOW_PRIVATE, name),
        values.find(ExportKeys.AUTHORITIES, name),
        values.get(ExportKeys.TIME, name));
  }

  private ExportSettings.Kafka kafka(String name) {
    String sasl = values.get(KafkaExportKeys.SASL, name);
    Optional<KafkaSecurity.Sasl> signIn =
        sasl.equals(KafkaKeys.NO_SIGN_IN)
            ? Optional.empty()
            : Optional.of(
                new KafkaSecurity.Sasl(
                    sasl.toUpperCase(Locale.ROOT),
                    values.get(ExportKeys.USER, name),
                    values.get(ExportKeys.PASSWORD, name)));
    Optional<TlsFiles> client =
        values
            .find(KafkaExportKeys.CERTIFICATE, name)
            .map(file -> new TlsFiles(file, values.get(KafkaExportKeys.KEY, name)));
    return new ExportSettings.Kafka(
        values.get(KafkaExportKeys.SERVERS, name),
        values.get(KafkaExportKeys.TOPIC, name),
        new KafkaSecurity(
            values.get(KafkaExportKeys.TLS, name),
            values.find(ExportKeys.AUTHORITIES, name),
            client,
            signIn),
        values.get(ExportKeys.TIME, name));
  }

  private ExportSettings.Account account(String name) {
    return new ExportSettings.Account(
        values.get(ExportKeys.URL, name),
        values.find(ExportKeys.USER, name).orElse(""),
        values.find(ExportKeys.PASSWORD, name).or(() -> token(name)).orElseThrow(),
        values.get(ExportKeys.ALLOW_PRIVATE, name),
        values.find(ExportKeys.AUTHORITIES, name),
        values.get(ExportKeys.TIME, name));
  }

  private ExportSettings.Looking looking(String name) {
    return new ExportSettings.Looking(
        values.get(TicketKeys.BOTH_WAYS, name),
        values.get(TicketKeys.LOOK_EVERY, name),
        values.get(TicketKeys.CLOSED_AS, name));
  }

  private Optional<Secret> token(String name) {
    return values.find(ExportKeys.TOKEN, name);
  }

  private ExportSettings.Way way(String name) {
    boolean allowPrivate = values.get(ExportKeys.ALLOW_PRIVATE, name);
    Optional<Path> authorities = values.find(ExportKeys.AUTHORITIES, name);
    String kind = values.get(ExportKeys.KIND, name);
    return switch (kind) {
      case ExportKeys.WEBHOOK ->
          new ExportSettings.Webhook(
              values.find(ExportKeys.URL, name),
              values.find(ExportKeys.SECRET_URL, name),
              values.find(ExportKeys.TOKEN, name),
              values.find(ExportKeys.SECRET, name),
              allowPrivate,
              authorities,
              values.get(ExportKeys.TIME, name));
      case ExportKeys.EMAIL -> email(name);
      case ExportKeys.KAFKA -> kafka(name);
      case ExportKeys.JIRA ->
          new ExportSettings.Jira(
              account(name),
              values.get(TicketKeys.EDITION, name).equals(TicketKeys.CLOUD),
              values.get(TicketKeys.PROJECT, name),
              values.get(TicketKeys.ISSUE_TYPE, name),
              values.find(TicketKeys.CLOSE_WITH, name),
              looking(name));
      case ExportKeys.SERVICENOW ->
          new ExportSettings.ServiceNow(
              account(name),
              values.find(TicketKeys.GROUP, name),
              values.find(TicketKeys.CLOSE_WITH, name).orElse(TicketKeys.SERVICENOW_CODE),
              looking(name));
      case ExportKeys.FILE ->
          new ExportSettings.RotatedFile(
              values.get(ExportKeys.PATH, name),
              values.get(ExportKeys.SIZE, name),
              values.get(ExportKeys.KEEP, name));
      default ->
          new ExportSettings.Syslog(
              values.get(ExportKeys.HOST, name),
              values.find(ExportKeys.PORT, name).orElse(SYSLOG_PORT),
              kind.substring(kind.indexOf('-') + 1),
              allowPrivate,
              authorities,
              values.get(ExportKeys.TIME, name));
    };
  }
}
