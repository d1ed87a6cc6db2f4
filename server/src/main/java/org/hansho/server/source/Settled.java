package org.hansho.server.source;

import java.util.List;
import org.hansho.local.journal.Receipt;
import org.hansho.server.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of the portions of a request.
 *
 * @param receipts one a portion, in the same order
 */
record Settled(List<Portion> portions, List<Receipt> receipts) {
  private static final String RETRY_AFTER = "2";

  Settled {
    portions = List.copyOf(portions);
    receipts = List.copyOf(receipts);
  }

  /** The first refusal; null if all were kept. */
  static Receipt.@Nullable Refused refusal(List<Receipt> receipts) {
    for (Receipt receipt : receipts) {
      if (receipt instanceof Receipt.Refused refused) {
        return refused;
      }
    }
    return null;
  }

  /** Records that were kept. */
  long kept() {
    long kept = 0;
    for (int at = 0; at < portions.size(); at++) {
      kept += receipts.get(at) instanceof Receipt.Kept ? portions.get(at).records() : 0;
    }
    return kept;
  }

  /** Why the portion was refused; null if it was kept. */
  @Nullable HttpProblem problemOf(int portion) {
    return receipts.get(portion) instanceof Receipt.Refused refused ? problem(refused, "") : null;
  }

  /**
   * Why not all were kept; null if they were.
   *
   * @param keyed whether sending the same again doubles nothing
   */
  @Nullable HttpProblem problem(boolean keyed) {
    Receipt.Refused refused = refusal(receipts);
    if (refused == null) {
      return null;
    }
    long kept = kept();
    String again =
        keyed
            ? " Send the same again with the same Idempotency-Key."
            : kept == 0 ? "" : " The first " + kept + " lines were kept; send the rest.";
    return problem(refused, again);
  }

  private static HttpProblem problem(Receipt.Refused refused, String again) {
    String detail = refused.detail() + again;
    return switch (refused.reason()) {
      case TOO_LARGE -> new HttpProblem(413, detail);
      case BUSY, FULL, DEAD_LETTERS -> new HttpProblem(429, detail).after(RETRY_AFTER);
      case DISK, UNCERTAIN, CLOSED -> new HttpProblem(503, detail).after(RETRY_AFTER);
    };
  }
}
