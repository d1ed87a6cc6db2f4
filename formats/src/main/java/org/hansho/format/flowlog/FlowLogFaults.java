package org.hansho.format.flowlog;

import org.hansho.record.Fault;

/** Faults of flow logs in text. */
final class FlowLogFaults {
  static final Fault MORE_THAN_NAMED =
      Fault.inEnglish(
              "The row has more columns than the line above names.",
              "columns",
              "Keep the line that names the columns in force above the rows; without one the"
                  + " default columns are taken.")
          .inJapanese(
              "行の列数が、上の行に示された列名の数より多くなっています。",
              "列",
              "その行に適用される列名の行を、行より前に残してください。この行がない場合は、既定の列と見なします。");

  static final Fault TUPLE =
      Fault.inEnglish(
              "The flow tuple has no time or fewer than eight parts.",
              "flowTuples",
              "The blob was cut: copy PT1H.json again, whole.")
          .inJapanese("フロー タプルに時刻がないか、項目が 8 個未満です。", "BLOB が途中で切れています。PT1H.json 全体をコピーし直してください。");

  private FlowLogFaults() {}
}
