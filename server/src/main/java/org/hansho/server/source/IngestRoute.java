package org.hansho.server.source;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.hansho.local.journal.Receipt;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.settings.HttpSettings;
import org.hansho.server.tenant.Tenant;

/**
 * {@code POST /ingest/v1/{source}}: records as lines of any format, or as a JSON array; packed with
 * gzip or zstd or not. Answers 200 once they are synced to the disk; 429 with {@code Retry-After}
 * if they are not taken now, 413 if they never will be. With {@code Idempotency-Key} the same
 * request may be sent again without counting twice.
 *
 * <p>A body that is too large for one record of the journal is handed in part by part, each after
 * the one before was kept; so what is refused is the end of it.
 */
public final class IngestRoute implements Handler, Closeable {
  /** Its path. */
  public static final String PATH = "/ingest/v1/{source}";

  /** No source of senders may be called so: runners keep what people say of alerts there. */
  private static final String RESERVED = "hansho:";

  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._:@/-]{1,200}");
  private static final int LONGEST_KEY = 200;
  private static final String RETRY_AFTER = "2";
  private static final int ANSWERING_THREADS = 8;

  /** The part of the heap that bodies may take together. */
  private static final int HEAP_PART = 3;

  private final Function<String, Tenant> tenants;
  private final HttpSettings settings;
  private final int partBytes;
  private final IntakeRoom room = new IntakeRoom(Runtime.getRuntime().maxMemory() / HEAP_PART);

  /** Answers are written here, so that a sender who does not read them holds up no journal. */
  private final ExecutorService answering =
      Executors.newFixedThreadPool(ANSWERING_THREADS, task -> new Thread(task, "ingest-answer"));

  /**
   * A way in.
   *
   * @param tenants the tenant of a name
   * @param partBytes whole lines of so many bytes are one record of the journal
   */
  public IngestRoute(Function<String, Tenant> tenants, HttpSettings settings, int partBytes) {
    this.tenants = tenants;
    this.settings = settings;
    this.partBytes = partBytes;
  }

  @Override
  public void handle(Context call) {
    String source = call.pathParam("source");
    if (!SOURCE.matcher(source).matches() || source.startsWith(RESERVED)) {
      throw new HttpProblem(
          400,
          "The name of a source has 1 to 200 letters, digits and . _ : @ / - only, and does not"
              + " begin with "
              + RESERVED);
    }
    String key = call.header("Idempotency-Key");
    if (key != null && key.length() > LONGEST_KEY) {
      throw new HttpProblem(400, "An Idempotency-Key has at most " + LONGEST_KEY + " characters.");
    }
    Grant grant = Access.of(call);
    if (!grant.maySend(source)) {
      throw new HttpProblem(403, "This token is for other sources.");
    }
    RequestBody body = body(call);
    try {
      Intake intake =
          new Intake(tenants.apply(grant.tenant()), source, call.ip(), key == null ? "" : key);
      List<byte[]> parts = Parts.of(bounded(lines(body.bytes())), partBytes);
      call.future(
          () ->
              intake
                  .push(parts, answering)
                  .thenAcceptAsync(done -> answer(call, done, key != null), answering)
                  .whenComplete((done, failure) -> body.close()));
    } catch (RuntimeException | Error refused) {
      body.close();
      throw refused;
    }
  }

  private RequestBody body(Context call) {
    String header = call.header("Content-Encoding");
    String encoding = header == null ? "" : header;
    if (!RequestBody.canUnpack(encoding)) {
      throw new HttpProblem(415, "A body is packed with gzip or zstd, or not at all.");
    }
    long most = Math.min(settings.bodyBytes(), RequestBody.largest(room.most()));
    try {
      return RequestBody.read(call.bodyInputStream(), encoding, most, room);
    } catch (BodyTooLargeException tooLarge) {
      throw new HttpProblem(413, "Send smaller batches: " + tooLarge.getMessage() + ".");
    } catch (NoRoomException busy) {
      throw new HttpProblem(429, "Try again: " + busy.getMessage() + ".").after(RETRY_AFTER);
    } catch (ZipException | EOFException broken) {
      throw new HttpProblem(400, "The body cannot be unpacked: " + broken.getMessage());
    } catch (IOException broken) {
      throw new HttpProblem(400, "The body cannot be read: " + broken.getMessage());
    }
  }

  /** The elements of an array; what is no array after all is taken as lines. */
  private static byte[] lines(byte[] body) {
    try {
      return JsonArray.is(body) ? JsonArray.lines(body) : body;
    } catch (IOException lines) {
      return body;
    }
  }

  private byte[] bounded(byte[] lines) {
    int records = 0;
    int from = 0;
    for (int at = 0; at <= lines.length; at++) {
      if (at == lines.length || lines[at] == '\n') {
        records += at > from ? 1 : 0;
        if (at - from > settings.recordBytes()) {
          throw new HttpProblem(
              413, "Line " + records + " has more than " + settings.recordBytes() + " bytes.");
        }
        from = at + 1;
      }
    }
    if (records > settings.records()) {
      throw new HttpProblem(
          413, "Send smaller batches: at most " + settings.records() + " lines in one request.");
    }
    return lines;
  }

  private static void answer(Context call, Intake.Done done, boolean keyed) {
    Receipt.Refused refused = done.refused();
    if (refused != null) {
      throw refusal(refused, done.lines(), keyed);
    }
    call.contentType("application/json").result("{\"accepted\":" + done.lines() + "}");
  }

  private static HttpProblem refusal(Receipt.Refused refused, long kept, boolean keyed) {
    String again =
        keyed
            ? " Send the same again with the same Idempotency-Key."
            : kept == 0 ? "" : " The first " + kept + " lines were kept; send the rest.";
    String detail = refused.detail() + again;
    return switch (refused.reason()) {
      case TOO_LARGE -> new HttpProblem(413, detail);
      case BUSY, FULL, DEAD_LETTERS -> new HttpProblem(429, detail).after(RETRY_AFTER);
      case DISK, UNCERTAIN, CLOSED -> new HttpProblem(503, detail).after(RETRY_AFTER);
    };
  }

  /** Ends the threads that answer. */
  @Override
  public void close() {
    answering.shutdown();
  }
}
