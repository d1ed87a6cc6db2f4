package org.hansho.local.epoch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as what they stand for, and the checksums over all their columns. */
final class StoredRows {
  static final String ALERT =
      "tenant, id, detection, severity, first_time, last_time, count, body, revision, epoch";
  static final String ALARM = "kind, subject, since, last, count, detail, ended";
  static final String LETTER =
      "ordinal, stage, part, source, position, arrival, time, records, hash, reason, sample,"
          + " heading, fact";

  static final String EXPIRED = "tenant, id, count, revision, until";

  private StoredRows() {}

  static long checksum(ExpiredAlert alert) {
    return Blob.checksum(
        alert.tenant(), alert.id(), alert.count(), alert.revision(), alert.until());
  }

  /** Whether a row with {@link #EXPIRED} and the checksum is what was written. */
  static boolean isExpired(ResultSet row) throws SQLException {
    return !hasNull(row, 6)
        && Blob.checksum(
                row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))
            == row.getLong(6);
  }

  static long checksum(StoredAlert alert) {
    return Blob.checksum(
        alert.tenant(),
        alert.id(),
        alert.detection(),
        alert.severity(),
        alert.firstTime(),
        alert.lastTime(),
        alert.count(),
        alert.body(),
        alert.revision(),
        alert.epoch());
  }

  static long checksum(Alarm alarm) {
    return alarmChecksum(
        alarm.kind().key(),
        alarm.subject(),
        alarm.since(),
        alarm.last(),
        alarm.count(),
        alarm.detail(),
        alarm.ended());
  }

  private static long alarmChecksum(Object... columns) {
    return Blob.checksum(columns);
  }

  /** Of all but its number, which the table gives it. */
  static long checksum(DeadLetter letter) {
    String texts =
        String.join(
            "\0",
            letter.stage(),
            letter.part(),
            letter.source(),
            letter.position() + " " + letter.arrival() + " " + letter.time(),
            letter.records() + " " + letter.hash(),
            letter.reason());
    byte[] heading = letter.aids().heading();
    byte[] fact = letter.aids().fact();
    long checksum = Blob.checksum(texts, letter.record());
    if (heading.length > 0 || fact.length > 0) {
      return Blob.checksum(checksum + " " + Blob.checksum("heading", heading), fact);
    }
    return checksum;
  }

  /** The alert of a row with {@link #ALERT} and the checksum; null if it is damaged. */
  static @Nullable StoredAlert alert(ResultSet row) throws SQLException {
    if (hasNull(row, 11)) {
      return null;
    }
    StoredAlert alert =
        new StoredAlert(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getInt(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            new String(Packed.unpack(row.getBytes(8)), StandardCharsets.UTF_8),
            row.getLong(9),
            row.getLong(10));
    return checksum(alert) == row.getLong(11) ? alert : null;
  }

  /** Whether a row with {@link #ALARM} and the checksum is what was written. */
  static boolean isAlarm(ResultSet row) throws SQLException {
    return !hasNull(row, 8)
        && alarmChecksum(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getBoolean(7))
            == row.getLong(8);
  }

  /** The alarm of such a row; null if it is of a kind that this program does not know. */
  static @Nullable Alarm alarm(ResultSet row) throws SQLException {
    AlarmKind kind = AlarmKind.ofKey(row.getString(1));
    return kind == null
        ? null
        : new Alarm(
            kind,
            row.getString(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getString(6),
            row.getBoolean(7));
  }

  /** The dead letter of a row with {@link #LETTER} and the checksum; null if it is damaged. */
  static @Nullable DeadLetter letter(ResultSet row) throws SQLException {
    if (hasNull(row, 14)) {
      return null;
    }
    byte[] place = row.getBytes(5);
    DeadLetter letter =
        new DeadLetter(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            place.length == Long.BYTES ? ByteBuffer.wrap(place).getLong() : 0,
            row.getLong(6),
            row.getLong(7),
            row.getLong(8),
            row.getLong(9),
            row.getString(10),
            row.getBytes(11),
            new DeadLetter.Aids(row.getBytes(12), row.getBytes(13)));
    return checksum(letter) == row.getLong(14) ? letter : null;
  }

  private static boolean hasNull(ResultSet row, int columns) throws SQLException {
    for (int column = 1; column <= columns; column++) {
      if (row.getObject(column) == null) {
        return true;
      }
    }
    return false;
  }
}
