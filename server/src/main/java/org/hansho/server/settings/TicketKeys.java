package org.hansho.server.settings;

import java.util.List;

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

  static final List<Setting<?>> ALL = List.of(PROJECT, ISSUE_TYPE, EDITION, CLOSE_WITH, GROUP);

  private TicketKeys() {}

  private static <T> Key<T> key(String name, ValueType<T> type) {
    return Key.of(ExportKeys.GROUP + ".*." + name, type);
  }
}
