package org.hansho.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hansho.local.run.RereadableInput;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenant;
import org.hansho.server.tenant.Tenants;

/** All ways in of a server that need no request. Safe from any thread. */
public final class WaysIn implements Closeable {
  /** In the data folder: which files of a source were read. */
  private static final String FOLLOWED = "followed";

  /** In the data folder: how far topics were read, a file a source. */
  private static final String KAFKA = "kafka";

  /** How many end side by side. */
  private static final int MOST_AT_ONCE = 64;

  private final ServerSettings settings;
  private final Tenants tenants;
  private volatile List<WayIn> all = List.of();

  /** Those of the settings, which take nothing before they are {@link #start}ed. */
  public WaysIn(ServerSettings settings, Tenants tenants) {
    this.settings = settings;
    this.tenants = tenants;
  }

  /**
   * Starts all, once the tenants are open; if one cannot, none is.
   *
   * @throws IOException if one cannot listen where it should; the message says what to do
   */
  public void start() throws IOException {
    int recordBytes = RunnerPlan.recordBytes(settings.journal()) / 2;
    List<WayIn> started = new ArrayList<>();
    try {
      for (SourceSettings source : settings.sources()) {
        Tenant tenant = tenants.of(source.tenant());
        Intake intake = new Intake(source, Intake.to(tenant), recordBytes);
        started(intake, tenant, settings.data()).ifPresent(started::add);
      }
      all = List.copyOf(started);
    } catch (IOException | RuntimeException failure) {
      close(started);
      throw failure;
    }
  }

  /** The visible list: a new way in adds its line here. */
  private static Optional<WayIn> started(Intake intake, Tenant tenant, Path data)
      throws IOException {
    Receiver receiver = intake.source().receiver();
    return switch (receiver.kind()) {
      case SYSLOG_UDP -> Optional.of(syslog(intake, (Receiver.SyslogUdp) receiver));
      case SYSLOG_TCP -> Optional.of(SyslogStreams.start(intake, (Receiver.SyslogTcp) receiver));
      case SYSLOG_TLS -> Optional.of(SyslogStreams.start(intake, (Receiver.SyslogTls) receiver));
      case HTTP -> Optional.empty(); // The listener for requests takes those of all sources.
      case FLOWS -> Optional.of(flows(intake, (Receiver.Flows) receiver));
      case FILES -> Optional.of(files(intake, tenant, data, (Receiver.Files) receiver));
      case KAFKA -> Optional.of(topics(intake, data, (Receiver.Kafka) receiver));
    };
  }

  private static WayIn syslog(Intake intake, Receiver.SyslogUdp udp) throws IOException {
    SyslogFraming framing = new SyslogFraming(udp.recordBytes());
    return Datagrams.start(intake, udp.listen(), udp.bufferBytes(), framing);
  }

  private static WayIn flows(Intake intake, Receiver.Flows flows) throws IOException {
    return Datagrams.start(intake, flows.listen(), flows.bufferBytes(), new FlowFraming());
  }

  private static WayIn files(Intake intake, Tenant tenant, Path data, Receiver.Files files)
      throws IOException {
    Follower.Runner runner =
        new Follower.Runner() {
          @Override
          public void follow(RereadableInput log) {
            tenant.follow(log);
          }

          @Override
          public void leave(String source) {
            tenant.leave(source);
          }
        };
    Path folder = data.resolve(FOLLOWED).resolve(intake.source().id());
    return Follower.start(intake, runner, files, folder);
  }

  private static WayIn topics(Intake intake, Path data, Receiver.Kafka kafka) {
    Path file = data.resolve(KAFKA).resolve(intake.source().id() + ".positions");
    return KafkaTopics.start(intake, kafka, file);
  }

  /** How each is doing, in the order of the settings. */
  public List<WayInStatus> status() {
    return all.stream().map(WayIn::status).toList();
  }

  /** Takes what is missing between numbers. */
  public interface HoleVisitor {
    /** So many numbers of a source are missing since the start, the last of them in that range. */
    void missing(String source, long missing, String range);
  }

  /** Shows what is missing between the numbers of what the ways in of a tenant take. */
  public void forEachHole(String tenant, HoleVisitor visitor) {
    for (WayIn each : all) {
      List<Tally.Hole> holes = each.holes();
      if (!holes.isEmpty() && each.tenant().equals(tenant)) {
        holes.forEach(hole -> visitor.missing(hole.source(), hole.missing(), hole.range()));
      }
    }
  }

  /**
   * Takes no more; what they hold is handed over first. All end side by side, so that those of many
   * sources end as fast as the slowest of them.
   */
  @Override
  public void close() {
    close(all);
  }

  private static void close(List<WayIn> started) {
    if (started.isEmpty()) {
      return;
    }
    ExecutorService ending = Executors.newFixedThreadPool(Math.min(started.size(), MOST_AT_ONCE));
    List<CompletableFuture<Void>> ends =
        started.stream().map(way -> CompletableFuture.runAsync(way::close, ending)).toList();
    ending.shutdown();
    ends.forEach(CompletableFuture::join);
  }
}
