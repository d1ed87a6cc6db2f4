package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Values;
import org.hansho.format.syslog.Bytes;

/**
 * Gives the common fields to an event that has the columns of SQL Server's audit. Belongs to one
 * reader.
 */
final class SqlserverAuditRows {
  /** The columns it looks at. */
  static final List<String> READS =
      List.of(
          "action_id",
          "succeeded",
          "server_principal_name",
          "session_server_principal_name",
          "database_principal_name",
          "client_ip",
          "host_name",
          "application_name",
          "server_instance_name",
          "database_name",
          "session_id",
          "additional_information");

  private static final byte[][] SIGNED_IN = {Bytes.of("LGIS"), Bytes.of("DBAS")};
  private static final byte[][] REFUSED = {Bytes.of("LGIF"), Bytes.of("DBAF")};
  private static final byte[][] SIGNED_OUT = {Bytes.of("LGO"), Bytes.of("DBAL"), Bytes.of("DAOL")};
  private static final byte[][] COMPLETED = {Bytes.of("BCM"), Bytes.of("RCM")};
  private static final byte[][] YES = {Bytes.of("1"), Bytes.of("true"), Bytes.of("True")};
  private static final byte[] CODE = Bytes.of("<error_code>");
  private static final byte[] CODE_WORD = Bytes.of("Err ");
  private static final byte[] REASON = Bytes.of("<failure_reason>");

  private final DatabaseFields common;
  private final int[] ids;

  SqlserverAuditRows(Fields fields) {
    common = new DatabaseFields(fields);
    ids = READS.stream().mapToInt(fields::id).toArray();
  }

  /** Sets the class and the common fields, but for time and statement. */
  void complete(Event event) {
    boolean succeeded = isOneOf(event, ids[1], YES);
    boolean stated = Values.scalar(event, ids[1]) != Event.NONE;
    byte[] outcome =
        !stated
            ? DatabaseFields.UNSTATED
            : succeeded ? DatabaseFields.SUCCESS : DatabaseFields.FAILURE;
    if (isOneOf(event, ids[0], SIGNED_IN)) {
      common.say(event, DatabaseSystem.MSSQL, Activity.LOGIN, DatabaseFields.SUCCESS);
    } else if (isOneOf(event, ids[0], REFUSED)) {
      common.say(event, DatabaseSystem.MSSQL, Activity.LOGIN, DatabaseFields.FAILURE);
    } else if (isOneOf(event, ids[0], SIGNED_OUT)) {
      common.say(event, DatabaseSystem.MSSQL, Activity.LOGOUT, outcome);
    } else if (isOneOf(event, ids[0], COMPLETED)) {
      Activity activity = stated && !succeeded ? Activity.FAILED_STATEMENT : Activity.STATEMENT;
      common.say(event, DatabaseSystem.MSSQL, activity, outcome);
    } else {
      common.say(event, DatabaseSystem.MSSQL, Activity.SERVER, outcome);
    }
    addNames(event);
    addError(event);
  }

  private void addNames(Event event) {
    same(event, common.user, ids[2]);
    same(event, common.user, ids[3]);
    same(event, common.user, ids[4]);
    source(event, ids[5], true);
    source(event, ids[6], false);
    same(event, common.sourceDomain, ids[6]);
    same(event, common.application, ids[7]);
    same(event, common.server, ids[8]);
    same(event, common.database, ids[9]);
    same(event, common.session, ids[10]);
  }

  private static void same(Event event, int field, int from) {
    int slot = Values.scalar(event, from);
    if (field >= 0 && slot != Event.NONE && event.first(field) == Event.NONE) {
      event.addSame(field, slot);
    }
  }

  /** Of the server's own machine the column of the address holds words. */
  private void source(Event event, int field, boolean addressOnly) {
    int slot = Values.scalar(event, field);
    if (slot != Event.NONE) {
      byte[] text = event.buffer(slot);
      int start = event.start(slot);
      int end = start + event.length(slot);
      if (!addressOnly || Bytes.isAddress(text, start, end)) {
        common.addSource(event, text, start, end);
      }
    }
  }

  /** Names of actions are padded with blanks to four letters. */
  private static boolean isOneOf(Event event, int field, byte[][] words) {
    int slot = Values.scalar(event, field);
    if (slot == Event.NONE) {
      return false;
    }
    byte[] text = event.buffer(slot);
    int start = event.start(slot);
    int end = Bytes.trimEnd(text, start, start + event.length(slot));
    for (byte[] word : words) {
      if (end - start == word.length && Bytes.startsWith(text, start, end, word)) {
        return true;
      }
    }
    return false;
  }

  private void addError(Event event) {
    int slot = Values.scalar(event, ids[11]);
    if (slot == Event.NONE) {
      return;
    }
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    if (!addNumber(event, slot, Bytes.indexOf(text, from, to, CODE), CODE.length)) {
      addNumber(event, slot, Bytes.indexOf(text, from, to, CODE_WORD), CODE_WORD.length);
    }
    int reason = Bytes.indexOf(text, from, to, REASON);
    if (reason >= 0 && common.reason >= 0) {
      int begin = reason + REASON.length;
      int end = Bytes.indexOf(text, begin, to, (byte) '<');
      event.addPart(common.reason, slot, begin - from, (end < 0 ? to : end) - begin);
    }
  }

  private boolean addNumber(Event event, int slot, int found, int before) {
    if (found < 0 || common.code < 0) {
      return false;
    }
    byte[] text = event.buffer(slot);
    int start = event.start(slot);
    int from = found + before;
    int end = from;
    while (end < start + event.length(slot) && Bytes.isDigit(text[end])) {
      end++;
    }
    if (end > from) {
      event.addPart(common.code, slot, from - start, end - from);
    }
    return end > from;
  }
}
