package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.store.AlertChanges;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.CaseStore;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.tenant.Changes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/alerts/stream}: alerts as server-sent events, each when it is raised or has
 * changed. The id of an event is the number of its change; with {@code Last-Event-ID} the stream
 * goes on behind it, so a reader that comes back misses nothing. Without, it begins now.
 *
 * <p>Whether its reader may still read is asked again before each event. A stream has a thread
 * until its reader leaves, does not read for the idle time of HTTP, or the server ends; there are
 * {@value #MOST} at most.
 */
final class AlertStream implements Handler, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);
  private static final String EVENTS = "text/event-stream";
  private static final int MOST = 64;
  private static final long STOP_SECONDS = 2;
  private static final int AT_A_TIME = 100;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final CaseStore store;
  private final Changes changes;
  private final Semaphore free = new Semaphore(MOST);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> new Thread(task, "alert-stream"));
  private volatile boolean ending;

  AlertStream(CaseStore store, Changes changes) {
    this.store = store;
    this.changes = changes;
  }

  @Override
  public void handle(Context call) throws IOException {
    if (!EVENTS.equals(call.header("Accept"))) {
      throw new HttpProblem(
          406,
          Message.inEnglish("This is a stream of events: ask with Accept: {0}.")
              .inJapanese("このパスはイベントのストリームです。Accept: {0} を付けて要求してください。", EVENTS));
    }
    String tenant = Access.of(call).tenant();
    long newest = store.newestChange(tenant);
    long after = after(call, newest);
    if (!free.tryAcquire()) {
      throw new HttpProblem(
              429,
              Message.inEnglish(
                      "There are {0} streams of alerts, which is the most; close another one.")
                  .inJapanese("アラートのストリームが、上限の {0} 本に達しています。ほかのストリームを閉じてください。", MOST))
          .after("60");
    }
    BooleanSupplier lasting = Access.lasting(call);
    try {
      new SseHandler(0, client -> begin(client, tenant, after, lasting)).handle(call);
    } catch (RuntimeException gone) {
      free.release();
      throw gone;
    }
  }

  /** A number that the store has not given out yet is of an older store: the stream begins now. */
  private static long after(Context call, long newest) {
    String header = call.header("Last-Event-ID");
    if (header == null || header.isBlank()) {
      return newest;
    }
    try {
      return Math.min(newest, Math.max(0, Long.parseLong(header.strip())));
    } catch (NumberFormatException wrong) {
      throw new HttpProblem(
          400,
          Message.inEnglish("Last-Event-ID is the id of an event of this stream.")
              .inJapanese("Last-Event-ID には、このストリームで受け取ったイベントの ID を指定してください。"));
    }
  }

  private void begin(SseClient client, String tenant, long after, BooleanSupplier lasting) {
    client.keepAlive();
    threads.execute(
        () -> {
          try {
            stream(client, tenant, after, lasting);
          } catch (IOException | RuntimeException failure) {
            LOG.warn("A stream of alerts of tenant {} ends", tenant, failure);
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          } finally {
            free.release();
            if (!client.terminated()) {
              client.close();
            }
          }
        });
  }

  private void stream(SseClient client, String tenant, long after, BooleanSupplier lasting)
      throws IOException, InterruptedException {
    long at = after;
    client.sendComment("alerts of tenant " + tenant);
    long written = System.nanoTime();
    while (!client.terminated()) {
      long seen = changes.count();
      if (ending) {
        return;
      }
      AlertChanges next = store.changes(tenant, at, AT_A_TIME);
      if (!lasting.getAsBoolean()) {
        return;
      }
      for (AlertPage.Listed alert : next.alerts()) {
        if (ending) {
          return;
        }
        String document = Json.text(json -> AlertDocument.write(alert, json));
        client.sendEvent("alert", document, String.valueOf(alert.change()));
        written = System.nanoTime();
      }
      at = next.last();
      Duration quiet = Duration.ofNanos(System.nanoTime() - written);
      if (quiet.compareTo(HEARTBEAT) >= 0) {
        client.sendComment("none");
        written = System.nanoTime();
      } else if (next.alerts().isEmpty()) {
        changes.await(seen, HEARTBEAT.minus(quiet));
      }
    }
  }

  /**
   * Ends all streams behind the event that is being written. No thread is interrupted: an answer
   * that is cut off would look like a fault to its reader. One that does not read ends with its
   * connection.
   */
  @Override
  public void close() {
    ending = true;
    changes.wake();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Streams whose readers do not read are cut off");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
