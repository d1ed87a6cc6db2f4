package org.hansho.format.azure;

import org.hansho.record.Fault;

/** Faults of what Azure exports. Fields have the names of its tables and logs. */
final class AzureFaults {
  static final Fault NO_ROW =
      Fault.inEnglish(
              "The row is none of Azure Monitor: it has no category, no operation and no"
                  + " resource.",
              "category, operationName, resourceId",
              "Export rows with these columns (in a query: no project that drops them), or"
                  + " name the right --format.")
          .inJapanese(
              "Azure Monitor の行ではありません。カテゴリ、操作、リソースのいずれもありません。",
              "これらの列を含む行をエクスポートするか (クエリでは project で列を落とさないでください)、--format で正しい形式を指定してください。");

  static final Fault CUT =
      Fault.inEnglish(
              "The row ends before its last quote is closed.",
              "quoted cell",
              "The file was cut: export it again and copy it whole.")
          .inJapanese(
              "最後の引用符が閉じられる前に、行が終わっています。",
              "引用符で囲まれたセル",
              "ファイルが途中で切れています。エクスポートし直し、ファイル全体をコピーしてください。");

  static final Fault CELLS =
      Fault.inEnglish(
              "The row has not as many cells as the first line.",
              "cells",
              "Export again from the portal or with a tool that quotes cells with commas and"
                  + " quotes in them.")
          .inJapanese(
              "行のセル数が先頭の行と一致しません。", "セル", "ポータルからエクスポートし直すか、コンマや引用符を含むセルを引用符で囲むツールを使ってください。");

  static final Fault STORAGE_PARTS =
      Fault.inEnglish(
              "The line has fewer parts than the 30 of version 1.0, parted by semicolons.",
              "version … client-request-id",
              "Give the blobs of $logs as they are; a line that was cut cannot be mended.")
          .inJapanese(
              "セミコロン区切りの行の項目数が、バージョン 1.0 の 30 項目より少なくなっています。",
              "$logs の BLOB をそのまま指定してください。途中で切れた行は復元できません。");

  static final Fault STORAGE_TIME =
      Fault.inEnglish(
              "The second part is no time of the form 2026-11-26T10:00:00.0000000Z.",
              "request-start-time",
              "Give the blobs of $logs as they are; tools for tables change the form of"
                  + " times.")
          .inJapanese(
              "2 番目の項目が 2026-11-26T10:00:00.0000000Z の形式の時刻ではありません。",
              "$logs の BLOB をそのまま指定してください。表計算ソフトなどで保存すると、時刻の形式が変わります。");

  private AzureFaults() {}
}
