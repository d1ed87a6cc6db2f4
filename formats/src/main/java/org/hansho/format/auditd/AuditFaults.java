package org.hansho.format.auditd;

import org.hansho.record.Fault;

/** Faults of audit records. Fields have the names of the records. */
final class AuditFaults {
  static final Fault TYPE =
      Fault.inEnglish(
              "The record does not begin with type=, behind a node= at most.",
              "type",
              "Give audit.log as it is or the output of ausearch --raw; other programs need a"
                  + " file of their own.")
          .inJapanese(
              "レコードの先頭が type= ではありません。その前に置けるのは node= だけです。",
              "audit.log または ausearch --raw の出力を、そのまま指定してください。他のプログラムの出力は別のファイルに分けてください。");

  static final Fault STAMP =
      Fault.inEnglish(
              "There is no audit(seconds.fraction:serial) behind the type.",
              "msg",
              "The line was cut or changed: give audit.log as it is or the output of ausearch"
                  + " --raw.")
          .inJapanese(
              "type の後に audit(seconds.fraction:serial) がありません。",
              "行が途中で切れているか、変更されています。audit.log または ausearch --raw の出力を、そのまま指定してください。");

  static final Fault NO_TYPE =
      Fault.inEnglish(
              "The object has no type.",
              "type",
              "Ship the records of auditd with their type; without it nothing says what a"
                  + " record means.")
          .inJapanese(
              "オブジェクトに type がありません。", "auditd のレコードは type を付けて転送してください。type がないと、レコードの意味を判断できません。");

  static final Fault NO_STAMP =
      Fault.inEnglish(
              "The object has neither a msg with audit(seconds.fraction:serial) nor a time"
                  + " and a sequence.",
              "msg, or time and seq",
              "Ship msg as auditd writes it, or time and seq of their own.")
          .inJapanese(
              "オブジェクトに、audit(seconds.fraction:serial) を含む msg も、time と seq の組もありません。",
              "msg、または time と seq",
              "auditd が書き出したままの msg、または個別の time と seq を転送してください。");

  static final Fault ID =
      Fault.inEnglish(
              "The object has no ID of seconds.fraction:serial.",
              "ID",
              "Give the log of LAUREL as it is; objects of other programs need a file of"
                  + " their own.")
          .inJapanese(
              "オブジェクトに、seconds.fraction:serial の形式の ID がありません。",
              "LAUREL のログをそのまま指定してください。他のプログラムのオブジェクトは別のファイルに分けてください。");

  private AuditFaults() {}
}
