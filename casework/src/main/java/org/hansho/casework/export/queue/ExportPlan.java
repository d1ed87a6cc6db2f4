package org.hansho.casework.export.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.Message;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.Outgoing;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.filter.Filter;

/**
 * What a target gets.
 *
 * @param name names it in the store for ever; another name begins anew
 * @param kind the word of the settings for its way
 * @param tenants whose alerts
 * @param data what it follows, in this order
 * @param filter which of them; all if there is none
 * @param suppressed what it gets of those that are hidden
 * @param snapshots whether it gets changes, snapshots or both
 * @param backfill how old alerts may be that it gets at its very first start; none if empty
 */
public record ExportPlan(
    String name,
    String kind,
    List<String> tenants,
    List<ExportedData> data,
    Optional<Filter> filter,
    SuppressedAlerts suppressed,
    AlertFormat format,
    Presentation presentation,
    Supplier<FloodLimits> limits,
    SendingHours hours,
    Snapshots snapshots,
    Optional<Duration> backfill,
    Pace pace,
    Destination destination) {
  private static final long NANOS = 1_000_000_000L;

  /** Copies the lists. */
  public ExportPlan {
    tenants = List.copyOf(tenants);
    data = List.copyOf(data);
  }

  /** What is sent of an alert. */
  Message message(String key, Outgoing out, long held) {
    return new Message(
        key,
        out.alert().id(),
        out.version(),
        format.messageType(),
        format.message(out, presentation, held),
        held);
  }

  /** A time in nanoseconds since 1970. */
  static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS + time.getNano();
  }

  /**
   * How often it tries.
   *
   * @param first wait behind the first failure; doubles with each further one
   * @param longest the longest wait, but for what a target asks for itself
   * @param tries how often a message is shown to a target that refuses it before it is set aside
   */
  public record Pace(Duration first, Duration longest, int tries) {
    /** One second, five minutes, three tries. */
    public static final Pace STANDARD = new Pace(Duration.ofSeconds(1), Duration.ofMinutes(5), 3);

    /** How long to wait behind so many failures in a row. */
    Duration wait(int failures, Duration asked) {
      long doubled = first.toMillis() << Math.min(failures - 1, 20);
      Duration own = Duration.ofMillis(Math.min(doubled, longest.toMillis()));
      return own.compareTo(asked) > 0 ? own : asked;
    }
  }
}
