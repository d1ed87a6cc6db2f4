package org.hansho.server.source;

import java.util.List;
import org.hansho.alert.Message;
import org.hansho.alert.Worded;
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
    return receipts.get(portion) instanceof Receipt.Refused refused
        ? problem(refused, Worded.NOTHING)
        : null;
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
    Worded again =
        keyed
            ? Message.inEnglish(" Send the same again with the same Idempotency-Key.")
                .inJapanese("同じ Idempotency-Key を付けて、同じものをもう一度送信してください。")
            : kept == 0
                ? Worded.NOTHING
                : Message.inEnglish(" The first {0} lines were kept; send the rest.")
                    .inJapanese("最初の {0} 行は保存しました。残りを送信してください。", kept);
    return problem(refused, again);
  }

  private static HttpProblem problem(Receipt.Refused refused, Worded again) {
    Message detail =
        Message.inEnglish("{0}{1}")
            .inJapanese("{2}（原文: {0}）{1}", refused.detail(), again, inJapanese(refused.reason()));
    return switch (refused.reason()) {
      case TOO_LARGE -> new HttpProblem(413, detail);
      case BUSY, FULL, DEAD_LETTERS -> new HttpProblem(429, detail).after(RETRY_AFTER);
      case DISK, UNCERTAIN, CLOSED -> new HttpProblem(503, detail).after(RETRY_AFTER);
    };
  }

  /** What the journal says in English, which stands behind it. */
  private static String inJapanese(Receipt.Reason reason) {
    return switch (reason) {
      case TOO_LARGE -> "大きすぎるため、保存できません。";
      case BUSY -> "ディスクへの書き込みを待つデータが上限に達しています。";
      case FULL -> "ジャーナルが上限のサイズに達しています。";
      case DISK -> "ディスクに書き込めないため、保存していません。";
      case UNCERTAIN -> "ディスクに障害があり、保存できたかどうかを確認できません。";
      case DEAD_LETTERS -> "デッドレターの保存領域に空きがありません。";
      case CLOSED -> "サーバーが起動中または停止中のため、保存していません。";
    };
  }
}
