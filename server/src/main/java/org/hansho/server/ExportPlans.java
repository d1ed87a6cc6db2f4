package org.hansho.server;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.casework.export.ChangesOfAlerts;
import org.hansho.casework.export.ChangesOfIncidents;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.RotatedFile;
import org.hansho.casework.export.destination.SmtpMail;
import org.hansho.casework.export.destination.SyslogStream;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.destination.Webhook;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.queue.ExportPlan;
import org.hansho.casework.export.queue.ExportSources;
import org.hansho.casework.export.queue.ExportedData;
import org.hansho.casework.export.queue.FloodLimits;
import org.hansho.casework.export.queue.SendingHours;
import org.hansho.casework.export.queue.Signal;
import org.hansho.casework.export.queue.SnapshotTimes;
import org.hansho.casework.export.queue.Snapshots;
import org.hansho.casework.export.queue.SuppressedAlerts;
import org.hansho.casework.filter.Filter;
import org.hansho.casework.filter.FilterException;
import org.hansho.casework.incident.Incidents;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.kafka.KafkaTopic;
import org.hansho.server.settings.ExportSettings;
import org.hansho.server.settings.Secret;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.tenant.Changes;

/** Continuous exports as the settings say. */
final class ExportPlans {
  private ExportPlans() {}

  /** All of them, in the order of the settings; their limits are those in effect. */
  static List<ExportPlan> of(Supplier<ServerSettings> now, ExportSources sources, TicketDesk desk) {
    return now.get().exports().stream()
        .map(export -> plan(export, () -> limits(export, now.get()), sources, desk))
        .toList();
  }

  /** What can be sent continuously. */
  static ExportSources sources(CaseStore store, Incidents incidents) {
    return new ExportSources(
        store.transactions(), new ChangesOfAlerts(store), new ChangesOfIncidents(incidents));
  }

  /** Signals targets that alerts have changed. */
  static Signal signal(Changes changes) {
    return new Signal() {
      @Override
      public long count() {
        return changes.count();
      }

      @Override
      public void await(long seen, Duration most) throws InterruptedException {
        changes.await(seen, most);
      }
    };
  }

  /** The limits of an export now; those of the start if the settings name it no more. */
  private static FloodLimits limits(ExportSettings start, ServerSettings now) {
    return limits(
        now.exports().stream()
            .filter(export -> export.name().equals(start.name()))
            .findFirst()
            .orElse(start)
            .limits());
  }

  private static ExportPlan plan(
      ExportSettings settings,
      Supplier<FloodLimits> limits,
      ExportSources sources,
      TicketDesk desk) {
    ExportSettings.Shape shape = settings.shape();
    return new ExportPlan(
        settings.name(),
        settings.kind(),
        settings.tenants(),
        settings.data().stream().map(ExportedData::of).toList(),
        settings.filter().map(ExportPlans::filter),
        SuppressedAlerts.of(settings.suppressed()),
        format(settings),
        new Presentation(
            shape.language().equals("ja") ? Language.JAPANESE : Language.ENGLISH,
            shape.vendor(),
            shape.product(),
            era(shape.era()),
            shape.console().map(url -> url.toString().replaceFirst("/+$", "")).orElse("")),
        limits,
        settings.hours().map(SendingHours::parse).orElse(SendingHours.ALWAYS),
        snapshots(settings.snapshots()),
        settings.backfill(),
        ExportPlan.Pace.STANDARD,
        destination(settings, sources, desk));
  }

  private static Snapshots snapshots(ExportSettings.Snapshots settings) {
    return new Snapshots(
        !settings.send().equals(ExportSettings.SNAPSHOTS),
        !settings.send().equals(ExportSettings.CHANGES),
        settings.at().map(SnapshotTimes::parse));
  }

  private static AlertFormat format(ExportSettings settings) {
    return settings.way() instanceof ExportSettings.Email
        ? AlertFormats.EMAIL
        : TicketPlans.isTicket(settings.way())
            ? AlertFormats.TICKET
            : AlertFormats.of(settings.shape().format()).orElseThrow();
  }

  private static Filter filter(String text) {
    try {
      return Filter.parse(text, Map.of());
    } catch (FilterException checked) {
      throw new IllegalStateException(checked);
    }
  }

  private static Presentation.Era era(String word) {
    return switch (word) {
      case "2020" -> Presentation.Era.YEAR_2020;
      case "2024" -> Presentation.Era.YEAR_2024;
      default -> Presentation.Era.OWN;
    };
  }

  private static FloodLimits limits(ExportSettings.Limits settings) {
    Map<Severity, Integer> most = new EnumMap<>(Severity.class);
    limit(settings.high(), most, Severity.HIGH, Severity.CRITICAL);
    limit(settings.medium(), most, Severity.MEDIUM);
    limit(settings.low(), most, Severity.LOW, Severity.INFORMATIONAL);
    return new FloodLimits(most, settings.detection().orElse(0));
  }

  private static void limit(
      Optional<Integer> number, Map<Severity, Integer> most, Severity... severities) {
    for (Severity severity : severities) {
      number.ifPresent(value -> most.put(severity, value));
    }
  }

  private static Destination destination(
      ExportSettings settings, ExportSources sources, TicketDesk desk) {
    return TicketPlans.isTicket(settings.way())
        ? TicketPlans.of(settings, sources, desk)
        : destination(settings.name(), settings.way());
  }

  private static Destination destination(String name, ExportSettings.Way way) {
    if (way instanceof ExportSettings.Webhook webhook) {
      return new Webhook(
          new Webhook.Settings(
              webhook
                  .secretUrl()
                  .map(secret -> URI.create(secret.value()))
                  .or(webhook::url)
                  .orElseThrow(),
              webhook.token().map(Secret::value).orElse(""),
              webhook.secret().map(Secret::value).orElse(""),
              new AddressPolicy(webhook.allowPrivate()),
              new TlsTrust(webhook.authorities()),
              webhook.time()),
          Instant::now);
    }
    if (way instanceof ExportSettings.RotatedFile file) {
      return new RotatedFile(file.path(), file.bytes(), file.keep());
    }
    if (way instanceof ExportSettings.Email email) {
      return mail(email);
    }
    if (way instanceof ExportSettings.Kafka kafka) {
      return new KafkaTopic(
          new KafkaTopic.Settings(
              "hansho-" + name, kafka.servers(), kafka.topic(), kafka.security(), kafka.time()));
    }
    ExportSettings.Syslog syslog = (ExportSettings.Syslog) way;
    return new SyslogStream(
        new SyslogStream.Settings(
            syslog.host(),
            syslog.port(),
            SyslogStream.Transport.valueOf(syslog.transport().toUpperCase(Locale.ROOT)),
            new AddressPolicy(syslog.allowPrivate()),
            new TlsTrust(syslog.authorities()),
            syslog.time()));
  }

  private static Destination mail(ExportSettings.Email email) {
    return new SmtpMail(
        new SmtpMail.Settings(
            email.host(),
            email.port(),
            SmtpMail.Encryption.valueOf(email.encryption().toUpperCase(Locale.ROOT)),
            email.user().orElse(""),
            email.password().map(Secret::value).orElse(""),
            email.from(),
            email.to(),
            new AddressPolicy(email.allowPrivate()),
            new TlsTrust(email.authorities()),
            email.time()),
        Instant::now);
  }
}
