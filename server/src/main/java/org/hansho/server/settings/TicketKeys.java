package org.hansho.server.settings;

import java.time.Duration;
import java.util.List;
import org.hansho.casework.store.ClosingReason;

/** The keys of an export that makes tickets, but for those that others have too. */
final class TicketKeys {
  static final String CLOUD = "cloud";
  static final String SERVICENOW_CODE = "Solution provided";

  private static final int LONGEST_NAME = 100;

  static final Setting<String> PROJECT =
      key("project", Types.text(LONGEST_NAME))
          .absent("needed for `jira`", "`jira` では必須")
          .restart("Key of the project of Jira.", "Jira のプロジェクトのキー。");

  static final Setting<String> ISSUE_TYPE =
      key("issue_type", Types.text(LONGEST_NAME))
          .standard("Task")
          .restart("Type of issues of Jira.", "Jira の課題タイプ。");

  static final Setting<String> EDITION =
      key("edition", Types.choice(List.of(CLOUD, "data-center")))
          .standard(CLOUD)
          .restart("Which Jira it is.", "Jira の種類。");

  static final Setting<String> CLOSE_WITH =
      key("close_with", Types.text(LONGEST_NAME))
          .absent(
              "Jira: any transition to a done status; ServiceNow: `" + SERVICENOW_CODE + "`",
              "Jira は完了ステータスへの任意のトランジション、ServiceNow は `" + SERVICENOW_CODE + "`")
          .restart(
              "Transition of Jira, or resolution code of ServiceNow, that closes a ticket.",
              "チケットを閉じる Jira のトランジション、または ServiceNow の解決コード。");

  static final Setting<String> GROUP =
      key("group", Types.text(LONGEST_NAME))
          .absent("nobody", "なし")
          .restart(
              "Group of ServiceNow to which incidents are assigned, by name or sys_id.",
              "インシデントを割り当てる ServiceNow のグループ (名前または sys_id)。");

  static final Setting<Boolean> BOTH_WAYS =
      key("both_ways", Types.flag())
          .standard("true")
          .restart(
              "Whether alerts are closed and opened as people do with their tickets.",
              "チケットのクローズと再オープンをアラートにも反映するか。");

  static final Setting<Duration> LOOK_EVERY =
      key("look_every", Types.duration("1s", "1d"))
          .standard("1m")
          .restart(
              "How often tickets are looked at that people may have changed.", "チケットの変更を確認する間隔。");

  static final Setting<String> CLOSED_AS =
      key("closed_as", Types.choice(ClosingReason.keys()))
          .standard(ClosingReason.UNDETERMINED.key())
          .restart(
              "Reason of alerts whose tickets people close.", "人がチケットを閉じたときに、アラートに付けるクローズの理由。");

  static final List<Setting<?>> ALL =
      List.of(PROJECT, ISSUE_TYPE, EDITION, CLOSE_WITH, GROUP, BOTH_WAYS, LOOK_EVERY, CLOSED_AS);

  private TicketKeys() {}

  private static <T> Key<T> key(String name, ValueType<T> type) {
    return Key.of(ExportKeys.GROUP + ".*." + name, type);
  }
}
