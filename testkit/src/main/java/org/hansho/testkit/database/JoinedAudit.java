package org.hansho.testkit.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Two exports of SQL Server's audit in one file of 5.5 kB: the first ends with a statement at the
 * length at which the server cuts, so that it may go on; the second has other columns, and in it
 * somebody guesses names. Source: SQL Server documentation, "sys.fn_get_audit_file".
 */
public final class JoinedAudit {
  /** The server of the second export. */
  public static final String SERVER = "SQL77";

  private static final int CUT = 4_000;
  private static final int GUESSES = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.0000000").withZone(ZoneOffset.UTC);

  private JoinedAudit() {}

  /** The file; the second export begins a minute after the first. */
  public static String text(Instant start) {
    StringBuilder text =
        new StringBuilder(
            "event_time,sequence_number,action_id,succeeded,session_id,server_principal_name,"
                + "server_instance_name,database_name,statement,additional_information,"
                + "sequence_group_id,client_ip\n");
    String statement = "INSERT INTO notes VALUES ('" + "n".repeat(CUT);
    text.append(TIME.format(start))
        .append(",1,IN,1,57,shop_app,SQL77,shop,")
        .append(statement, 0, CUT)
        .append(",,00000000-0000-0000-0000-000000000007,192.0.2.10\n")
        .append("event_time,action_id,succeeded,server_principal_name,server_instance_name")
        .append(",client_ip\n");
    for (int guess = 0; guess < GUESSES; guess++) {
      text.append(TIME.format(start.plusSeconds(60 + 10L * guess)))
          .append(",LGIF,0,invented_name_")
          .append(guess)
          .append(',')
          .append(SERVER)
          .append(",203.0.113.77\n");
    }
    return text.toString();
  }
}
