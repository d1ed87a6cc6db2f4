package org.hansho.server.tenant;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.local.clock.Ending;
import org.hansho.local.clock.Pause;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.local.run.KeptPushes;
import org.hansho.local.run.Relearning;
import org.hansho.local.run.RereadableInput;
import org.hansho.local.run.Runner;
import org.hansho.pipeline.Engine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a runner work, epoch after epoch, on a thread of its own.
 *
 * <p>Safe from any thread. Until the runner is {@link #open}, pushes are refused and all that needs
 * it fails with {@link NotReadyException}. The thread ends with {@link #close}, at the end of an
 * epoch.
 */
final class RunnerLoop implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(RunnerLoop.class);
  private static final long SECOND = 1_000_000_000L;
  private static final long BEHIND = 15 * SECOND;

  /** A runner that has not come back for longer is blocked. */
  private static final long LONGEST_EPOCH = 4 * SECOND;

  private static final Message CONTENT =
      Message.inEnglish("content is being compiled").inJapanese("検出などのコンテンツを準備しています。");
  private static final Message STATES =
      Message.inEnglish("states are being read").inJapanese("学習内容などの状態を読み取っています。");

  private final Opening opening;
  private final Runnable committed;
  private final Thread thread;
  private volatile @Nullable Engine engine;
  private volatile @Nullable Runner runner;
  private volatile @Nullable Message waitsFor = CONTENT;
  private volatile boolean closing;
  private volatile TenantStatus status = starting(CONTENT);
  private final Queue<Question<?>> questions = new ConcurrentLinkedQueue<>();
  private final Map<String, RereadableInput> inputs = new ConcurrentHashMap<>();
  private final Map<String, RereadableInput> added = new HashMap<>();
  private volatile boolean inputsChanged;
  private long epochs;
  private volatile long looked = System.nanoTime() - SECOND;

  /** Opens the runner where it left off. */
  interface Opening {
    Runner open(Engine engine) throws IOException;
  }

  /**
   * A loop whose runner is not open.
   *
   * @param committed runs after each committed epoch, on the thread of the loop
   */
  RunnerLoop(String name, Opening opening, Runnable committed) {
    this.opening = opening;
    this.committed = committed;
    this.thread = new Thread(this::run, name);
  }

  private static TenantStatus starting(Message waitsFor) {
    return TenantStatus.NEW.troubled(NotReadyException.sentence(waitsFor).in(Language.ENGLISH));
  }

  /**
   * Opens the runner, once; it does not work before {@link #start}.
   *
   * @param content the content to begin with
   */
  void open(Engine content) throws IOException {
    waitsFor = STATES;
    status = starting(STATES);
    Runner opened = opening.open(content);
    engine = content;
    runner = opened;
    status = of(opened);
    waitsFor = null;
  }

  /** What is done before the runner is open; empty once it is. */
  String waitsFor() {
    Message now = waitsFor;
    return now == null ? "" : now.in(Language.ENGLISH);
  }

  /** The same where the runner was not open a moment ago. */
  private Message early() {
    Message now = waitsFor;
    return now == null ? STATES : now;
  }

  private Runner runner() {
    Runner now = runner;
    if (now == null) {
      throw NotReadyException.of(early());
    }
    return now;
  }

  /** Something that only the thread of the runner may do. */
  interface Task<T> {
    T of(Runner runner) throws IOException;
  }

  /** A task and who waits for it. */
  private record Question<T>(Task<T> task, CompletableFuture<T> answer) {
    void answer(Runner runner) {
      if (answer.isDone()) {
        return; // Nobody waits any more.
      }
      try {
        answer.complete(task.of(runner));
      } catch (IOException | RuntimeException failure) {
        answer.completeExceptionally(failure);
      } catch (Error fault) {
        answer.completeExceptionally(fault);
        throw fault;
      }
    }
  }

  void start() {
    looked = System.nanoTime();
    thread.start();
  }

  /** Does something between two epochs. */
  <T> CompletableFuture<T> ask(Task<T> task) {
    if (runner == null) {
      return CompletableFuture.failedFuture(NotReadyException.of(early()));
    }
    Question<T> question = new Question<>(task, new CompletableFuture<>());
    questions.add(question);
    LockSupport.unpark(thread);
    if (closing) {
      refuse();
    }
    return question.answer();
  }

  /** Goes on with other content between two epochs. */
  CompletableFuture<Engine> goOnWith(Engine next) {
    return ask(
        now -> {
          runner = now.with(next);
          engine = next;
          return next;
        });
  }

  /** Forgets what a detection has learned; the status says so at once. */
  CompletableFuture<Relearning> relearn(String detection, String author, String reason) {
    return ask(
        now -> {
          Relearning done = now.learning().relearn(detection, author, reason);
          status = of(now);
          return done;
        });
  }

  /** The content in effect. */
  Engine engine() {
    Engine now = engine;
    if (now == null) {
      throw NotReadyException.of(early());
    }
    return now;
  }

  private void answer() {
    for (Question<?> next = questions.poll(); next != null; next = questions.poll()) {
      next.answer(runner());
    }
  }

  private void refuse() {
    for (Question<?> next = questions.poll(); next != null; next = questions.poll()) {
      next.answer().completeExceptionally(new IOException("The server goes down."));
    }
  }

  private void run() {
    while (!closing) {
      try {
        answer();
        takeInputs();
        boolean hasChanged = runner().runEpoch();
        if (hasChanged) {
          epochs++;
          committed.run();
        }
        look(!hasChanged);
        LockSupport.parkNanos(this, runner().pause().toNanos());
      } catch (IOException failure) {
        committed.run(); // What failed may stand behind the commit.
        wait("What was found cannot be stored: " + failure.getMessage(), failure);
      } catch (RuntimeException | Error failure) {
        wait("The runner has failed and starts again: " + failure, failure);
        openAgain();
      }
    }
    refuse();
  }

  private void takeInputs() {
    if (!inputsChanged) {
      return;
    }
    inputsChanged = false;
    Runner now = runner();
    for (Map.Entry<String, RereadableInput> one : Set.copyOf(added.entrySet())) {
      if (inputs.get(one.getKey()) != one.getValue()) {
        now.remove(one.getKey());
        added.remove(one.getKey());
      }
    }
    inputs.forEach(
        (source, input) -> {
          if (added.putIfAbsent(source, input) == null) {
            now.add(input);
          }
        });
  }

  /** Reads input that can be read again from now on, in each runner that is opened. */
  void follow(RereadableInput input) {
    inputs.put(input.source(), input);
    inputsChanged = true;
  }

  /** Reads it no more. */
  void leave(String source) {
    inputs.remove(source);
    inputsChanged = true;
  }

  /** Looks at the runner, if that was not done in this second. */
  private void look(boolean idle) {
    long now = System.nanoTime();
    if (now - looked >= SECOND
        || (idle && status.epochs() != epochs)
        || !status.trouble().isEmpty()) {
      looked = now;
      status = of(runner());
    }
  }

  private TenantStatus of(Runner now) {
    return new TenantStatus(
        epochs,
        now.watermark(),
        now.counters(),
        now.sources(),
        now.alarms(),
        now.learning().relearned(),
        "");
  }

  private void wait(String trouble, Throwable failure) {
    LOG.error("{}", trouble, failure);
    status = status.troubled(trouble);
    Pause.of(SECOND, () -> closing);
  }

  private void openAgain() {
    try {
      runner().close();
    } catch (IOException | RuntimeException failure) {
      LOG.warn("The runner that has failed cannot be closed", failure);
    }
    while (!closing) {
      try {
        runner = opening.open(engine());
        inputsAgain();
        return;
      } catch (IOException | RuntimeException | Error failure) {
        wait("The runner cannot be opened: " + failure, failure);
      }
    }
  }

  private void inputsAgain() throws IOException {
    added.clear();
    inputsChanged = true;
    for (RereadableInput input : inputs.values()) {
      input.close();
    }
  }

  /** Hands in a push that is made with the time of its arrival. */
  CompletableFuture<Receipt> push(LongFunction<Push> push) {
    Runner now = runner;
    if (now == null) {
      String detail =
          NotReadyException.sentence(early()).in(Language.ENGLISH) + " Send the same again.";
      return CompletableFuture.completedFuture(new Receipt.Refused(Receipt.Reason.CLOSED, detail));
    }
    CompletableFuture<Receipt> receipt = now.push(push.apply(now.clock().getAsLong()));
    LockSupport.unpark(thread);
    return receipt;
  }

  /** How many bytes the journal has; 0 before it is open. */
  long journalBytes() {
    Runner now = runner;
    return now == null ? 0 : now.keptPushes().bytes();
  }

  KeptPushes keptPushes() {
    return runner().keptPushes();
  }

  void declare(String source, String format) {
    runner().declare(source, format);
  }

  TenantStatus status() {
    return status(System.nanoTime() - looked);
  }

  /**
   * The same if the runner has not come back for so long.
   *
   * @param silent nanoseconds since an epoch ended last; one that has nothing to do ends at once
   */
  TenantStatus status(long silent) {
    TenantStatus last = status;
    boolean isBlocked = silent > LONGEST_EPOCH && thread.isAlive() && !closing;
    return isBlocked && last.trouble().isEmpty()
        ? last.troubled("The runner has not ended an epoch for " + silent / SECOND + " s.")
        : last;
  }

  /** The time at which input arrives now, nanoseconds since 1970. */
  long now() {
    return runner().clock().getAsLong();
  }

  /** Whether the status is older than it may be, since an epoch takes long. */
  boolean isBehind() {
    return System.nanoTime() - looked > BEHIND;
  }

  /** Ends the epoch that is under way. */
  @Override
  public void close() throws IOException {
    closing = true;
    LockSupport.unpark(thread);
    Ending.of(thread);
    Runner last = runner;
    if (last != null) {
      last.close();
    }
  }
}
