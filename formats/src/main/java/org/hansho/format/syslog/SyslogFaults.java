package org.hansho.format.syslog;

import org.hansho.record.Fault;

/** Faults of syslog and of rows that carry it. */
final class SyslogFaults {
  static final Fault HEADER =
      Fault.inEnglish(
              "The line begins with neither a priority in angle brackets nor a time stamp.",
              "PRI, TIMESTAMP",
              "Give lines as the daemon writes them: a message of several lines needs the"
                  + " escapes of rsyslog or RFC 5424, and other programs a file of their own.")
          .inJapanese(
              "行が、山括弧で囲まれた優先度でもタイムスタンプでも始まっていません。",
              "デーモンが書き出した行をそのまま指定してください。複数行のメッセージは rsyslog "
                  + "または RFC 5424 のエスケープが必要です。"
                  + "他のプログラムの出力は別のファイルに分けてください。");

  static final Fault ROW =
      Fault.inEnglish(
              "The row has no message.",
              "SyslogMessage",
              "Export the table Syslog with the column SyslogMessage.")
          .inJapanese("行にメッセージがありません。", "Syslog テーブルを、SyslogMessage 列を含めてエクスポートしてください。");

  private SyslogFaults() {}
}
