package org.hansho.server.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hansho.local.journal.Receipt;
import org.hansho.server.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Hands what one request holds to a tenant.
 *
 * @param key idempotency key of the request; empty if it has none
 */
record Intake(Tenant tenant, String source, String peer, String key) {
  /**
   * What came of it.
   *
   * @param lines that were kept
   * @param refused why the rest was not; null if all was kept
   */
  record Done(long lines, Receipt.@Nullable Refused refused) {}

  /** Hands in part by part, each once the one before was kept; ends with the first refusal. */
  CompletableFuture<Done> push(List<byte[]> parts, Executor next) {
    return push(parts, 0, 0, next);
  }

  private CompletableFuture<Done> push(List<byte[]> parts, int part, long kept, Executor next) {
    if (part == parts.size()) {
      return CompletableFuture.completedFuture(new Done(kept, null));
    }
    String partKey = key.isEmpty() || part == 0 ? key : key + "#" + part;
    byte[] lines = parts.get(part);
    return tenant
        .push(source, peer, partKey, lines)
        .thenComposeAsync(
            receipt ->
                receipt instanceof Receipt.Refused refused
                    ? CompletableFuture.completedFuture(new Done(kept, refused))
                    : push(parts, part + 1, kept + count(lines), next),
            next);
  }

  private static long count(byte[] lines) {
    long count = 0;
    for (byte each : lines) {
      count += each == '\n' ? 1 : 0;
    }
    return count;
  }
}
