package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hansho.casework.feed.ChangeSink;
import org.hansho.detect.Opinion;
import org.hansho.event.EventClass;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochCopy;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Position;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.local.run.KeptPushes;
import org.hansho.local.run.Relearning;
import org.hansho.local.run.RereadableInput;
import org.hansho.local.run.Runner;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telemetry of one tenant: a data folder, and a runner that works in it on a thread of its own
 * until it is closed. Nothing of a tenant reaches another one.
 *
 * <p>Safe from any thread. What a failing disk keeps from being committed is tried again once a
 * second; a runner that has broken is opened again from what it committed last. Both are reported
 * ({@link TenantStatus#trouble}); meanwhile pushes go on into the journal, or are refused.
 */
public final class Tenant implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Tenant.class);
  private static final long ANSWER_SECONDS = 30;
  private static final long RELOAD_SECONDS = 600;
  private static final String DATABASE = "epochs.db";

  private static final Receipt NOTHING_TO_LEARN = new Receipt.Kept(0, new Position(0, 0));

  private final String name;
  private final Path path;
  private final DataFolder folder;
  private final ChangeSink sink;
  private final RunnerLoop loop;
  private final Feeding feeding;
  private final FairShares shares;

  /**
   * The tenant of a data folder, which is made if it is not there, and is in use from now on. Its
   * runner goes on where it left off once it is {@link #open}ed and {@link #start}ed.
   *
   * @param settings those of the runner; its tenant is the name of this one
   * @param sink takes what the runner commits
   * @param clock by which its input arrives
   * @throws IOException if another process uses the folder; the message says what to do
   */
  Tenant(Path path, RunnerSettings settings, ChangeSink sink, ArrivalClock clock)
      throws IOException {
    this.name = settings.tenant();
    this.path = path;
    this.sink = sink;
    this.shares = FairShares.of(settings.journal());
    DataFolder opened = DataFolder.open(path);
    this.folder = opened;
    this.feeding = new Feeding(name, folder.database(), sink);
    RunnerLoop.Opening opening = content -> Runner.open(opened, content, settings, clock);
    this.loop = new RunnerLoop("runner-" + name, opening, feeding::committed);
  }

  /**
   * Opens the runner, once. Takes as long as its states take to be read.
   *
   * @throws IOException if the folder cannot be read, or is older than what people were shown; the
   *     message says what to do
   */
  void open(Engine engine) throws IOException {
    loop.open(engine);
    refuseOlder();
  }

  /**
   * A folder that is older than what people were shown must not go on: its epochs would be counted
   * again from there, and their alerts taken for known.
   */
  private void refuseOlder() throws IOException {
    long shown = sink.position(name);
    try (EpochView view = EpochView.open(folder.database())) {
      if (view.epoch() < shown) {
        throw new IOException(
            path
                + " is older than the alert store: it ends with epoch "
                + view.epoch()
                + ", and alerts up to epoch "
                + shown
                + " of tenant "
                + name
                + " are there. Restore both from one backup, or give the tenant another name.");
      }
    }
  }

  /** Lets its runner work, and hands on what that commits. */
  void start() {
    feeding.start();
    loop.start();
  }

  /** What is done before its runner is open; empty once it is. */
  public String waitsFor() {
    return loop.waitsFor();
  }

  /**
   * Refuses what needs the runner or its content.
   *
   * @throws NotReadyException if the runner is not open yet
   */
  public void requireOpen() {
    loop.engine();
  }

  /** Its name, which is part of the id of each of its alerts. */
  public String name() {
    return name;
  }

  /** The content that it detects with, made ready to run. */
  public Engine engine() {
    return loop.engine();
  }

  /**
   * The secret seed under which it keeps what baselines know.
   *
   * @throws IOException if its runner is busy
   */
  public byte[] seed() throws IOException {
    return ask(Runner::seed);
  }

  /**
   * Takes over between two epochs what baselines have learned in another database under the same
   * seed, all of it or nothing; see {@link org.hansho.local.run.Learning#adopt}.
   *
   * @return how many states were taken over
   * @throws IOException if it cannot be read or committed
   */
  public long adopt(Path database, Path work) throws IOException {
    try (EpochStore taught = EpochStore.open(database, work)) {
      return answer(loop.ask(runner -> runner.learning().adopt(taught)), RELOAD_SECONDS);
    } finally {
      feeding.committed();
    }
  }

  /**
   * Forgets between two epochs what a detection has learned, all of it or nothing.
   *
   * @throws IOException if it cannot be committed
   */
  public Relearning relearn(String detection, String author, String reason) throws IOException {
    try {
      return answer(loop.relearn(detection, author, reason), RELOAD_SECONDS);
    } finally {
      feeding.committed();
    }
  }

  /** The detections that were made to learn anew and have not learned again for their period. */
  public List<Relearning> relearning() {
    return waitsFor().isEmpty() ? loop.status().relearning(engine()) : List.of();
  }

  /** How many bytes its journal has: what was not detected in, and the segment it stands in. */
  public long journalBytes() {
    return loop.journalBytes();
  }

  /** The pushes that its journal still has. */
  public KeptPushes keptPushes() {
    return loop.keptPushes();
  }

  /** The ids of the armed detections that read one of these fields of such events. */
  public List<String> reading(EventClass eventClass, List<String> fields) {
    return engine().reading(eventClass, fields);
  }

  /**
   * Goes on with other content between two epochs; detections that mean the same keep what they
   * know. Records are taken meanwhile.
   *
   * @throws IOException if it cannot; then it goes on as before
   */
  public void goOnWith(Engine next) throws IOException {
    answer(loop.goOnWith(next), RELOAD_SECONDS);
  }

  /** Keeps alerts and dead letters within other limits from now on. */
  void keep(Retention retention) {
    try {
      ask(
          runner -> {
            runner.keep(RunnerPlan.retention(retention), retention.deadLetterBytes());
            return name;
          });
    } catch (IOException failure) {
      LOG.warn("Tenant {} keeps to its former limits until the next reload", name, failure);
    }
  }

  /**
   * Whether a sender may hand in records now. While records wait to be detected in, one that has
   * sent more than its part lately may not; what is admitted is counted.
   */
  public boolean admits(Sender sender, long bytes) {
    return shares.admit(sender, bytes, loop.journalBytes());
  }

  /**
   * Hands in whole records.
   *
   * @param peer what is known of the sender
   * @param key idempotency key; empty if the sender gave none
   * @return the receipt, once the records are synced to the disk or refused
   */
  public CompletableFuture<Receipt> push(String source, String peer, String key, byte[] records) {
    return loop.push(time -> new Push(source, time, peer, key, records));
  }

  /**
   * Declares the format of a source, in place of recognition.
   *
   * @throws IllegalArgumentException if there is no format of that name
   */
  public void declare(String source, String format) {
    loop.declare(source, format);
  }

  /**
   * Records that were left out, in the order in which they came.
   *
   * @param stage those of one stage, as {@link DeadLetter#stage} has it; all if it is empty
   * @param after those with a higher number
   * @throws IOException if they cannot be read
   */
  public List<DeadLetter> deadLetters(String stage, long after, int most) throws IOException {
    return ask(runner -> runner.deadLetters().list(stage, after, most));
  }

  /**
   * Processes dead letters again, from the stage on that they were left out of. One that fails
   * again is a new letter; one without its record stays.
   *
   * @param stage those of one stage; all if it is empty
   * @return how many
   * @throws IOException if they cannot be read
   */
  public int processAgain(String stage) throws IOException {
    return ask(runner -> runner.deadLetters().processAgain(stage));
  }

  /** Processes one dead letter again; false if it is not there, or without its record. */
  public boolean processAgain(long number) throws IOException {
    return ask(runner -> runner.deadLetters().processAgain(number));
  }

  /**
   * Gives the engine the opinion on an alert, once it is synced to the disk. Without effect if the
   * engine has no such alert any more.
   *
   * @throws IOException if it cannot be kept; call again
   */
  public void applyFeedback(String alert, Opinion opinion) throws IOException {
    CompletableFuture<Receipt> receipt =
        ask(
            runner -> {
              try {
                return runner.applyFeedback(alert, opinion);
              } catch (IllegalArgumentException unknown) {
                return CompletableFuture.completedFuture(NOTHING_TO_LEARN);
              }
            });
    if (answer(receipt, ANSWER_SECONDS) instanceof Receipt.Refused refused) {
      throw new IOException("The journal does not take it: " + refused.detail());
    }
  }

  /** Discards a dead letter, which is counted; false if it is not there. */
  public boolean discard(long number) throws IOException {
    return ask(runner -> runner.deadLetters().discard(number));
  }

  /**
   * Copies its data as it is between two epochs; see {@link #copy}. Detection goes on while the
   * database is copied.
   *
   * @throws IOException if it cannot be copied
   */
  public void copyTo(Path into) throws IOException {
    CompletableFuture<EpochCopy> held =
        loop.ask(
            runner -> {
              folder.copyTo(into);
              return EpochCopy.of(folder.database());
            });
    try (EpochCopy committed = answer(held, RELOAD_SECONDS)) {
      committed.write(into.resolve(DATABASE));
    } finally {
      // One that comes too late keeps the database from being tidied until it is closed.
      CompletableFuture<Void> unused = held.thenAccept(Tenant::letGo);
    }
  }

  private static void letGo(EpochCopy copy) {
    try {
      copy.close();
    } catch (IOException failure) {
      LOG.warn("A copy of the data could not be let go of", failure);
    }
  }

  /**
   * Copies the data of a tenant that does not run, so that it is there as behind a crash.
   *
   * @param into a folder that is there and empty
   */
  public static void copy(DataFolder folder, Path into) throws IOException {
    try (EpochCopy committed = EpochCopy.of(folder.database())) {
      committed.write(into.resolve(DATABASE));
    }
    folder.copyTo(into);
  }

  private <T> T ask(RunnerLoop.Task<T> task) throws IOException {
    return answer(loop.ask(task), ANSWER_SECONDS);
  }

  private static <T> T answer(CompletableFuture<T> asked, long seconds) throws IOException {
    try {
      return asked.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      if (cause instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IOException(cause == null ? "" : cause.getMessage(), failure);
    } catch (TimeoutException late) {
      asked.cancel(false);
      throw new IOException("The runner is busy; ask again.", late);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("The server goes down.", ending);
    }
  }

  /**
   * Reads input that can be read again, from where it was left, beside what is pushed. It is called
   * on the runner's thread, and closed when the runner is opened again.
   */
  public void follow(RereadableInput input) {
    loop.follow(input);
  }

  /** The time at which input arrives now, nanoseconds since 1970. */
  public long now() {
    return loop.now();
  }

  /** Whether its status is older than it may be, since the runner is busy or does not go on. */
  public boolean isBehind() {
    return loop.isBehind();
  }

  /** Reads such input no more. */
  public void leave(String source) {
    loop.leave(source);
  }

  /** How it is doing, at most a second ago. */
  public TenantStatus status() {
    TenantStatus status = loop.status();
    String behind = feeding.trouble();
    return behind.isEmpty() || !status.trouble().isEmpty() ? status : status.troubled(behind);
  }

  /**
   * Ends the epoch that is under way, and gives the folder free. What was committed and not handed
   * over is at the next start.
   */
  @Override
  public void close() throws IOException {
    try (folder;
        feeding) {
      loop.close();
    }
  }
}
