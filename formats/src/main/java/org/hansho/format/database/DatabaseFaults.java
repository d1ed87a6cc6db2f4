package org.hansho.format.database;

import org.hansho.record.Fault;

/** Faults of logs of databases. Fields have the names that the server documents. */
final class DatabaseFaults {
  static final Fault SLOW_HEAD =
      Fault.inEnglish(
              "The entry begins neither with # Time: nor with # User@Host:.",
              "# Time, # User@Host",
              "Give the slow log whole: entries begin with these lines, and log_output must"
                  + " be FILE.")
          .inJapanese(
              "エントリが # Time: でも # User@Host: でも始まっていません。",
              "スロー クエリ ログを欠けのない状態で指定してください。"
                  + "エントリはこれらの行で始まります。log_output には FILE "
                  + "を設定する必要があります。");

  static final Fault GENERAL_HEAD =
      Fault.inEnglish(
              "The line has no connection id and no command behind its time.",
              "id, command",
              "Give the general log whole: a statement's further lines belong below the line"
                  + " that begins it.")
          .inJapanese(
              "時刻の後に、接続 ID とコマンドがありません。",
              "一般クエリ ログを欠けのない状態で指定してください。複数行にわたるステートメントの続きの行には、その先頭の行が必要です。");

  static final Fault ERROR_TIME =
      Fault.inEnglish(
              "The line does not begin with a time.",
              "time",
              "Give the error log whole: further lines of a message belong below the line"
                  + " that begins it.")
          .inJapanese(
              "行が時刻で始まっていません。", "時刻", "エラー ログを欠けのない状態で指定してください。複数行にわたるメッセージの続きの行には、その先頭の行が必要です。");

  static final Fault ERRORLOG_TIME =
      Fault.inEnglish(
              "The line does not begin with a time of the form 2026-11-26 10:00:00.00.",
              "time",
              "Give the ERRORLOG whole: further lines of a message belong below the line that"
                  + " begins it.")
          .inJapanese(
              "行が 2026-11-26 10:00:00.00 の形式の時刻で始まっていません。",
              "時刻",
              "ERRORLOG を欠けのない状態で指定してください。複数行にわたるメッセージの続きの行には、その先頭の行が必要です。");

  static final Fault SERVER_AUDIT =
      Fault.inEnglish(
              "The line has not the columns of server_audit, parted by commas.",
              "timestamp, serverhost, username, host, connectionid, queryid, operation,"
                  + " database, object, retcode",
              "Set server_audit_output_type=FILE; with SYSLOG give the file as syslog.")
          .inJapanese(
              "行が、コンマで区切られた server_audit の列になっていません。",
              "server_audit_output_type=FILE を設定してください。SYSLOG の場合は、ファイルを syslog として指定してください。");

  static final Fault SERVER_AUDIT_TIME =
      Fault.inEnglish(
              "The line does not begin with a time of the form 20261126 10:00:00.",
              "timestamp",
              "Set server_audit_output_type=FILE; a line that was cut cannot be mended.")
          .inJapanese(
              "行が 20261126 10:00:00 の形式の時刻で始まっていません。",
              "server_audit_output_type=FILE を設定してください。途中で切れた行は復元できません。");

  static final Fault POSTGRESQL_PREFIX =
      Fault.inEnglish(
              "The line begins with no prefix of time and severity that is known.",
              "log_line_prefix",
              "Set log_line_prefix to begin with %t, %m or %n (such as '%m [%p] %q%u@%d '),"
                  + " or log to csvlog or jsonlog.")
          .inJapanese(
              "行が、時刻と重大度を含む既知のプレフィックスで始まっていません。",
              "log_line_prefix を %t、%m、%n のいずれかで始まる値 ('%m [%p] %q%u@%d ' など) "
                  + "にするか、csvlog または jsonlog で出力してください。");

  static final Fault CSVLOG_OPEN =
      Fault.inEnglish(
              "The row is cut, or a quote in it is not closed.",
              "quoted column",
              "Give the csvlog whole, as the server wrote it; a row that was cut cannot be"
                  + " mended.")
          .inJapanese(
              "行が途中で切れているか、行内の引用符が閉じられていません。",
              "引用符で囲まれた列",
              "csvlog を、サーバーが書き出したまま欠けのない状態で指定してください。途中で切れた行は復元できません。");

