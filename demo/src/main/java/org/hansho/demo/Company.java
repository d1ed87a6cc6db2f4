package org.hansho.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.content.Content;
import org.hansho.incident.Pattern;
import org.hansho.library.Library;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.server.Server;
import org.hansho.server.health.Watching;
import org.hansho.server.history.Lesson;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.settings.LoadedSettings;
import org.hansho.server.settings.SettingsReader;
import org.hansho.server.settings.SettingsReading;
import org.hansho.server.tenant.RunnerPlan;
import org.hansho.server.tenant.Tenants;
import org.hansho.yaml.SourceText;

/**
 * The invented company's Hansho: the shipped detections, marked as samples, in the world of their
 * tests, and a folder with settings and data.
 */
final class Company {
  private final Path folder;
  private final Engine engine;

  /**
   * Compiles the detections.
   *
   * @param folder where settings and data lie or will lie
   */
  Company(Path folder) throws IOException {
    this.folder = folder;
    this.engine = TestWorld.engine(library().read().asSamples());
  }

  /** What it detects with. */
  Engine engine() {
    return engine;
  }

  /** Writes the settings of a server that takes records of these sources. */
  void settle(List<Origin> sources, int port, int speed) throws IOException {
    Files.createDirectories(folder.resolve(Settings.LOGS));
    Files.writeString(
        folder.resolve(SettingsReader.DEFAULT_FILE), Settings.of(sources, port, speed));
  }

  /** Teaches it what was usual before the morning. */
  void learn(Morning morning) throws IOException {
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
    LoadedSettings loaded = settings();
    try (Lesson lesson =
        Lesson.open(
            Objects.requireNonNull(loaded.settings().tenants().get(Settings.TENANT)).data(),
            engine,
            RunnerPlan.of(loaded.settings(), Settings.TENANT),
            List.of(history),
            ArrivalClock.of(new ScenarioClock(morning.begin(), 1)))) {
      lesson.teach((bytes, events) -> true);
    }
  }

  /** Starts its server in the time of a clock. */
  Server start(ScenarioClock clock) throws IOException {
    Watching watching = new Watching(() -> ArrivalClock.of(clock), Watching.machine().disk(), true);
    return Server.start(
        settings(),
        changed -> reader(folder).with(changed).read(file()),
        new Engines(engine),
        watching);
  }

  /** The port that its settings name. */
  int port() {
    return settings().settings().http().listen().port();
  }

  /** The data folder of its server. */
  Path data() {
    return settings().settings().data();
  }

  private LoadedSettings settings() {
    SettingsReading reading = reader(folder).read(file());
    return reading.loaded().orElseThrow(() -> new IllegalStateException(reading.rendered()));
  }

  private static SettingsReader reader(Path folder) {
    return new SettingsReader(folder, Map.of());
  }

  private Path file() {
    return folder.resolve(SettingsReader.DEFAULT_FILE);
  }

  private static Library library() throws IOException {
    return new Library().withBuiltin();
  }

  /** The detections are compiled once, and again where somebody adds to their lists. */
  private record Engines(Engine engine) implements Tenants.Engines {
    @Override
    public Engine of(ContentSelection selection) throws IOException {
      if (selection.entries().isEmpty()) {
        return engine;
      }
      Library library = library();
      selection.entries().forEach(library::withEntries);
      return TestWorld.engine(library.read().asSamples());
    }

    @Override
    public Engine trying(ContentSelection selection, SourceText text, String replaced)
        throws IOException {
      Library library = library();
      selection.entries().forEach(library::withEntries);
      Content content = library.withVersion(text, replaced).read().asSamples();
      return TestWorld.engine(content.ofFile(text.file()));
    }

    @Override
    public List<Pattern> patterns() throws IOException {
      return Library.builtinPatterns().all();
    }
  }
}
