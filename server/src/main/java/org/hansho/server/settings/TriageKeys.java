package org.hansho.server.settings;

import java.util.List;

/** The keys of what people do with alerts. */
final class TriageKeys {
  private static final int MOST_JUDGED = 1_000_000;
  private static final int MOST_DAYS = 184;

  static final Setting<String> NEW_EVIDENCE =
      Key.of("triage.new_evidence", Types.choice(List.of("reopen", "reopen-resolved", "note")))
          .standard("reopen-resolved")
          .live(
              "What new evidence does to a closed alert: it opens it again, opens it unless it was"
                  + " dismissed, or is only noted in its history.",
              "クローズ済みのアラートに新しい証拠が加わったときの扱い。再オープンする、却下 (dismissed) を除いて再オープンする、"
                  + "または履歴に記録するだけにする。");

  static final Setting<Integer> VERDICT_AFTER =
      Key.of("triage.verdict_after", Types.number(1, MOST_JUDGED))
          .standard("10")
          .live(
              "Alerts of a detection that people must have judged before it gets a verdict.",
              "検出の評価 (keep、tune、retire) を出すまでに必要な、判定済みアラートの数。");

  static final Setting<Integer> RETIRE_AFTER =
      Key.of("triage.retire_after", Types.number(1, MOST_JUDGED))
          .standard("30")
          .live(
              "Alerts that people must have judged before a detection may be called one to retire.",
              "検出を retire と評価するまでに必要な、判定済みアラートの数。");

  static final Setting<Integer> TUNE_WRONG =
      Key.of("triage.tune_wrong", Types.number(1, 100))
          .standard("50")
          .live(
              "Percentage of wrong alerts from which on a detection is to be tuned.",
              "検出を tune と評価する誤検知の割合 (%)。");

  static final Setting<Integer> RETIRE_WRONG =
      Key.of("triage.retire_wrong", Types.number(1, 100))
          .standard("80")
          .live(
              "Percentage of wrong alerts from which on a detection without any true one may go;"
                  + " the same percentage of expected ones says that it is to be tuned.",
              "真陽性のない検出を retire と評価する誤検知の割合 (%)。想定内のアラートがこの割合以上なら tune と評価する。");

  static final Setting<Integer> SUPPRESSION_DAYS =
      Key.of("suppression.days", Types.number(1, MOST_DAYS))
          .standard("7")
          .live("Days after which a suppression ends if nobody says.", "期限の指定がない抑制が終わるまでの日数。");

  static final Setting<Integer> SUPPRESSION_MOST_DAYS =
      Key.of("suppression.most_days", Types.number(1, MOST_DAYS))
          .standard("184")
          .live("Most days of a suppression that ends.", "期限のある抑制の最大日数。");

  static final List<Setting<?>> ALL =
      List.of(
          NEW_EVIDENCE,
          VERDICT_AFTER,
          RETIRE_AFTER,
          TUNE_WRONG,
          RETIRE_WRONG,
          SUPPRESSION_DAYS,
          SUPPRESSION_MOST_DAYS);

  private TriageKeys() {}

  static CaseworkSettings settings(Values values) {
    return new CaseworkSettings(
        values.get(NEW_EVIDENCE),
        new CaseworkSettings.Verdicts(
            values.get(VERDICT_AFTER),
            values.get(RETIRE_AFTER),
            values.get(TUNE_WRONG),
            values.get(RETIRE_WRONG)),
        new CaseworkSettings.SuppressionDays(
            values.get(SUPPRESSION_DAYS), values.get(SUPPRESSION_MOST_DAYS)));
  }
}
