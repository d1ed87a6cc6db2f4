package org.hansho.local.run;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Workers and their threads: all take part in a step, and the step ends when the last is done. */
final class Crew implements Closeable {
  private final List<Worker> workers;
  private final ExecutorService threads;

  Crew(List<Worker> workers) {
    this.workers = List.copyOf(workers);
    this.threads =
        Executors.newFixedThreadPool(
            workers.size(),
            task -> {
              Thread thread = new Thread(task, "hansho-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  List<Worker> workers() {
    return workers;
  }

  /** Runs a step; a single worker runs on the calling thread. */
  void each(Consumer<Worker> step) {
    if (workers.size() == 1) {
      step.accept(workers.get(0));
      return;
    }
    List<Future<?>> running = new ArrayList<>();
    workers.forEach(worker -> running.add(threads.submit(() -> step.accept(worker))));
    running.forEach(Crew::await);
  }

  private static void await(Future<?> step) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          step.get();
          return;
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (ExecutionException failure) {
          throw new IllegalStateException("a worker failed", failure.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
