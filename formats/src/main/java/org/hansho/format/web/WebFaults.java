package org.hansho.format.web;

import org.hansho.record.Fault;

/** Faults of lines of web servers. Fields have the names of Apache and nginx, or of W3C. */
final class WebFaults {
  static final Fault NO_TIME =
      Fault.inEnglish(
              "There is no time in brackets behind client, identity and user.",
              "%t, [$time_local]",
              "Log in the common or combined format, whose fourth part is the time in brackets.")
          .inJapanese(
              "クライアント、ID、ユーザーの後に、角括弧で囲まれた時刻がありません。",
              "common 形式または combined 形式で記録してください。4 番目の項目が、角括弧で囲まれた時刻です。");

  static final Fault BAD_TIME =
      Fault.inEnglish(
              "The time in brackets is not whole or not of the form 26/Nov/2026:10:00:00 +0000.",
              "%t, [$time_local]",
              "Log the time as the server does by itself (%t without a format of its own); a line"
                  + " that was cut cannot be mended.")
          .inJapanese(
              "角括弧内の時刻が途中で切れているか、26/Nov/2026:10:00:00 +0000 の形式ではありません。",
              "時刻はサーバーの既定の形式 (書式を指定しない %t) で記録してください。途中で切れた行は復元できません。");

  static final Fault NO_REQUEST =
      Fault.inEnglish(
              "There is no request in double quotes behind the time.",
              "\"%r\", \"$request\"",
              "Log in the common or combined format, where the request in quotes follows the time.")
          .inJapanese(
              "時刻の後に、二重引用符で囲まれたリクエストがありません。",
              "common 形式または combined 形式で記録してください。時刻の後に、引用符で囲まれたリクエストが続きます。");

  static final Fault NO_CLIENT =
      Fault.inEnglish(
              "Client, identity and user do not all stand before the time.",
              "%h %l %u, $remote_addr - $remote_user",
              "Log in the common or combined format, which begins with these three.")
          .inJapanese(
              "時刻の前に、クライアント、ID、ユーザーがそろっていません。",
              "common 形式または combined 形式で記録してください。行の先頭はこの 3 項目です。");

  static final Fault OPEN_REQUEST =
      Fault.inEnglish(
              "The request has no closing quote.",
              "\"%r\", \"$request\"",
              "The line was cut: see whether what ships the log caps the length of lines.")
          .inJapanese("リクエストの引用符が閉じられていません。", "行が途中で切れています。ログの転送経路で行の長さが制限されていないか確認してください。");

  static final Fault NO_STATUS =
      Fault.inEnglish(
              "There is no status of three digits behind the request.",
              "%>s, $status",
              "Log in the common or combined format, where status and bytes follow the request.")
          .inJapanese(
              "リクエストの後に、3 桁のステータス コードがありません。",
              "common 形式または combined 形式で記録してください。リクエストの後に、ステータス コードとバイト数が続きます。");

  static final Fault BALANCER =
      Fault.inEnglish(
              "The line is none of an access log of a load balancer: time, client, status and the"
                  + " request in quotes do not stand where they belong.",
              "time, client:port, elb_status_code, \"request\"",
              "Give the files as the load balancer writes them to S3; a line that was cut cannot be"
                  + " mended.")
          .inJapanese(
              "ロード バランサーのアクセス ログの行ではありません。時刻、クライアント、ステータス コード、引用符で囲まれたリクエストが、所定の位置にありません。",
              "ロード バランサーが S3 に書き込んだファイルをそのまま指定してください。途中で切れた行は復元できません。");

  static final Fault HAPROXY =
      Fault.inEnglish(
              "The line is no request in the HTTP log format of HAProxy.",
              "client:port [date] frontend backend/server timers status …",
              "Set 'option httplog' or 'option httpslog' for the frontend; TCP lines and messages"
                  + " of HAProxy about itself hold no request.")
          .inJapanese(
              "HAProxy の HTTP ログ形式のリクエストではありません。",
              "フロントエンドに option httplog または option httpslog を設定してください。TCP "
                  + "の行や、HAProxy 自身についてのメッセージには、リクエストが含まれません。");

  static final Fault ENVOY =
      Fault.inEnglish(
              "The line is none of Envoy's or Istio's default access log.",
              "[start time] \"request\" status flags … bytes received, bytes sent",
              "Use the default format of the access log, or write it as JSON.")
          .inJapanese("Envoy または Istio の既定のアクセス ログの行ではありません。", "アクセス ログは既定の形式、または JSON で出力してください。");

  static final Fault COLUMNS =
      Fault.inEnglish(
              "The line has not as many parts as there are columns.",
              "#Fields",
              "Keep the #Fields line that is in force above the line: IIS writes one for each"
                  + " choice of columns, and without one its default columns are taken.")
          .inJapanese(
              "行の項目数が列の数と一致しません。",
              "その行に適用される #Fields 行を、行より前に残してください。IIS "
                  + "は列の構成が変わるたびに #Fields 行を書き出します。この行がない場合は、IIS "
                  + "の既定の列と見なします。");

  static final Fault NO_DATE =
      Fault.inEnglish(
              "There is no date and time of the form 2026-11-26 10:00:00.",
              "date, time",
              "Log the columns date and time; where only time is logged, keep the #Date line"
                  + " above.")
          .inJapanese(
              "2026-11-26 10:00:00 の形式の日付と時刻がありません。",
              "date 列と time 列を記録してください。time だけを記録している場合は、#Date 行を行より前に残してください。");

  private WebFaults() {}
}
