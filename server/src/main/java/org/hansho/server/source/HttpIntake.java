package org.hansho.server.source;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.hansho.alert.Message;
import org.hansho.server.http.Hangup;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;
import org.hansho.server.security.Access;
import org.hansho.server.settings.HttpSettings;
import org.hansho.server.tenant.Tenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all ways in over HTTP have in common: a body is unpacked within its bound, the {@link
 * Protocol} takes the records out of it, they are handed to the tenant of the caller's token, and
 * the protocol words the answer once they are synced to the disk or refused.
 *
 * <p>Safe from any thread. A body has room of its own in the heap until it is answered; one for
 * which there is none is refused with 429.
 */
final class HttpIntake implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpIntake.class);
  private static final int LONGEST_KEY = 200;
  private static final String RETRY_AFTER = "2";
  private static final int CONTINUING_THREADS = 8;
  private static final int ANSWERING_THREADS = 64;
  private static final int MOST_ANSWERS_WAITING = 1_000;
  private static final Duration ANSWERING_IDLE = Duration.ofSeconds(30);

  /** The part of the heap that bodies may take together. */
  private static final int HEAP_PART = 3;

  private final Function<String, Tenant> tenants;
  private final HttpSettings settings;
  private final int partBytes;
  private final IntakeRoom room = new IntakeRoom(Runtime.getRuntime().maxMemory() / HEAP_PART);

  /** What follows a part that is synced is handed in here. */
  private final ExecutorService continuing =
      Executors.newFixedThreadPool(CONTINUING_THREADS, task -> new Thread(task, "ingest-continue"));

  /** Answers are written here, so that a sender who does not read them holds up no journal. */
  private final ExecutorService answering = answeringPool();

  /**
   * A way in.
   *
   * @param tenants the tenant of a name
   * @param partBytes whole lines of so many bytes are one record of the journal
   */
  HttpIntake(Function<String, Tenant> tenants, HttpSettings settings, int partBytes) {
    this.tenants = tenants;
    this.settings = settings;
    this.partBytes = partBytes;
  }

  private static ExecutorService answeringPool() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            ANSWERING_THREADS,
            ANSWERING_THREADS,
            ANSWERING_IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_ANSWERS_WAITING),
            task -> new Thread(task, "ingest-answer"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** The handler of a route that takes records of a protocol. */
  Handler handler(Protocol protocol) {
    return new Taking(protocol);
  }

  /** Takes the records of one call. */
  private final class Taking implements Handler, RefusalWords {
    private final Protocol protocol;

    Taking(Protocol protocol) {
      this.protocol = protocol;
    }

    @Override
    public void handle(Context call) {
      take(call, protocol);
    }

    @Override
    public boolean refuse(Context call, HttpProblem problem) {
      return protocol.refuse(call, problem);
    }
  }

  private void take(Context call, Protocol protocol) {
    SourceNames names = SourceNames.of(call);
    Tenant tenant = tenants.apply(Access.of(call).tenant());
    String key = key(call, protocol.scope(call));
    RequestBody body = body(call, protocol);
    try {
      Portions portions = new Portions(settings, partBytes, key, body);
      Protocol.Answer answer = protocol.read(call, body.bytes(), names, portions);
      List<Portion> all = portions.all();
      if (portions.cut() > 0) {
        LOG.warn(
            "{} records of one request from {} were larger than http.max_record; they were cut and"
                + " are dead letters",
            portions.cut(),
            call.ip());
      }
      Intake intake = new Intake(tenant, call.ip(), partBytes);
      call.future(
          () ->
              intake
                  .push(all, continuing)
                  .thenAcceptAsync(
                      settled -> answer.answer(call, settled), task -> answer(call, task))
                  .whenComplete((done, failure) -> body.close()));
    } catch (RuntimeException | Error refused) {
      body.close();
      throw refused;
    }
  }

  /** Has an answer written; a sender for whom there is no place any more is hung up on. */
  private void answer(Context call, Runnable task) {
    try {
      answering.execute(task);
    } catch (RejectedExecutionException full) {
      Hangup.now(call);
      throw full;
    }
  }

  private static String key(Context call, String scope) {
    String key = call.header("Idempotency-Key");
    if (key != null && key.length() > LONGEST_KEY) {
      throw new HttpProblem(
          400,
          Message.inEnglish("An Idempotency-Key has at most {0} characters.")
              .inJapanese("Idempotency-Key は {0} 文字までです。", LONGEST_KEY));
    }
    if (key == null) {
      return "";
    }
    return scope.isEmpty() ? key : scope + " " + key;
  }

  private RequestBody body(Context call, Protocol protocol) {
    long patience = settings.headerTime().toNanos();
    long most = Math.min(settings.bodyBytes(), RequestBody.largest(room.most()));
    try {
      Protocol.Packed packed = protocol.body(call);
      if (!RequestBody.canUnpack(packed.encoding())) {
        throw new HttpProblem(
            415,
            Message.inEnglish("A body is packed with gzip or zstd, or not at all.")
                .inJapanese("本文は、gzip または zstd で圧縮するか、圧縮せずに送ってください。"));
      }
      return RequestBody.read(packed.bytes(), packed.encoding(), most, room, patience);
    } catch (BodyTooLargeException tooLarge) {
      throw new HttpProblem(
          413,
          Message.inEnglish("Send smaller batches: {0}.")
              .inJapanese("送信する単位を小さくしてください。{0}", Message.of(tooLarge)));
    } catch (NoRoomException busy) {
      throw new HttpProblem(
              429,
              Message.inEnglish("Try again: {0}.").inJapanese("もう一度送信してください。{0}", Message.of(busy)))
          .after(RETRY_AFTER);
    } catch (SlowBodyException slow) {
      throw new HttpProblem(
          408,
          Message.inEnglish("Send faster: {0}.").inJapanese("もっと速く送信してください。{0}", Message.of(slow)));
    } catch (ZipException | EOFException broken) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The body cannot be unpacked: {0}")
              .inJapanese("本文を展開できません。{0}", Message.of(broken)));
    } catch (IOException broken) {
      throw new HttpProblem(
          400,
          Message.inEnglish("The body cannot be read: {0}")
              .inJapanese("本文を読み取れません。{0}", Message.of(broken)));
    }
  }

  /** Ends the threads that hand in and that answer. */
  @Override
  public void close() {
    continuing.shutdown();
    answering.shutdown();
  }
}
