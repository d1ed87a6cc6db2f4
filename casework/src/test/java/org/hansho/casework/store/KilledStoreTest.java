package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.hansho.alert.Severity;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.Handover;
import org.hansho.casework.feed.MemoryFeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that applies epochs is killed behind each of its statements, and started again. */
class KilledStoreTest {
  private static final int KILLED = 66;

  @TempDir private Path folder;

  /** Epochs in which alerts are new, grow, get other terms and expire. */
  private static MemoryFeed feed() {
    MemoryFeed feed = new MemoryFeed(Alerts.TENANT);
    feed.commit(2, List.of(raised("a", 1, "erin"), raised("b", 2, "erin")));
    AlertChange expired = new AlertChange.Expired(Alerts.id("b"));
    feed.commit(3, List.of(raised("a", 5, "frank"), raised("c", 3, "grace"), expired));
    return feed;
  }

  private static AlertChange raised(String name, int hour, String account) {
    return new AlertChange.Raised(
        Alerts.alert(
            name,
            Alerts.SUBJECTS.get(hour % Alerts.SUBJECTS.size()),
            Severity.values()[hour % 3],
            Alerts.START + hour * Alerts.HOUR,
            List.of(Alerts.entity("account", account))),
        hour);
  }

  /** Applies everything to a database; ends abruptly behind the n-th statement. */
  static final class Applier {
    private Applier() {}

    public static void main(String[] arguments) throws IOException {
      int[] left = {Integer.parseInt(arguments[1])};
      Progress progress =
          () -> {
            if (--left[0] == 0) {
              Runtime.getRuntime().halt(KILLED);
            }
          };
      try (CaseStore store =
          CaseStore.open(
              StoreSettings.of(new StoreSettings.Sqlite(Path.of(arguments[0]))), progress)) {
        new Handover(feed(), store).catchUp();
      }
    }
  }

  private static int apply(Path file, int statements) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Applier.class.getName(),
                file.toString(),
                Integer.toString(statements))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String said = output.lines().collect(Collectors.joining("\n"));
      int code = process.waitFor();
      assertThat(code).as(said).isIn(0, KILLED);
      return code;
    }
  }

  @Test
  void r705WhateverMomentItIsKilledNothingIsLostNorDoubled() throws Exception {
    Path whole = folder.resolve("whole.db");
    assertThat(apply(whole, 0)).isZero();
    String expected = content(whole);
    int statements = 1;
    boolean isKilled = true;
    while (isKilled) {
      Path file = folder.resolve(statements + ".db");
      isKilled = apply(file, statements) == KILLED;
      assertHolds(file, statements);
      assertThat(content(file)).as("killed behind statement " + statements).isEqualTo(expected);
      Files.delete(file);
      statements++;
    }
    assertThat(statements).isGreaterThan(40);
  }

  /** A reader sees one of the states between epochs; then the rest is applied. */
  private static void assertHolds(Path file, int statements) throws IOException {
    StoreSettings settings = StoreSettings.of(new StoreSettings.Sqlite(file));
    try (CaseStore store = CaseStore.open(settings)) {
      long position = store.position(Alerts.TENANT);
      List<String> ids =
          store.list(AlertQuery.of(Alerts.TENANT), AlertOrder.NEWEST, null, 10).alerts().stream()
              .map(listed -> listed.alert().id())
              .toList();
      List<String> names =
          position == 0 ? List.of() : position == 2 ? List.of("b", "a") : List.of("a", "c");
      assertThat(ids)
          .as("killed behind statement " + statements + ", at epoch " + position)
          .isEqualTo(names.stream().map(Alerts::id).toList());
      new Handover(feed(), store).catchUp();
    }
  }

  private static final List<String> TABLES =
      List.of(
          "tenant ORDER BY 1",
          "feed_position ORDER BY 1",
          "next_number ORDER BY 1",
          "wording ORDER BY 1",
          "kind ORDER BY 1",
          "alert ORDER BY 1",
          "alert_text ORDER BY 1",
          "alert_body ORDER BY 1",
          "alert_source ORDER BY 1",
          "counter_hour ORDER BY 1, 2, 3",
          "counter_kind ORDER BY 1, 2",
          "term ORDER BY 1",
          "alert_term ORDER BY 1, 2, 3",
          "schema_version ORDER BY 1");

  /** Every row of every table. */
  private static String content(Path file) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        all.append(table).append('\n');
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          int columns = row.getMetaData().getColumnCount();
          while (row.next()) {
            for (int i = 1; i <= columns; i++) {
              Object value = row.getObject(i);
              all.append(
                      value instanceof byte[] bytes
                          ? new String(bytes, StandardCharsets.ISO_8859_1)
                          : value)
                  .append('|');
            }
            all.append('\n');
          }
        }
      }
    }
    return all.toString();
  }
}
