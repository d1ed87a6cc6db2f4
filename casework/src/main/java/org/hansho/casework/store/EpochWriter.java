package org.hansho.casework.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.feed.FeedGapException;
import org.hansho.casework.feed.FeedName;
import org.jspecify.annotations.Nullable;

/** Applies one epoch within a transaction that its caller begins and ends. */
final class EpochWriter {
  /** Alerts whose rows are looked up and written together. */
  private static final int AT_A_TIME = 500;

  private final Connection connection;
  private final Numbers numbers;
  private final KindTable kinds;
  private final TermTable terms;
  private final Progress progress;
  private final AlertWriter.Deciding deciding;
  private final CounterDeltas counters = new CounterDeltas();

  EpochWriter(
      Connection connection,
      Database database,
      Kinds known,
      AlertWriter.Deciding deciding,
      Progress progress)
      throws SQLException {
    this.deciding = deciding;
    this.connection = connection;
    this.numbers = new Numbers(connection);
    this.kinds = new KindTable(connection, numbers, known, progress);
    this.terms = new TermTable(connection, database, numbers, progress);
    this.progress = progress;
  }

  /** What is known of kinds when everything was written. */
  Kinds kinds() {
    return kinds.kinds();
  }

  /** Writes it all, and the position; false if that was there already. */
  boolean write(String feed, EpochChanges changes) throws SQLException, IOException {
    check(FeedName.tenant(feed), changes);
    int most = Math.max(1, changes.changes().size());
    long next = numbers.take("alert", most);
    long change = numbers.take("change", most);
    progress.reached();
    long tenant = tenant(FeedName.tenant(feed));
    long position = position(connection, feed);
    if (changes.epoch() <= position) {
      return false;
    }
    if (changes.after() != position) {
      throw gap(feed, position, changes);
    }
    List<AlertChange> all = changes.changes();
    AlertIndex index = new AlertIndex(connection, terms, counters, progress);
    AlertWriter writer = new AlertWriter(connection, kinds, terms, index, deciding, progress);
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      List<AlertChange> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
      writer.write(
          new AlertWriter.Destination(
              tenant, FeedName.tenant(feed), changes.epoch(), next + from, change + from),
          some);
    }
    counters.write(connection, tenant, progress);
    putPosition(tenant(feed), changes.epoch());
    return true;
  }

  private static void check(String tenant, EpochChanges changes) {
    Set<String> ids = new HashSet<>();
    for (AlertChange change : changes.changes()) {
      boolean isForeign =
          change instanceof AlertChange.Raised raised && !raised.alert().tenant().equals(tenant);
      if (isForeign) {
        throw new IllegalArgumentException(
            "alert " + change.id() + " in the feed of tenant " + tenant + " is another tenant's");
      }
      if (!ids.add(change.id())) {
        throw new IllegalArgumentException("an epoch changes alert " + change.id() + " twice");
      }
    }
  }

  private static FeedGapException gap(String tenant, long position, EpochChanges changes) {
    return new FeedGapException(
        "Epoch "
            + changes.epoch()
            + " of tenant "
            + tenant
            + " follows epoch "
            + changes.after()
            + ", but the alert store ends with epoch "
            + position
            + ". Nothing was applied; read the feed again from there.");
  }

  private long tenant(String name) throws SQLException {
    Long known = number(connection, name);
    if (known != null) {
      return known;
    }
    long n = numbers.take("tenant", 1);
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO tenant (n, name) VALUES (?, ?)")) {
      statement.setLong(1, n);
      statement.setString(2, name);
      statement.executeUpdate();
    }
    progress.reached();
    return n;
  }

  /** The number of a tenant; null if nothing of it was stored yet. */
  static @Nullable Long number(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT n FROM tenant WHERE name = ?")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : null;
      }
    }
  }

  static long position(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT p.epoch FROM feed_position p JOIN tenant t ON t.n = p.tenant"
                + " WHERE t.name = ?")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private void putPosition(long tenant, long epoch) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO feed_position (tenant, epoch) VALUES (?, ?)"
                + " ON CONFLICT (tenant) DO UPDATE SET epoch = excluded.epoch")) {
      statement.setLong(1, tenant);
      statement.setLong(2, epoch);
      statement.executeUpdate();
    }
    progress.reached();
  }
}
