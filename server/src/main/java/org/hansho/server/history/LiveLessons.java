package org.hansho.server.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hansho.files.temporary.Folders;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.clock.Ending;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lessons for tenants that run, one at a time. A lesson is learned in a folder of its own, in the
 * time of its own records, while the tenant goes on. Then the tenant takes over between two epochs,
 * in one commit, what baselines know more of than it does itself. A lesson that is interrupted
 * before that changes nothing and is to be given again. Safe from any thread.
 */
public final class LiveLessons implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveLessons.class);
  private static final String FOLDER = "lesson";

  private final Path folder;
  private final Map<String, Progress> last = new HashMap<>();
  private @Nullable Thread thread;
  private boolean isBusy;
  private volatile boolean closing;

  /**
   * No lesson yet; what is left of one that was under way when the server died is removed.
   *
   * @param data the folder of the server; a lesson lies in one of its own below
   */
  public LiveLessons(Path data) {
    this.folder = data.resolve(FOLDER);
    removeQuietly();
  }

  /** What a lesson is at. */
  public enum Step {
    /** Files are read. */
    READING,
    /** The tenant takes over what was learned. */
    TAKING_OVER,
    /** The tenant knows it. */
    LEARNED,
    /** It has ended early, and the tenant knows nothing of it. */
    FAILED
  }

  /**
   * How far a lesson is.
   *
   * @param bytes how many were read, unpacked
   * @param until how far event time has come, nanoseconds since 1970; the least number if no event
   *     was read
   * @param states how many states of baselines the tenant has taken over
   * @param unread the files that no format recognises
   * @param trouble why it has failed; empty if it has not
   */
  public record Progress(
      Step step,
      long bytes,
      long events,
      long until,
      long states,
      List<String> unread,
      String trouble) {
    static final Progress BEGUN =
        new Progress(Step.READING, 0, 0, Long.MIN_VALUE, 0, List.of(), "");

    public Progress {
      unread = List.copyOf(unread);
    }

    private Progress at(Step next, long taken, String why) {
      return new Progress(next, bytes, events, until, taken, unread, why);
    }
  }

  /**
   * Begins a lesson.
   *
   * @param settings those of the tenant's runner
   * @param paths files, and folders with all files below them
   * @return false if another one is under way
   */
  public synchronized boolean begin(Tenant tenant, RunnerSettings settings, List<Path> paths) {
    if (closing || isBusy) {
      return false;
    }
    Engine engine = tenant.engine();
    isBusy = true;
    last.put(tenant.name(), Progress.BEGUN);
    thread = new Thread(() -> run(tenant, engine, settings, paths), FOLDER);
    thread.start();
    return true;
  }

  /** How the last lesson of a tenant went, or goes; empty if there was none since the start. */
  public synchronized Optional<Progress> of(String tenant) {
    return Optional.ofNullable(last.get(tenant));
  }

  private synchronized Progress publish(String tenant, Progress progress) {
    last.put(tenant, progress);
    return progress;
  }

  private synchronized void end(String tenant, Progress progress) {
    last.put(tenant, progress);
    isBusy = false;
  }

  private void run(Tenant tenant, Engine engine, RunnerSettings settings, List<Path> paths) {
    Progress progress = Progress.BEGUN;
    try {
      remove();
      CrashPoint.reached("lesson.begun");
      RunnerSettings beside = settings.withWorkers(1).withMemory(half(settings.memory()));
      progress = read(tenant, engine, beside, paths);
      progress = publish(tenant.name(), progress.at(Step.TAKING_OVER, 0, ""));
      CrashPoint.reached("lesson.read");
      long states = tenant.adopt(folder.resolve("epochs.db"), folder.resolve("work"));
      CrashPoint.reached("lesson.taken-over");
      progress = progress.at(Step.LEARNED, states, "");
      LOG.info("Tenant {} has learned {} states from history", tenant.name(), states);
    } catch (IOException | RuntimeException | Error failure) {
      LOG.warn("The lesson of tenant {} has ended early", tenant.name(), failure);
      String trouble = failure instanceof Error ? failure.toString() : failure.getMessage();
      progress = progress.at(Step.FAILED, 0, String.valueOf(trouble));
    } finally {
      removeQuietly();
      end(tenant.name(), progress);
    }
  }

  /** What the tenant knows stays in memory meanwhile. */
  private static MemoryBudget half(MemoryBudget whole) {
    return new MemoryBudget(
        whole.states() / 2, whole.facts() / 2, whole.alerts() / 2, whole.readers() / 2);
  }

  private Progress read(Tenant tenant, Engine engine, RunnerSettings settings, List<Path> paths)
      throws IOException {
    String name = tenant.name();
    try (Lesson lesson =
        Lesson.aside(folder, tenant.seed(), engine, settings, paths, ArrivalClock.system())) {
      Lesson.Learned learned =
          lesson.teach(
              (bytes, events) -> {
                publish(
                    name,
                    new Progress(Step.READING, bytes, events, Long.MIN_VALUE, 0, List.of(), ""));
                CrashPoint.reached("lesson.reading");
                return !closing;
              });
      if (!learned.whole()) {
        throw new IOException("The server went down before all was read. Give the lesson again.");
      }
      long bytes = of(name).map(Progress::bytes).orElse(0L);
      return new Progress(
          Step.READING, bytes, learned.events(), learned.until(), 0, learned.unread(), "");
    }
  }

  private void remove() throws IOException {
    if (Files.isDirectory(folder)) {
      Folders.delete(folder);
    }
  }

  private void removeQuietly() {
    try {
      remove();
    } catch (IOException later) {
      LOG.warn("{} could not be removed; the next lesson removes it", folder, later);
    }
  }

  /** Ends a lesson that is under way; its tenant knows nothing of it, or all. */
  @Override
  public void close() {
    closing = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      Ending.of(running);
    }
  }
}
