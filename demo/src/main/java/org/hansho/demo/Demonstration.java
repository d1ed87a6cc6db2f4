package org.hansho.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.content.Content;
import org.hansho.library.Library;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.server.Server;
import org.hansho.server.health.Watching;
import org.hansho.server.history.Lesson;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SettingsReader;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;

/**
 * A server with the shipped detections that has been taught an invented month, and the hour that is
 * played to it. It knows the documentation addresses ({@link TestWorld}) and asks nobody outside of
 * this machine. Methods may be called from any thread, {@link #play} once.
 */
public final class Demonstration implements Closeable {
  private static final Pattern PORT = Pattern.compile("\"place\":\"[^\"]*:(\\d+)\"");

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
    Content content = new Library().withBuiltin().read().asSamples();
    Engine engine = TestWorld.engine(content);
    Morning morning = Morning.of(content, begin);
    ScenarioClock clock = new ScenarioClock(begin, speed);
    Files.createDirectories(folder.resolve(Settings.LOGS));
    Path file = folder.resolve(SettingsReader.DEFAULT_FILE);
    Files.writeString(file, Settings.of(morning.sources(), port, speed));
    SettingsReader reader = new SettingsReader(folder, Map.of());
    SettingsReading reading = reader.read(file);
    LoadedSettings loaded =
        reading.loaded().orElseThrow(() -> new IllegalStateException(reading.rendered()));
    teach(folder, loaded.settings(), engine, morning);
    Watching watching = new Watching(() -> ArrivalClock.of(clock), Watching.machine().disk(), true);
    Server server = Server.start(loaded, () -> reader.read(file), new Engines(engine), watching);
    ServerApi api = new ServerApi(server.port(), LocalKey.read(loaded.settings().data()));
    return new Demonstration(folder, morning, clock, server, api);
  }

  /** The content of the demonstration is compiled once. */
  private record Engines(Engine engine) implements Tenants.Engines {
    @Override
    public Engine of(ContentSelection selection) {
      return engine;
    }

    @Override
    public List<org.hansho.incident.Pattern> patterns() throws IOException {
      return Library.builtinPatterns().all();
    }
  }

  private static void teach(Path folder, ServerSettings settings, Engine engine, Morning morning)
      throws IOException {
    Path history = folder.resolve("history");
    Files.createDirectories(history);
    for (Origin source : morning.sources()) {
      try (OutputStream out = Files.newOutputStream(history.resolve(source.name()))) {
        for (Sending sending : morning.history()) {
          if (sending.source().equals(source.name())) {
            out.write(sending.bytes());
          }
        }
      }
    }
    try (Lesson lesson =
        Lesson.open(
            Objects.requireNonNull(settings.tenants().get(Settings.TENANT)).data(),
            engine,
            RunnerPlan.of(settings, Settings.TENANT),
            List.of(history),
            ArrivalClock.of(new ScenarioClock(morning.begin(), 1)))) {
      lesson.teach((bytes, events) -> true);
    }
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
   * Returns when all is sent or it is told to stop.
   */
  public void play(BooleanSupplier stopped) throws IOException {
    Map<String, Sender> senders = new HashMap<>();
    for (Origin source : morning.sources()) {
      senders.put(source.name(), sender(source));
    }
    clock.start();
    try (Player player = new Player(morning.hour(), senders, clock)) {
      player.play(stopped);
    }
  }

  private Sender sender(Origin source) throws IOException {
    Path logs = folder.resolve(Settings.LOGS);
    return switch (source.way()) {
      case HTTP -> new HttpSender(api, source.name());
      case FILE -> new FileSender(logs.resolve(source.name() + ".log"), false);
      case FOLDER -> new FileSender(logs.resolve(source.name()), true);
      case SYSLOG -> new SyslogSender(syslogPort(source.name()));
    };
  }

  private int syslogPort(String source) throws IOException {
    String sources = api.get("/api/v1/sources").body();
    int at = sources.indexOf("\"source\":\"" + source + "\"");
    Matcher place = PORT.matcher(sources);
    if (at < 0 || !place.find(at)) {
      throw new IOException(source + " does not listen");
    }
    return Integer.parseInt(place.group(1));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
