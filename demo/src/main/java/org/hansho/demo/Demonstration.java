package org.hansho.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.hansho.pipeline.TestWorld;
import org.hansho.server.Server;
import org.hansho.server.security.LocalKey;

/**
 * A server with the shipped detections that has been taught an invented month, and the hour that is
 * played to it. It uses the documentation addresses ({@link TestWorld}) and connects to nothing
 * outside of this machine. Methods may be called from any thread, {@link #play} once.
 */
public final class Demonstration implements Closeable {
  private final Path folder;
  private final Morning morning;
  private final ScenarioClock clock;
  private final Server server;
  private final ServerApi api;

  private Demonstration(
      Path folder, Morning morning, ScenarioClock clock, Server server, ServerApi api) {
    this.folder = folder;
    this.morning = morning;
    this.clock = clock;
    this.server = server;
    this.api = api;
  }

  /**
   * Starts a server in a folder, after it was taught what is usual. Takes some seconds.
   *
   * @param folder one that is empty
   * @param begin when the morning begins
   * @param port where it listens on loopback; 0 takes a free one
   * @param speed how much faster than life the morning is played
   * @throws IOException if the folder cannot be used or nothing can listen there
   */
  public static Demonstration start(Path folder, Instant begin, int port, int speed)
      throws IOException {
    Company company = new Company(folder);
    Morning morning = Morning.of(company.engine().content(), begin);
    company.settle(morning.sources(), port, speed);
    company.learn(morning);
    ScenarioClock clock = new ScenarioClock(begin, speed);
    Server server = company.start(clock);
    ServerApi api = new ServerApi(server.port(), LocalKey.read(company.data()));
    return new Demonstration(folder, morning, clock, server, api);
  }

  /** The port at which it listens. */
  public int port() {
    return server.port();
  }

  /** The path of the link by which the first person signs in. */
  public Optional<String> signIn() {
    return server.firstSignIn();
  }

  /** Takes an alert as JSON, as a page of the API has it. */
  public interface AlertReader {
    /** Takes one that was raised or has changed. */
    void take(String json) throws IOException;
  }

  /** Gives each alert that is raised or changes to a reader, until this is closed. */
  public void follow(AlertReader alerts) throws IOException {
    api.follow(alerts);
  }

  /** The incidents, as the API has them. */
  public byte[] incidents() throws IOException {
    return api.get("/api/v1/incidents?limit=100").body().getBytes(StandardCharsets.UTF_8);
  }

  /** The detections that must raise an alert: all of the reference, without the basics. */
  public Set<String> detections() {
    return morning.detections();
  }

  /**
   * Plays the morning through the ways in: an hour takes a minute at 60 times the speed of life.
   * Returns when all is sent or {@code stopped} says so.
   */
  public void play(BooleanSupplier stopped) throws IOException {
    clock.start();
    try (Player player =
        new Player(
            morning.hour(),
            Senders.of(morning.sources(), folder.resolve(Settings.LOGS), api),
            clock)) {
      player.play(
          stopped,
          failure -> {
            throw failure;
          });
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
