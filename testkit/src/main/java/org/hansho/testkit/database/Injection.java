package org.hansho.testkit.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hansho.testkit.Chance;

/**
 * Values that an attacker puts into one place of a program's statement, in the order in which
 * people and tools try, and what the server says to each.
 */
final class Injection {
  private static final int COLUMNS = 5;
  private static final List<String> CONDITIONS =
      List.of(
          "AND 1=1",
          "AND 4711=4712",
          "OR NOT 1=2",
          "AND (SELECT 7 FROM (SELECT SLEEP(5))a)",
          "AND EXTRACTVALUE(7,CONCAT(0x7e,VERSION()))",
          "AND 8=CAST((CHR(113)||CHR(98)||CHR(113)) AS NUMERIC)");

  private final boolean text;
  private final List<Try> tries = new ArrayList<>();

  /** A value and what comes of it. */
  record Try(String value, Fault fault) {}

  private Injection(boolean text) {
    this.text = text;
  }

  /** What a person tries with a browser: a quote first, then what gives an answer. */
  static List<Try> byHand(boolean text) {
    Injection injection = new Injection(text);
    String leave = text ? "x'" : "7";
    injection.add(leave + (text ? "" : "'"), Fault.OPEN_QUOTE);
    injection.add(leave + " AND 1=1 -- ", Fault.NONE);
    injection.add(leave + " AND 1=2 -- ", Fault.NONE);
    injection.add(leave + " ORDER BY 12 -- ", Fault.UNKNOWN_COLUMN);
    injection.add(leave + " UNION SELECT NULL,NULL,NULL -- ", Fault.COLUMN_COUNT);
    injection.add(leave + " UNION SELECT NULL,NULL,NULL,NULL,NULL -- ", Fault.NONE);
    injection.add(
        leave + " UNION SELECT 1,table_name,NULL,NULL,NULL FROM information_schema.tables -- ",
        Fault.NONE);
    injection.add(leave + " UNION SELECT id,name,email,NULL,NULL FROM customers -- ", Fault.NONE);
    return injection.tries;
  }

  /** What a tool tries: every ending with every turn, most of them in vain. */
  static List<Try> byTool(boolean text, Chance chance) {
    Injection injection = new Injection(text);
    for (String leave : List.of("7", "7)", "7'", "7')", "7\"")) {
      for (String condition : CONDITIONS) {
        injection.turn(leave, " " + condition);
      }
      for (int columns = 1; columns <= COLUMNS + 1; columns++) {
        String nulls = String.join(",", Collections.nCopies(columns, "NULL"));
        injection.turn(leave, " UNION ALL SELECT " + nulls);
      }
      injection.turn(leave, ";SELECT PG_SLEEP(5)");
    }
    injection.add("7" + chance.below(1_000) + "'\"(,.)", Fault.OPEN_QUOTE);
    return injection.tries;
  }

  private void turn(String leave, String turn) {
    String value = leave + turn + "-- " + "wXyZ";
    boolean leaves = leave.contains("'");
    boolean fits = text == leaves && !leave.contains(")") && !leave.contains("\"");
    Fault fault = Fault.NONE;
    if (!fits && !(text && !leaves)) {
      fault = leave.contains(")") ? Fault.SYNTAX : Fault.OPEN_QUOTE;
    } else if (fits && turn.contains("UNION") && nulls(turn) != COLUMNS) {
      fault = Fault.COLUMN_COUNT;
    }
    add(value, fault);
  }

  private static int nulls(String turn) {
    return turn.split("NULL", -1).length - 1;
  }

  private void add(String value, Fault fault) {
    tries.add(new Try(value, fault));
  }
}
