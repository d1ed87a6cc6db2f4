package org.hansho.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A continuous export.
 *
 * @param tenants whose alerts; at least one
 * @param data {@code alerts}, {@code incidents} or both
 * @param suppressed {@code update}, {@code send} or {@code omit}
 * @param limits most messages a day
 */
public record ExportSettings(
    String name,
    String kind,
    List<String> tenants,
    List<String> data,
    Optional<String> filter,
    String suppressed,
    Shape shape,
    Way way,
    Optional<String> hours,
    Limits limits,
    Snapshots snapshots,
    Optional<Duration> backfill) {
  /** Copies the lists. */
  public ExportSettings {
    tenants = List.copyOf(tenants);
    data = List.copyOf(data);
  }

  /** The word for changes only. */
  public static final String CHANGES = "changes";

  /** The word for snapshots only. */
  public static final String SNAPSHOTS = "snapshots";

  /**
   * What is sent of the data.
   *
   * @param send {@code changes}, {@code snapshots} or {@code both}
   * @param at when snapshots begin; empty for on demand only
   */
  public record Snapshots(String send, Optional<String> at) {}

  /** How messages are written. */
  public record Shape(
      String format,
      String language,
      String era,
      String vendor,
      String product,
      Optional<URI> console) {}

  /** Where messages go, and how. */
  public sealed interface Way {}

  /** Requests of HTTP; the address is a secret where {@code secretUrl} is there. */
  public record Webhook(
      Optional<URI> url,
      Optional<Secret> secretUrl,
      Optional<Secret> token,
      Optional<Secret> secret,
      boolean allowPrivate,
      Optional<Path> authorities,
      Duration time)
      implements Way {}

  /** Lines of a file. */
  public record RotatedFile(Path path, long bytes, int keep) implements Way {}

  /**
   * Messages of syslog.
   *
   * @param transport {@code udp}, {@code tcp} or {@code tls}
   */
  public record Syslog(
      String host,
      int port,
      String transport,
      boolean allowPrivate,
      Optional<Path> authorities,
      Duration time)
      implements Way {}

  /**
   * Mails.
   *
   * @param encryption {@code starttls}, {@code tls} or {@code none}
   */
  public record Email(
      String host,
      int port,
      String encryption,
      Optional<String> user,
      Optional<Secret> password,
      String from,
      List<String> to,
      boolean allowPrivate,
      Optional<Path> authorities,
      Duration time)
      implements Way {
    /** Copies the list. */
    public Email {
      to = List.copyOf(to);
    }
  }

  /**
   * Records of a topic of Kafka.
   *
   * @param time within which a record must be taken
   */
  public record Kafka(List<String> servers, String topic, KafkaSecurity security, Duration time)
      implements Way {
    /** Copies the list. */
    public Kafka {
      servers = List.copyOf(servers);
    }
  }

  /**
   * Who calls a system of tickets, and where it is.
   *
   * @param user empty to show the secret as a bearer token
   */
  public record Account(
      URI url,
      String user,
      Secret secret,
      boolean allowPrivate,
      Optional<Path> authorities,
      Duration time) {}

  /**
   * How a target looks at what people do with tickets.
   *
   * @param closedAs key of the reason of alerts whose tickets people close
   */
  public record Looking(boolean isOn, Duration every, String closedAs) {}

  /**
   * Issues of Jira.
   *
   * @param closing name of the transition that closes; any to a done status if empty
   */
  public record Jira(
      Account account,
      boolean isCloud,
      String project,
      String type,
      Optional<String> closing,
      Looking looking)
      implements Way {}

  /**
   * Incidents of ServiceNow.
   *
   * @param group whom they are assigned to
   * @param closing resolution code
   */
  public record ServiceNow(Account account, Optional<String> group, String closing, Looking looking)
      implements Way {}

  /** Most messages a day; empty for no limit. */
  public record Limits(
      Optional<Integer> high,
      Optional<Integer> medium,
      Optional<Integer> low,
      Optional<Integer> detection) {}
}