  static final Fault CSVLOG_BEGINNING =
      Fault.inEnglish(
              "The log begins in the middle of a row.",
              "log_time",
              "Give the whole file if that row matters; everything from the next row on is"
                  + " read.")
          .inJapanese("ログが行の途中から始まっています。", "この行が必要な場合は、ファイル全体を指定してください。次の行以降はすべて読み取ります。");

  static final Fault CSVLOG_COLUMNS =
      Fault.inEnglish(
              "The row has not the 23, 24 or 26 columns of a csvlog.",
              "columns",
              "Give a csvlog as PostgreSQL 9.0 or later writes it: all columns, no others.")
          .inJapanese(
              "行の列数が、csvlog の 23、24、26 列のいずれでもありません。",
              "列",
              "PostgreSQL 9.0 以降が書き出した csvlog を、列を増減させずに指定してください。");

  static final Fault CSVLOG_TIME =
      Fault.inEnglish(
              "The row does not begin with a time of the form 2026-11-26 10:00:00.000 UTC.",
              "log_time",
              "Give the csvlog as the server wrote it: tools for tables change the form of"
                  + " times.")
          .inJapanese(
              "行が 2026-11-26 10:00:00.000 UTC の形式の時刻で始まっていません。",
              "csvlog を、サーバーが書き出したまま指定してください。表計算ソフトなどで保存すると、時刻の形式が変わります。");

  static final Fault JSONLOG =
      Fault.inEnglish(
              "The object is no record of jsonlog: it has no time or no severity.",
              "timestamp, error_severity",
              "Give the jsonlog alone, with the names of the keys that the server writes.")
          .inJapanese(
              "オブジェクトが jsonlog のレコードではありません。時刻または重大度がありません。",
              "jsonlog だけを、サーバーが書き出したキーの名前のまま指定してください。");

  static final Fault MYSQL_AUDIT =
      Fault.inEnglish(
              "The object is no record of the audit log: it names no class.",
              "class",
              "Set audit_log_format=JSON; the older formats in XML are not read.")
          .inJapanese(
              "オブジェクトが監査ログのレコードではありません。class がありません。",
              "audit_log_format=JSON を設定してください。旧来の XML 形式は読み取れません。");

  static final Fault AUDIT_OPEN =
      Fault.inEnglish(
              "A quote of the row is not closed.",
              "quoted column",
              "Export again: statements stand in double quotes, those in them doubled.")
          .inJapanese(
              "行内の引用符が閉じられていません。",
              "引用符で囲まれた列",
              "エクスポートし直してください。ステートメントは二重引用符で囲み、その中の二重引用符は 2 つ重ねる必要があります。");

  static final Fault AUDIT_SEMICOLONS =
      Fault.inEnglish(
              "The columns are parted by semicolons; commas are read.",
              "header line",
              "Export with commas (in PowerShell: Export-Csv without -UseCulture).")
          .inJapanese(
              "列がセミコロンで区切られています。読み取れるのはコンマ区切りです。",
              "ヘッダー行",
              "コンマ区切りでエクスポートしてください。PowerShell の場合は、-UseCulture を付けずに Export-Csv を実行してください。");

  static final Fault AUDIT_HEADER =
      Fault.inEnglish(
              "The first line names no column event_time.",
              "event_time",
              "Export with the names of the columns in the first line.")
          .inJapanese("先頭の行に event_time 列がありません。", "先頭の行に列名を含めてエクスポートしてください。");

  static final Fault AUDIT_COLUMNS =
      Fault.inEnglish(
              "The row has not as many columns as the first line names.",
              "columns",
              "Export with quotes around statements, which may hold commas; give each export"
                  + " as a file.")
          .inJapanese(
              "行の列数が、先頭の行の列名の数と一致しません。",
              "列",
              "ステートメントにはコンマが含まれることがあるため、引用符で囲んでエクスポートしてください。また、エクスポートごとに別のファイルにしてください。");

  static final Fault AUDIT_TIME =
      Fault.inEnglish(
              "The time is not of the form 2026-11-25 10:20:30.",
              "event_time",
              "Export with ISO times: CONVERT(varchar(27), event_time, 121)")
          .inJapanese(
              "時刻が 2026-11-25 10:20:30 の形式ではありません。",
              "CONVERT(varchar(27), event_time, 121) などで、時刻を ISO 形式にしてエクスポートしてください。");

  private DatabaseFaults() {}
}
