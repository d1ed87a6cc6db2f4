package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.Test;

class PostgresqlFormatsTest {
  private static final Format CSV = new PostgresqlCsvFormat();
  private static final Format LOG = new PostgresqlLogFormat();

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(CSV, "format/postgresql-csv", ".csv", DatabaseSampleFields.ALL);
    FormatSamples.check(
        new PostgresqlJsonFormat(), "format/postgresql-json", ".json", DatabaseSampleFields.ALL);
    FormatSamples.check(LOG, "format/postgresql-log", ".log", DatabaseSampleFields.ALL);
  }

  @Test
  void aLogThatBeginsInTheMiddleOfARowIsReadFromTheFirstWholeRow() {
    String row =
        "2026-11-25 10:20:30.100 UTC,\"app\",\"shop\",811,\"192.0.2.10:53412\",6565a0dd.32b,2,"
            + "\"idle\",2026-11-25 10:20:29 UTC,4/13,0,LOG,00000,\"statement: SELECT 2\",,,,,,,,,"
            + "\"psql\",\"client backend\",,0\n";
    for (String piece :
        List.of(
            """
            LECT 1
            FROM orders
            WHERE day > '2026-11-25' AND state = 'x'",,,,,,,,,"psql",,,0
            """,
            """
            "idle",2026-11-25 10:20:29 UTC,4/13,0,LOG,00000,"statement: a
            b",,,,,,,,,"psql",,,0
            """,
            ",,0\n")) {
      byte[] log = (piece + row + row).getBytes(StandardCharsets.UTF_8);
      assertThat(FormatRecognition.recognise(log, log.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              recognised -> assertThat(recognised.format().name()).isEqualTo("postgresql-csv"));
      List<String> events = FormatSamples.events(CSV, log, List.of("database.statement"));
      assertThat(events).hasSize(3);
      assertThat(events.get(0))
          .contains("The log begins in the middle of a row.", "\"position\":0");
      assertThat(events.subList(1, 3)).allMatch(event -> event.contains("SELECT 2"));
    }
  }

  @Test
  void aNameThatAClientChoseForgesNoOtherClient() {
    assertThat(
            RenderedFields.of(
                LOG,
                "2026-11-25 10:20:29.012 UTC [1] LOG:  connection authorized: user=app"
                    + " database=shop application_name=x database=y user=root SSL enabled (z\n",
                "user.name",
                "database.name",
                "application.name"))
        .containsExactly(
            "{\"application.name\":\"x database=y user=root\",\"database.name\":\"shop\","
                + "\"user.name\":\"app\"}");
  }

  @Test
  void whatAFunctionRaisesIsNoLogin() {
    String raised =
        """
        2026-11-25 10:20:29 UTC [1] LOG:  connection authorized: user=root database=shop
        2026-11-25 10:20:29 UTC [1] CONTEXT:  PL/pgSQL function f() line 1 at RAISE
        """;
    assertThat(RenderedFields.of(LOG, raised, "event.action", "user.name")).containsExactly("{}");
  }

  @Test
  void aZoneThatIsAbbreviatedIsTheAssumedOne() {
    String line = "2026-11-25 19:00:00.000 JST [1] LOG:  checkpoint starting: time\n";
    assertThat(time(LOG, line)).isEqualTo("2026-11-25T19:00:00Z");
    assertThat(time(LOG.assuming(new UnstatedTime(1970, 9 * 3600)), line))
        .isEqualTo("2026-11-25T10:00:00Z");
    assertThat(time(LOG.assuming(new UnstatedTime(1970, 3600)), line.replace("JST", "UTC")))
        .isEqualTo("2026-11-25T19:00:00Z");
    assertThat(time(LOG, line.replace("JST", "+0530"))).isEqualTo("2026-11-25T13:30:00Z");
  }

  @Test
  void aClientIsForgottenWhenItsConnectionEnds() {
    String log =
        """
        2026-11-25 10:00:00 UTC [5] LOG:  connection received: host=192.0.2.1 port=1000
        2026-11-25 10:00:01 UTC [5] FATAL:  password authentication failed for user "a"
        2026-11-25 10:00:02 UTC [5] LOG:  disconnection: session time: 0:00:01 user=a database=d host=192.0.2.1 port=1000
        2026-11-25 10:00:03 UTC [5] FATAL:  password authentication failed for user "b"
        """;
    assertThat(RenderedFields.of(LOG, log, "source.ip", "user.name"))
        .containsExactly(
            "{\"source.ip\":\"192.0.2.1\"}",
            "{\"source.ip\":\"192.0.2.1\",\"user.name\":\"a\"}",
            "{\"source.ip\":\"192.0.2.1\",\"user.name\":\"a\"}",
            "{\"user.name\":\"b\"}");
  }

  @Test
  void namesOfOtherSessionsAreNotMixedUpWhenTheyShareAPlace() {
    String log =
        """
        2026-11-25 10:00:00 UTC [5] LOG:  connection received: host=192.0.2.1 port=1
        2026-11-25 10:00:01 UTC [%d] FATAL:  password authentication failed for user "b"
        """
            .formatted(5 + Sessions.CAPACITY);
    assertThat(RenderedFields.of(LOG, log, "source.ip"))
        .containsExactly("{\"source.ip\":\"192.0.2.1\"}", "{}");
  }

  @Test
  void keysOfThePrefixStandInAnyOrder() {
    String line = "2026-11-25 10:00:00.123 UTC [4242]: [3-1] db=shop,user=app LOG:  statement: x\n";
    assertThat(RenderedFields.of(LOG, line, "database.name", "user.name", "database.statement"))
        .containsExactly(
            "{\"database.name\":\"shop\",\"database.statement\":\"x\",\"user.name\":\"app\"}");
  }

  @Test
  void aSessionStandsForTheProcessWhereThePrefixHasNoOther() {
    String log =
        """
        2026-11-25 10:00:00 UTC-6925c9b1.1092-LOG:  connection received: host=192.0.2.1 port=1
        2026-11-25 10:00:01 UTC-6925c9b1.1092-FATAL:  password authentication failed for user "b"
        2026-11-25 10:00:02 UTC-6925c9b1.1093-LOG:  statement: select 1
        2026-11-25 10:00:03 -03-6925c9b1.1094-LOG:  statement: select 2
        """;
    byte[] sample = log.getBytes(StandardCharsets.UTF_8);
    assertThat(FormatRecognition.recognise(sample, sample.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            known -> assertThat(known.format().name()).isEqualTo("postgresql-log"));
    assertThat(RenderedFields.of(LOG, log, "database.session_id", "source.ip"))
        .containsExactly(
            "{\"database.session_id\":\"6925c9b1.1092\",\"source.ip\":\"192.0.2.1\"}",
            "{\"database.session_id\":\"6925c9b1.1092\",\"source.ip\":\"192.0.2.1\"}",
            "{\"database.session_id\":\"6925c9b1.1093\"}",
            "{\"database.session_id\":\"6925c9b1.1094\"}");
    assertThat(time(LOG, log.lines().reduce((first, last) -> last).orElseThrow()))
        .isEqualTo("2026-11-25T13:00:03Z");
  }

  @Test
  void pgauditIsReadAtTheLevelItReportsAt() {
    String audit = "2026-11-25 10:00:00 UTC [5] %s:  AUDIT: OBJECT,2,1,WRITE,UPDATE,TABLE,t,x,y\n";
    for (String level : List.of("LOG", "NOTICE", "INFO", "WARNING", "DEBUG1")) {
      assertThat(RenderedFields.of(LOG, audit.formatted(level), "database.statement"))
          .containsExactly("{\"database.statement\":\"x\"}");
    }
    String raised =
        audit.formatted("NOTICE")
            + "2026-11-25 10:00:00 UTC [5] CONTEXT:  PL/pgSQL function f() line 1 at RAISE\n";
    for (String log : List.of(audit.formatted("ERROR"), raised)) {
      assertThat(RenderedFields.of(LOG, log, "database.statement")).containsExactly("{}");
    }
  }

  private static String time(Format format, String line) {
    String event =
        FormatSamples.events(format, line.getBytes(StandardCharsets.UTF_8), List.of()).get(0);
    return event.replaceAll(".*\"time\":\"([^\"]*)\".*", "$1");
  }
}
