package org.hansho.casework.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * A row of the log.
 *
 * @param n 1 for the first row, one more for each further one
 * @param time in nanoseconds since 1970
 * @param previous hash of the row before; empty for the first
 * @param hash SHA-256 over all the rest, in hexadecimal digits
 */
public record AuditRow(long n, long time, AuditEntry entry, String previous, String hash) {
  static final String COLUMNS =
      "n, time, actor, address, tenant, action, object, old_value, new_value, outcome, previous,"
          + " hash";

  /** The row behind another one. */
  static AuditRow behind(String previous, long n, long time, AuditEntry entry) {
    return new AuditRow(n, time, entry, previous, hash(previous, n, time, entry));
  }

  static AuditRow read(ResultSet row) throws SQLException {
    AuditEntry entry =
        new AuditEntry(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9),
            outcome(row.getString(10)));
    return new AuditRow(
        row.getLong(1), row.getLong(2), entry, row.getString(11), row.getString(12));
  }

  /** A word that is none was put there by somebody else; the hash shows it. */
  private static AuditEntry.Outcome outcome(String word) {
    for (AuditEntry.Outcome outcome : AuditEntry.Outcome.values()) {
      if (outcome.name().equals(word)) {
        return outcome;
      }
    }
    return AuditEntry.Outcome.FAILED;
  }

  void write(PreparedStatement insert) throws SQLException {
    insert.setLong(1, n);
    insert.setLong(2, time);
    int at = 3;
    for (String text : texts(entry)) {
      insert.setString(at++, text);
    }
    insert.setString(at++, previous);
    insert.setString(at, hash);
  }

  /** Whether nothing of it has changed since it was written. */
  boolean isWhole() {
    return hash.equals(hash(previous, n, time, entry));
  }

  private static List<String> texts(AuditEntry entry) {
    return List.of(
        entry.actor(),
        entry.address(),
        entry.tenant(),
        entry.action(),
        entry.object(),
        entry.before(),
        entry.after(),
        entry.outcome().name());
  }

  /** Each text with its length in front, so that no character moves from one to the next. */
  private static String hash(String previous, long n, long time, AuditEntry entry) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(n).putLong(time).array());
      add(digest, previous);
      texts(entry).forEach(text -> add(digest, text));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
