package org.hansho.server.job;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
import org.hansho.server.job.Job.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one kind. So many run at a time, each for ten minutes at most, on a thread of its own
 * that gives way to others. The last ones are kept in memory with what came of them, by a name that
 * whoever begins a job chooses. Safe from any thread.
 */
public final class Jobs<W, R> implements Closeable {
  /** Longest time of a job. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final String kind;
  private final int mostAtOnce;
  private final int mostKept;
  private final Map<String, Kept<W, R>> kept = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closing;

  /** What a job does. */
  public interface Work<R> {
    /**
     * Does it, and looks often whether it is to end.
     *
     * @return what came of it; null if it was cancelled
     * @throws JobRefusedException if what was asked for cannot be done
     */
    @Nullable R run(Run run) throws IOException, JobRefusedException;
  }

  /**
   * No jobs yet.
   *
   * @param kind what they are, for the names of threads and the log
   * @param mostAtOnce how many run at a time
   * @param mostKept how many are kept; of more, those that ended and were begun first are forgotten
   */
  public Jobs(String kind, int mostAtOnce, int mostKept) {
    this.kind = kind;
    this.mostAtOnce = mostAtOnce;
    this.mostKept = mostKept;
  }

  /** A job that is kept; guarded by the jobs it belongs to. */
  private static final class Kept<W, R> {
    private Job<W, R> job;
    private @Nullable Run run;

    private Kept(Job<W, R> job) {
      this.job = job;
    }

    private boolean isRunning() {
      return run != null;
    }
  }

  /**
   * Begins one.
   *
   * @param name by which it is asked for; the one of this name that has ended is forgotten
   * @param now nanoseconds since 1970
   * @return false if as many run as may, or one of this name
   */
  @SuppressWarnings(
      "ThreadPriorityCheck") // It gives way where the system can; nothing relies on it.
  public synchronized boolean begin(String name, W request, long now, Work<R> work) {
    long running = kept.values().stream().filter(Kept::isRunning).count();
    Kept<W, R> before = kept.get(name);
    if (closing || running >= mostAtOnce || (before != null && before.isRunning())) {
      return false;
    }
    Kept<W, R> begun = new Kept<>(Job.begun(request, now));
    Run run = new Run(LONGEST, (done, all) -> at(begun, done, all));
    begun.run = run;
    kept.remove(name);
    kept.put(name, begun);
    forget();
    Thread thread = new Thread(() -> run(begun, run, work), kind);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    threads.removeIf(ended -> !ended.isAlive());
    threads.add(thread);
    thread.start();
    return true;
  }

  private void forget() {
    Iterator<Kept<W, R>> oldest = kept.values().iterator();
    while (kept.size() > mostKept && oldest.hasNext()) {
      if (!oldest.next().isRunning()) {
        oldest.remove();
      }
    }
  }

  /** How the job of a name went, or goes; empty if it is not kept. */
  public synchronized Optional<Job<W, R>> of(String name) {
    return Optional.ofNullable(kept.get(name)).map(one -> one.job);
  }

  /** Ends the job of a name as soon as it can; false if it does not run. */
  public synchronized boolean cancel(String name) {
    Kept<W, R> one = kept.get(name);
    Run run = one == null ? null : one.run;
    if (run != null) {
      run.cancel();
    }
    return run != null;
  }

  private void run(Kept<W, R> kept, Run run, Work<R> work) {
    try {
      R report = work.run(run);
      ended(kept, report == null ? State.CANCELLED : State.DONE, null, report);
    } catch (JobRefusedException refused) {
      ended(kept, State.FAILED, refused.words(), null);
    } catch (IOException | RuntimeException | Error failure) {
      LOG.warn("A {} has ended early", kind, failure);
      Worded trouble =
          failure instanceof Error ? language -> failure.toString() : Message.of(failure);
      ended(kept, State.FAILED, trouble, null);
    }
  }

  private synchronized void at(Kept<W, R> kept, long done, long all) {
    kept.job = kept.job.at(done, all);
  }

  private synchronized void ended(
      Kept<W, R> kept, State state, @Nullable Worded trouble, @Nullable R report) {
    kept.run = null;
    kept.job = kept.job.ended(state, trouble, report);
  }

  /** Ends those that run, and waits for that. */
  @Override
  public void close() {
    List<Thread> ending;
    synchronized (this) {
      closing = true;
      kept.keySet().forEach(this::cancel);
      ending = List.copyOf(threads);
    }
    try {
      for (Thread thread : ending) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
