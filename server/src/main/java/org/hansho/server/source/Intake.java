package org.hansho.server.source;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.hansho.local.journal.Receipt;
import org.hansho.server.tenant.Sender;
import org.hansho.server.tenant.Tenant;

/**
 * Hands what one request holds to a tenant, so many bytes at a time; each time waits until the one
 * before is synced, so no request takes all the room of the journal. What stands behind a refused
 * portion is refused for the same reason, but for portions that went in at the same time.
 */
record Intake(Tenant tenant, String peer, int windowBytes) {
  /** Hands in all; ends with the receipt of each, in order. */
  CompletableFuture<Settled> push(List<Portion> portions, Executor next) {
    return push(portions, new ArrayList<>(), next);
  }

  private CompletableFuture<Settled> push(
      List<Portion> portions, List<Receipt> settled, Executor next) {
    Receipt.Refused refused = Settled.refusal(settled);
    while (refused != null && settled.size() < portions.size()) {
      settled.add(refused);
    }
    if (settled.size() == portions.size()) {
      return CompletableFuture.completedFuture(new Settled(portions, settled));
    }
    List<CompletableFuture<Receipt>> window = window(portions, settled.size());
    return CompletableFuture.allOf(window.toArray(new CompletableFuture<?>[0]))
        .thenComposeAsync(
            unused -> {
              window.forEach(receipt -> settled.add(receipt.join()));
              return push(portions, settled, next);
            },
            next);
  }

  private List<CompletableFuture<Receipt>> window(List<Portion> portions, int first) {
    List<CompletableFuture<Receipt>> window = new ArrayList<>();
    long bytes = 0;
    for (int at = first; at < portions.size(); at++) {
      Portion portion = portions.get(at);
      bytes += portion.lines().length;
      if (bytes > windowBytes && at > first) {
        break;
      }
      window.add(push(portion));
    }
    return window;
  }

  private CompletableFuture<Receipt> push(Portion portion) {
    Sender sender = new Sender(portion.source(), "", true);
    if (!tenant.admits(sender, portion.lines().length)) {
      return CompletableFuture.completedFuture(
          new Receipt.Refused(
              Receipt.Reason.FULL,
              tenant.journalBytes()
                  + " bytes wait to be detected in, and "
                  + portion.source()
                  + " has sent more than other sources lately; try again"));
    }
    return tenant.push(portion.source(), peer, portion.key(), portion.lines());
  }
}
