package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class MysqlFormatsTest {
  private static final Format GENERAL = new MysqlGeneralFormat();
  private static final String[] LOGIN = {"event.action", "event.outcome", "user.name", "source.ip"};

  @Test
  void samplesGiveTheEventsBesideThem() {
    check(new MysqlErrorFormat(), ".log");
    check(GENERAL, ".log");
    check(new MysqlSlowFormat(), ".log");
    check(new MariadbAuditFormat(), ".log");
    check(new MysqlAuditJsonFormat(), ".json");
  }

  private static void check(Format format, String ending) {
    FormatSamples.check(format, "format/" + format.name(), ending, DatabaseSampleFields.ALL);
  }

  @Test
  void aLoginHasTheOutcomeThatTheNextEntryOfItsConnectionShows() {
    String log =
        """
        2026-11-25T10:00:00Z\t    1 Connect\ta@192.0.2.1 on d using TCP/IP
        2026-11-25T10:00:00Z\t    2 Connect\tb@192.0.2.2 on d using TCP/IP
        2026-11-25T10:00:01Z\t    2 Connect\tAccess denied for user 'b'@'192.0.2.2' (using password: YES)
        2026-11-25T10:00:02Z\t    1 Quit\t
        """;
    assertThat(RenderedFields.of(GENERAL, log, LOGIN))
        .containsExactly(
            login("failure", "192.0.2.2", "b"),
            login("success", "192.0.2.1", "a"),
            "{\"event.action\":\"database-logout\",\"source.ip\":\"192.0.2.1\","
                + "\"user.name\":\"a\"}");
  }

  @Test
  void aLoginThatStaysOpenHasNoOutcome() {
    String log = "2026-11-25T10:00:00Z\t    1 Connect\ta@192.0.2.1 on d using TCP/IP\n";
    assertThat(RenderedFields.of(GENERAL, log, LOGIN))
        .containsExactly(
            "{\"event.action\":\"database-login\",\"source.ip\":\"192.0.2.1\","
                + "\"user.name\":\"a\"}");
  }

  @Test
  void aLoginWhosePlaceIsTakenIsNotLost() {
    String log =
        """
        2026-11-25T10:00:00Z\t    1 Connect\ta@192.0.2.1 on d using TCP/IP
        2026-11-25T10:00:00Z\t %d Connect\tb@192.0.2.2 on d using TCP/IP
        """
            .formatted(1 + Sessions.CAPACITY);
    assertThat(RenderedFields.of(GENERAL, log, "user.name"))
        .containsExactly("{\"user.name\":\"a\"}", "{\"user.name\":\"b\"}");
  }

  @Test
  void aLineOfAStatementThatResemblesTheServersBannerStaysWithIt() {
    String log =
        """
        2026-11-25T10:00:00Z\t    1 Query\tSELECT 1 /* the job
        was started with:
        */ UNION SELECT 2
        2026-11-25T10:00:01Z\t    1 Query\tSELECT a FROM t WHERE b = '
        Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock
        Time                 Id Command    Argument
        Time flies' UNION SELECT 3
        2026-11-25T10:00:02Z\t    1 Query\tSELECT 4 -- , Version: 8 (x). started with:
        Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock
        Time                 Id Command    Argument
        """;
    assertThat(RenderedFields.of(GENERAL, log, "database.statement"))
        .containsExactly(
            statement("SELECT 1 /* the job\\u000awas started with:\\u000a*/ UNION SELECT 2"),
            statement(
                "SELECT a FROM t WHERE b = '\\u000aTcp port: 3306  Unix socket:"
                    + " /run/mysqld/mysqld.sock\\u000aTime                 Id Command    Argument"
                    + "\\u000aTime flies' UNION SELECT 3"),
            statement(
                "SELECT 4 -- , Version: 8 (x). started with:\\u000aTcp port: 3306  Unix socket:"
                    + " /run/mysqld/mysqld.sock"
                    + "\\u000aTime                 Id Command    Argument"));
  }

  @Test
  void aBannerBehindAStatementIsNoPartOfIt() {
    for (String banner :
        List.of(
            """
            /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
            Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock
            Time                 Id Command    Argument
            """,
            """
            C:\\Program Files\\MySQL\\mysqld.exe, Version: 5.7.44 (MySQL (GPL)). started with:\r
            TCP Port: 3306, Named Pipe: MySQL\r
            Time                 Id Command    Argument\r
            """,
            """
            /usr/sbin/mariadbd, Version: 10.11.6-MariaDB-0+deb12u1 (Debian 12). started with:
            Tcp port: 0  Unix socket: (null)
            Time\t\t    Id Command\tArgument
            """)) {
      String log =
          "2026-11-25T10:00:00Z\t    1 Query\tSELECT 1\n"
              + banner
              + banner
              + "2026-11-25T10:00:01Z\t    1 Query\tSELECT 2\n";
      assertThat(RenderedFields.of(GENERAL, log, "database.statement"))
          .containsExactly(statement("SELECT 1"), statement("SELECT 2"));
    }
  }

  @Test
  void textBehindABannerIsReported() {
    String banner =
        """
        /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
        Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock
        Time                 Id Command    Argument
        """;
    for (String text : List.of("UNION SELECT 1", "# remark\nUNION SELECT 1")) {
      byte[] log = (banner + text + "\n").getBytes(StandardCharsets.UTF_8);
      for (Format format : List.of(GENERAL, new MysqlSlowFormat())) {
        assertThat(FormatSamples.events(format, log, List.of()))
            .singleElement()
            .asString()
            .contains("malformed");
      }
    }
    assertThat(RenderedFields.of(GENERAL, "# a remark\n# and more\n")).isEmpty();
  }

  @Test
  void aSlowStatementThatResemblesABannerIsWhole() {
    String log =
        """
        # Time: 2026-11-25T01:00:00.123456Z
        # User@Host: app[app] @ localhost []  Id:    12
        SET timestamp=1795568398;
        SELECT a FROM t WHERE b = '
        Time flies' OR 1=1;
        /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:
        Tcp port: 3306  Unix socket: /run/mysqld/mysqld.sock
        Time                 Id Command    Argument
        # Time: 2026-11-25T01:00:01.123456Z
        # User@Host: app[app] @ localhost []  Id:    12
        SET timestamp=1795568399;
        SELECT 2;
        """;
    assertThat(RenderedFields.of(new MysqlSlowFormat(), log, "database.statement"))
        .containsExactly(
            statement("SELECT a FROM t WHERE b = '\\u000aTime flies' OR 1=1;"),
            statement("SELECT 2;"));
  }

  @Test
  void aTimeWithoutAZoneGivesWayToTheStampOfTheServer() {
    String tokyo =
        """
        # Time: 261125 19:20:30
        # User@Host: app[app] @ localhost []  Id:    12
        SET last_insert_id=4,insert_id=5,timestamp=1795602030;
        SELECT SLEEP(2);
        """;
    assertThat(slow(tokyo)).contains("\"time\":\"2026-11-25T10:20:30Z\"");
    assertThat(slow(tokyo.replace("=1795602030", "=7")))
        .as("a stamp that the client set for itself")
        .contains("\"time\":\"2026-11-25T19:20:30Z\"");
    assertThat(slow(tokyo.replace("261125 19:20:30", "2026-11-25T19:20:30.5+09:00")))
        .contains("\"time\":\"2026-11-25T10:20:30.500Z\"");
  }

  private static String slow(String log) {
    return String.join(
        "\n",
        FormatSamples.events(
            new MysqlSlowFormat(),
            log.getBytes(StandardCharsets.UTF_8),
            List.of("database.statement")));
  }

  @Test
  void aSessionGoesOnInTheDatabaseItChangedTo() {
    String log =
        """
        2026-11-25T10:00:00Z\t    1 Connect\ta@192.0.2.1 on shop using TCP/IP
        2026-11-25T10:00:01Z\t    1 Init DB\tbilling
        2026-11-25T10:00:02Z\t    1 Query\tselect 2
        2026-11-25T10:00:03Z\t    2 Init DB\thr
        2026-11-25T10:00:04Z\t    2 Query\tselect 3
        """;
    assertThat(RenderedFields.of(GENERAL, log, "database.name"))
        .containsExactly(name("shop"), name("billing"), name("billing"), name("hr"), name("hr"));
  }

  private static String name(String database) {
    return "{\"database.name\":\"" + database + "\"}";
  }

  private static String statement(String text) {
    return "{\"database.statement\":\"" + text + "\"}";
  }

  private static String login(String outcome, String address, String user) {
    return "{\"event.action\":\"database-login\",\"event.outcome\":\"%s\",\"source.ip\":\"%s\",\"user.name\":\"%s\"}"
        .formatted(outcome, address, user);
  }
}
