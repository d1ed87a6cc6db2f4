package org.hansho.server.source;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.hansho.local.journal.Receipt;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.hansho.server.settings.HttpSettings;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /ingest/v1/{source}}: records as lines of any format, or as a JSON array; packed with
 * gzip or zstd or not. Answers 200 once they are synced to the disk; 429 with {@code Retry-After}
 * if they are not taken now, 413 if they never will be. With {@code Idempotency-Key} the same
 * request may be sent again without counting twice. {@code ?format=} declares the format of the
 * source.
 */
public final class IngestRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/ingest/v1/{source}";

  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._:@/-]{1,200}");
  private static final int LONGEST_KEY = 200;

  /** Whole lines of so many bytes are one record of the journal. */
  private static final int PART_BYTES = 4 << 20;

  /** A body is held in memory whole. */
  private static final long LARGEST_BODY = 256L << 20;

  private static final String RETRY_AFTER = "2";

  private final Function<String, Tenant> tenants;
  private final int mostBytes;

  /**
   * A way in.
   *
   * @param tenants the tenant of a name
   */
  public IngestRoute(Function<String, Tenant> tenants, HttpSettings settings) {
    this.tenants = tenants;
    this.mostBytes = (int) Math.min(settings.bodyBytes(), LARGEST_BODY);
  }

  @Override
  public void handle(Context call) {
    String source = call.pathParam("source");
    if (!SOURCE.matcher(source).matches()) {
      throw new HttpProblem(
          400, "The name of a source has 1 to 200 letters, digits and . _ : @ / - only.");
    }
    String key = call.header("Idempotency-Key");
    if (key != null && key.length() > LONGEST_KEY) {
      throw new HttpProblem(400, "An Idempotency-Key has at most " + LONGEST_KEY + " characters.");
    }
    Grant grant = Access.of(call);
    if (!grant.maySend(source)) {
      throw new HttpProblem(403, "This token is for other sources.");
    }
    Tenant tenant = tenants.apply(grant.tenant());
    declare(tenant, source, call.queryParam("format"));
    List<byte[]> parts = Parts.of(lines(call), PART_BYTES);
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      String partKey = key == null ? "" : parts.size() == 1 ? key : key + "#" + part;
      receipts.add(tenant.push(source, call.ip(), partKey, parts.get(part)));
    }
    call.future(
        () ->
            CompletableFuture.allOf(receipts.toArray(CompletableFuture[]::new))
                .thenRun(() -> answer(call, parts, receipts)));
  }

  private static void declare(Tenant tenant, String source, @Nullable String format) {
    if (format != null) {
      try {
        tenant.declare(source, format);
      } catch (IllegalArgumentException unknown) {
        throw new HttpProblem(400, String.valueOf(unknown.getMessage()));
      }
    }
  }

  private byte[] lines(Context call) {
    String encoding = call.header("Content-Encoding");
    if (!RequestBody.canUnpack(encoding == null ? "" : encoding)) {
      throw new HttpProblem(415, "A body is packed with gzip or zstd, or not at all.");
    }
    try {
      byte[] body =
          RequestBody.read(call.bodyInputStream(), encoding == null ? "" : encoding, mostBytes);
      return JsonArray.is(body) ? elements(body) : body;
    } catch (BodyTooLargeException tooLarge) {
      throw new HttpProblem(413, "Send smaller batches: " + tooLarge.getMessage() + ".");
    } catch (ZipException | EOFException broken) {
      throw new HttpProblem(400, "The body cannot be unpacked: " + broken.getMessage());
    } catch (IOException broken) {
      throw new HttpProblem(400, "The body cannot be read: " + broken.getMessage());
    }
  }

  /** What is no JSON after all is taken as lines. */
  private static byte[] elements(byte[] body) {
    try {
      return JsonArray.lines(body);
    } catch (IOException lines) {
      return body;
    }
  }

  private static void answer(
      Context call, List<byte[]> parts, List<CompletableFuture<Receipt>> receipts) {
    long lines = 0;
    for (int part = 0; part < parts.size(); part++) {
      Receipt receipt = receipts.get(part).join();
      if (receipt instanceof Receipt.Refused refused) {
        throw refusal(refused, lines);
      }
      for (byte each : parts.get(part)) {
        lines += each == '\n' ? 1 : 0;
      }
    }
    call.contentType("application/json").result("{\"accepted\":" + lines + "}");
  }

  private static HttpProblem refusal(Receipt.Refused refused, long accepted) {
    String before =
        accepted == 0 ? "" : " The first " + accepted + " lines were kept; send the rest.";
    String detail = refused.detail() + before;
    return switch (refused.reason()) {
      case TOO_LARGE -> new HttpProblem(413, detail);
      case BUSY, FULL, DEAD_LETTERS -> new HttpProblem(429, detail).after(RETRY_AFTER);
      case DISK, UNCERTAIN, CLOSED -> new HttpProblem(503, detail).after(RETRY_AFTER);
    };
  }
}
