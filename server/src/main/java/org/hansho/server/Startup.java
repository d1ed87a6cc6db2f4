package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.hansho.local.clock.Ending;
import org.hansho.server.reload.ContentWatch;
import org.hansho.server.reload.Reload;
import org.jspecify.annotations.Nullable;

/**
 * What takes long at the start, on a thread of its own, while the API answers already: content is
 * compiled, states are read, and then everything begins to work. Safe from any thread.
 */
final class Startup implements Closeable {
  private final Step open;
  private final Step start;
  private final Supplier<String> waitsFor;
  private final Reload reload;
  private final Thread thread = new Thread(this::run, "start");
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private volatile @Nullable ContentWatch watch;
  private volatile boolean closing;

  /** A part of the start. */
  interface Step {
    /**
     * Does it.
     *
     * @throws IOException if something cannot be read, or cannot listen; the message says what to
     *     do
     */
    void run() throws IOException;
  }

  /**
   * A start that has not begun.
   *
   * @param open opens the tenants, which takes long
   * @param start lets everything work
   * @param waitsFor what opening is at; empty once the tenants are open
   * @param reload reads content again that changes once everything works
   */
  Startup(Step open, Step start, Supplier<String> waitsFor, Reload reload) {
    this.open = open;
    this.start = start;
    this.waitsFor = waitsFor;
    this.reload = reload;
  }

  void begin() {
    thread.start();
  }

  private void run() {
    try {
      open.run();
      if (!closing) {
        start.run();
        watch = new ContentWatch(reload);
      }
      done.complete(null);
    } catch (IOException | RuntimeException | Error failure) {
      done.completeExceptionally(failure);
    }
  }

  /** What it is at, for a person; empty once it is over. */
  String waitsFor() {
    if (done.isDone() && !done.isCompletedExceptionally()) {
      return "";
    }
    String tenants = waitsFor.get();
    return tenants.isEmpty() ? "ways in are being opened" : tenants;
  }

  /**
   * Whether it is over.
   *
   * @throws IOException if it has failed: content or a folder cannot be read, or a way in cannot
   *     listen; the message says what to do
   */
  boolean isOver() throws IOException {
    if (!done.isDone()) {
      return false;
    }
    await();
    return true;
  }

  /** Waits until it is over, and fails as it has failed. */
  void await() throws IOException {
    try {
      done.join();
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof IOException refused) {
        throw refused;
      }
      if (cause instanceof Error fault) {
        throw fault;
      }
      throw cause instanceof RuntimeException fault ? fault : failed;
    }
  }

  /** Ends behind the step that is under way; nothing more begins. */
  @Override
  public void close() {
    closing = true;
    Ending.of(thread);
    ContentWatch last = watch;
    if (last != null) {
      last.close();
    }
  }
}
