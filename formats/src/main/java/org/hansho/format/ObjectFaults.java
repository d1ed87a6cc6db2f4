package org.hansho.format;

import org.hansho.record.Fault;

/** Faults of objects that are JSON, but not what their format writes. */
final class ObjectFaults {
  static final Fault NO_AUDIT_LOG =
      Fault.inEnglish(
              "The row of the category kube-audit holds no audit event as JSON.",
              "properties.log",
              "Export kube-audit or kube-audit-admin as it is; what ships it may have cut the"
                  + " event.")
          .inJapanese(
              "カテゴリ kube-audit の行に、JSON の監査イベントが含まれていません。",
              "kube-audit または kube-audit-admin をそのままエクスポートしてください。"
                  + "イベントが転送経路で途中で切られている可能性があります。");

  static final Fault NO_VERB =
      Fault.inEnglish(
              "The object is no audit event of Kubernetes: it has no verb.",
              "verb",
              "Give the audit log of the API server alone (kind Event of audit.k8s.io), or"
                  + " name the right --format.")
          .inJapanese(
              "オブジェクトが Kubernetes の監査イベントではありません。verb がありません。",
              "API サーバーの監査ログ (audit.k8s.io の kind: Event) だけを指定するか、--format で正しい形式を指定してください。");

  static final Fault NO_WINDOWS_EVENT =
      Fault.inEnglish(
              "The object is no Windows event: it names neither a channel nor an event id.",
              "Channel, EventID",
              "Export events with both; Winlogbeat, NXLog and ConvertTo-Json of Get-WinEvent"
                  + " keep them.")
          .inJapanese(
              "オブジェクトが Windows イベントではありません。チャネルもイベント ID もありません。",
              "両方を含めてイベントをエクスポートしてください。Winlogbeat、NXLog、および "
                  + "Get-WinEvent の結果の ConvertTo-Json では、両方が残ります。");

  static final Fault NO_ACTION =
      Fault.inEnglish(
              "The object is no event of the Docker engine: it has neither an action nor a"
                  + " status.",
              "Action, status",
              "Write the log with: docker events --format json")
          .inJapanese(
              "オブジェクトが Docker エンジンのイベントではありません。アクションもステータスもありません。",
              "docker events --format json でログを出力してください。");

  static final Fault NO_RULE =
      Fault.inEnglish(
              "The object is no alert of Falco: it names no rule.",
              "rule",
              "Set json_output: true in falco.yaml and give its output alone.")
          .inJapanese(
              "オブジェクトが Falco のアラートではありません。rule がありません。",
              "falco.yaml で json_output: true を設定し、その出力だけを指定してください。");

  private ObjectFaults() {}
}
