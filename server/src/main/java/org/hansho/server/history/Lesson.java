package org.hansho.server.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.run.Runner;
import org.hansho.local.run.RunnerSettings;
import org.hansho.local.run.SourceStatus;
import org.hansho.pipeline.Engine;

/**
 * Teaches a tenant that does not run from files of its past: their records arrive when they say. An
 * interrupted lesson goes on where it was committed last when the same files are named again.
 */
public final class Lesson implements Closeable {
  /** Most files of a lesson. */
  public static final int MOST_FILES = 10_000;

  private static final String SOURCE = "history=";
  private static final byte[] NO_SEED = {};

  private final DataFolder folder;
  private final Runner runner;
  private final List<HistoryFile> files;
  private final long before;

  /** Whether nothing comes behind these files. */
  private final boolean ends;

  private Lesson(DataFolder folder, Runner runner, List<HistoryFile> files, boolean ends) {
    this.folder = folder;
    this.runner = runner;
    this.files = files;
    this.before = read();
    this.ends = ends;
  }

  /** Receives the progress of the lesson, in unpacked bytes, and may end it. */
  public interface Progress {
    /** Whether the lesson goes on. */
    boolean reached(long bytes, long events);
  }

  /**
   * What was taught.
   *
   * @param events how many events were read in this lesson
   * @param until how far event time has come, nanoseconds since 1970
   * @param unread the files that no format recognises
   * @param whole whether all of it was read
   */
  public record Learned(long events, long until, List<String> unread, boolean whole) {}

  /**
   * Opens the folder of a tenant, or makes it.
   *
   * @param paths files, and folders with all files below them
   * @param settings those of the tenant's runner
   * @throws IOException if a server runs in it, a path cannot be read, or it has seen events
   *     already that are no history: what is older than these teaches nothing any more
   */
  public static Lesson open(
      Path data, Engine engine, RunnerSettings settings, List<Path> paths, ArrivalClock clock)
      throws IOException {
    return open(data, NO_SEED, engine, settings, paths, clock);
  }

  /**
   * The same in a new folder of its own, from which a tenant that runs is to take over what was
   * learned.
   *
   * @param seed that of the tenant
   */
  static Lesson aside(
      Path data,
      byte[] seed,
      Engine engine,
      RunnerSettings settings,
      List<Path> paths,
      ArrivalClock clock)
      throws IOException {
    return open(data, seed, engine, settings, paths, clock);
  }

  private static Lesson open(
      Path data,
      byte[] seed,
      Engine engine,
      RunnerSettings settings,
      List<Path> paths,
      ArrivalClock clock)
      throws IOException {
    List<Path> files = files(paths);
    List<HistoryFile> inputs =
        files.stream().map(file -> new HistoryFile(SOURCE + file, file)).toList();
    Set<String> history = new TreeSet<>(settings.history());
    history.addAll(inputs.stream().map(HistoryFile::source).collect(Collectors.toSet()));
    DataFolder folder = DataFolder.open(data);
    try {
      if (seed.length > 0) {
        EpochStore.make(folder.database(), folder.work(), seed);
      }
      Runner runner = Runner.open(folder, engine, settings.withHistory(history), clock);
      try {
        refuseLater(data, runner);
        inputs.forEach(runner::add);
        return new Lesson(folder, runner, inputs, seed.length > 0);
      } catch (IOException | RuntimeException refused) {
        runner.close();
        throw refused;
      }
    } catch (IOException | RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  private static void refuseLater(Path data, Runner runner) throws IOException {
    for (SourceStatus source : runner.sources()) {
      if (!source.id().startsWith(SOURCE) && source.knownFrom() != Long.MIN_VALUE) {
        throw new IOException(
            data
                + " has read "
                + source.id()
                + " already. What is older than that teaches it nothing any more while it stands"
                + " still; start the server and give the lesson then.");
      }
    }
  }

  private static List<Path> files(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      try (Stream<Path> below = Files.walk(path.toRealPath())) {
        below.filter(Files::isRegularFile).sorted().limit(MOST_FILES + 1L).forEach(files::add);
      } catch (NoSuchFileException none) {
        throw new IOException(path + " is not there.", none);
      }
    }
    if (files.size() > MOST_FILES) {
      throw new IOException("These are more than " + MOST_FILES + " files; name some of them.");
    }
    return files;
  }

  /**
   * Reads everything. Takes as long as a scan of the files.
   *
   * @throws IOException if something cannot be read or kept; what was committed stays
   */
  public Learned teach(Progress progress) throws IOException {
    boolean goesOn = true;
    while (goesOn && runner.runEpoch()) {
      goesOn = progress.reached(bytes(), read() - before);
    }
    if (ends && goesOn) {
      runner.drain(); // What waits for files that end earlier is learned too.
    } else {
      runner.learning().keepRecords();
    }
    Set<String> known = runner.sources().stream().map(SourceStatus::id).collect(Collectors.toSet());
    List<String> unread =
        files.stream()
            .map(HistoryFile::source)
            .filter(source -> !known.contains(source))
            .map(source -> source.substring(SOURCE.length()))
            .toList();
    return new Learned(read() - before, runner.watermark(), unread, goesOn);
  }

  private long read() {
    return runner.counters().getOrDefault("events.read", 0L);
  }

  private long bytes() {
    return runner.sources().stream()
        .filter(source -> source.id().startsWith(SOURCE))
        .mapToLong(SourceStatus::position)
        .sum();
  }

  /** Gives the folder free for the server. */
  @Override
  public void close() throws IOException {
    try {
      for (HistoryFile file : files) {
        file.close();
      }
    } finally {
      try {
        runner.close();
      } finally {
        folder.close();
      }
    }
  }
}
