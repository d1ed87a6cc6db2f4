package org.hansho.format.evtx;

import org.hansho.record.Fault;

/** What may be wrong with an event log. */
final class EvtxFaults {
  private static final String AGAIN =
      "Export the log once more (wevtutil epl), or read a backup of it.";
  private static final String AGAIN_JA = "ログをもう一度エクスポートするか (wevtutil epl)、バックアップを読み取ってください。";

  static final Fault NO_LOG =
      Fault.inEnglish("The source has no header of an event log.", "header", AGAIN)
          .inJapanese("イベント ログのヘッダーがありません。", "ヘッダー", AGAIN_JA);
  static final Fault NO_CHUNK =
      Fault.inEnglish("A chunk of the log has no header and is left out.", "chunk", AGAIN)
          .inJapanese("ヘッダーのないチャンクは読み取れません。", "チャンク", AGAIN_JA);
  static final Fault CUT =
      Fault.inEnglish("The log ends inside of a chunk; what is whole is read.", "chunk", AGAIN)
          .inJapanese("ログがチャンクの途中で終わっています。完全なレコードだけを読み取ります。", "チャンク", AGAIN_JA);
  static final Fault CHECKSUM =
      Fault.inEnglish(
              "A checksum does not fit: bytes were changed or lost. What can be read is.",
              "checksum",
              AGAIN)
          .inJapanese("チェックサムが一致しません。内容が変更されたか失われています。読み取れるものは読み取ります。", "チェックサム", AGAIN_JA);
  static final Fault NO_RECORD =
      Fault.inEnglish("Here no record begins; the next one is looked for.", "record", AGAIN)
          .inJapanese("レコードの開始位置が正しくありません。次のレコードを探します。", "レコード", AGAIN_JA);

  static final Fault UNSOUND =
      Fault.inEnglish("The record is not made as its format says and is left out.", "record", AGAIN)
          .inJapanese("レコードの構造が形式に合っていないため、読み取れません。", "レコード", AGAIN_JA);
  static final Fault TOO_MUCH =
      Fault.inEnglish("The record has too many parts or is too long.", "record", AGAIN)
          .inJapanese("レコードの要素が多すぎるか、長すぎます。", "レコード", AGAIN_JA);
  static final Fault FULL_CHUNK =
      Fault.inEnglish(
              "Left out, since the records of its chunk together have too many parts.",
              "record",
              AGAIN)
          .inJapanese("同じチャンクのレコードの要素が合わせて多すぎるため、読み取りません。", "レコード", AGAIN_JA);

  private EvtxFaults() {}
}
