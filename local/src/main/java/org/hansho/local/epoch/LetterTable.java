package org.hansho.local.epoch;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table of dead letters. Belongs to the thread of its connection. */
final class LetterTable {
  private static final String COLUMNS =
      "SELECT " + StoredRows.LETTER + ", checksum FROM dead_letters ";

  private final Connection connection;
  private long damaged;

  LetterTable(Connection connection) {
    this.connection = connection;
  }

  void put(List<DeadLetter> letters, List<Long> settled) throws SQLException {
    EpochTables tables = new EpochTables(connection);
    tables.putAll(
        "DELETE FROM dead_letters WHERE ordinal = ?",
        settled,
        (statement, row) -> statement.setLong(1, row));
    tables.putAll(
        "INSERT INTO dead_letters (stage, part, source, position, arrival, time, records, hash,"
            + " reason, sample, heading, fact, checksum)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        letters,
        (statement, row) -> {
          statement.setString(1, row.stage());
          statement.setString(2, row.part());
          statement.setString(3, row.source());
          byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(row.position()).array();
          statement.setBytes(4, place);
          statement.setLong(5, row.arrival());
          statement.setLong(6, row.time());
          statement.setLong(7, row.records());
          statement.setLong(8, row.hash());
          statement.setString(9, row.reason());
          statement.setBytes(10, row.record());
          statement.setBytes(11, row.aids().heading());
          statement.setBytes(12, row.aids().fact());
          statement.setLong(13, StoredRows.checksum(row));
        });
  }

  /** Letters in the order in which they came. An empty stage is any. */
  List<DeadLetter> after(String stage, long number, int most) throws SQLException {
    return find(
        "WHERE ordinal > ? AND (? = '' OR stage = ?) ORDER BY ordinal LIMIT ?",
        stage,
        number,
        most);
  }

  /** Letters, the newest first. */
  List<DeadLetter> newest(int most) throws SQLException {
    return find(
        "WHERE ordinal > ? AND (? = '' OR stage = ?) ORDER BY ordinal DESC LIMIT ?", "", 0, most);
  }

  private List<DeadLetter> find(String where, String stage, long number, int most)
      throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + where)) {
      statement.setLong(1, number);
      statement.setString(2, stage);
      statement.setString(3, stage);
      statement.setInt(4, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          DeadLetter letter = StoredRows.letter(rows);
          if (letter == null) {
            damaged++;
          } else {
            letters.add(letter);
          }
        }
      }
    }
    return letters;
  }

  /** Rows that were left out so far because they are not what was written. */
  long damaged() {
    return damaged;
  }

  /** The bytes that all letters take, with {@link DeadLetter#ROW_BYTES} for each. */
  long bytes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(sum(length(sample) + length(heading) + length(fact)), 0), count(*)"
                    + " FROM dead_letters")) {
      row.next();
      return row.getLong(1) + row.getLong(2) * DeadLetter.ROW_BYTES;
    }
  }

  /** The sources that letters come from. */
  Set<String> sources() throws SQLException {
    Set<String> sources = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT source FROM dead_letters")) {
      while (rows.next()) {
        sources.add(rows.getString(1));
      }
    }
    return sources;
  }
}
