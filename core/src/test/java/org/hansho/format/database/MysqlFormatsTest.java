package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.format.Format;
import org.hansho.format.FormatSamples;
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

  private static String login(String outcome, String address, String user) {
    return "{\"event.action\":\"database-login\",\"event.outcome\":\"%s\",\"source.ip\":\"%s\",\"user.name\":\"%s\"}"
        .formatted(outcome, address, user);
  }
}
