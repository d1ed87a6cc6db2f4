package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.Recognition;
import org.hansho.record.Format;
import org.junit.jupiter.api.Test;

class SqlserverAuditTest {
  private static final Format FORMAT = new SqlserverAuditFormat();
  private static final String COLUMNS =
      "event_time,action_id,succeeded,statement,sequence_number,sequence_group_id,database_name\n";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, "format/sqlserver-audit", ".csv", DatabaseSampleFields.ALL);
  }

  @Test
  void whatDoesNotGoOnIsPassedOnAsItIs() {
    String first = "s".repeat(4_000);
    assertThat(
            RenderedFields.of(
                FORMAT,
                COLUMNS
                    + "2026-11-25 10:00:00,BCM,1,"
                    + first
                    + ",1,g,d\n2026-11-25 10:00:05,BCM,0,c,1,h,e\n",
                "database.name",
                "event.outcome"))
        .containsExactly(
            "{\"database.name\":\"d\",\"event.outcome\":\"success\"}",
            "{\"database.name\":\"e\",\"event.outcome\":\"failure\"}");
  }

  @Test
  void aStatementThatMayGoOnIsPassedOnBeforeOtherColumnsBegin() {
    String other = "event_time,action_id,succeeded,database_name\n2026-11-25 10:00:01,BCM,0,e\n";
    String first = COLUMNS + "2026-11-25 10:00:00,BCM,1," + "s".repeat(4_000) + ",1,g,d\n";
    String[] fields = {"database.name", "event.outcome"};
    String d = "{\"database.name\":\"d\",\"event.outcome\":\"success\"}";
    String e = "{\"database.name\":\"e\",\"event.outcome\":\"failure\"}";
    assertThat(RenderedFields.of(FORMAT, first + other, fields)).containsExactly(d, e);
    assertThat(RenderedFields.of(FORMAT, first + COLUMNS + other, fields)).containsExactly(d, e);
    assertThat(RenderedFields.of(FORMAT, first + other + first, fields)).containsExactly(d, e, d);
  }

  @Test
  void namesOfColumnsMayComeLateAndAValueIsNoName() {
    String row = "2026-11-25 10:00:00,BCM,1,event_time,1,g,action_id\n";
    assertThat(RenderedFields.of(FORMAT, "$ export audit,now\n" + COLUMNS + row, "database.name"))
        .containsExactly("{\"database.name\":\"action_id\"}");
    assertThat(RenderedFields.of(FORMAT, COLUMNS + row + row, "database.name"))
        .containsExactly("{\"database.name\":\"action_id\"}", "{\"database.name\":\"action_id\"}");
  }

  @Test
  void columnsMayStandInAnyOrder() {
    assertThat(
            RenderedFields.of(
                FORMAT,
                """
                statement,succeeded,event_time,action_id,database_name
                x,False,2026-11-25 10:00:00.1234567,BCM,NULL
                """,
                "database.statement",
                "database.name",
                "event.action"))
        .containsExactly("{\"database.statement\":\"x\",\"event.action\":\"database-statement\"}");
  }

  @Test
  void theTypeThatPowershellWritesAboveTheColumnsIsPassedOver() {
    String row = "2026-11-25 10:00:00,BCM,1,select 1,1,g,d\n";
    String typed = "#TYPE System.Data.DataRow\n" + COLUMNS + row;
    String quoted = COLUMNS.replace("event_time", "\"event_time\"") + row;
    for (String log : List.of(typed, "\uFEFF" + typed, "\uFEFF" + quoted, typed + typed)) {
      assertThat(RenderedFields.of(FORMAT, log, "database.statement"))
          .isNotEmpty()
          .containsOnly("{\"database.statement\":\"select 1\"}");
      byte[] sample = log.getBytes(StandardCharsets.UTF_8);
      assertThat(FormatRecognition.recognise(sample, sample.length))
          .isInstanceOfSatisfying(
              Recognition.Recognised.class,
              known -> assertThat(known.format().name()).isEqualTo(FORMAT.name()));
    }
  }

  @Test
  void whatIsNotReadSaysWhyAndWhatToDo() {
    String row = "2026-11-25 10:00:00,BCM,1,select 1,1,g,d\n";
    assertThat(fault(COLUMNS + row.replace("2026-11-25 10:00:00", "11/25/2026 1:00:00 AM")))
        .contains("The time is not of the form", "Export with ISO times");
    assertThat(fault(COLUMNS.replace(',', ';') + row.replace(',', ';')))
        .contains("semicolons", "Export with commas");
    assertThat(fault(COLUMNS + row.replace(",g", ""))).contains("not as many columns");
    assertThat(fault(COLUMNS.replace("event_time", "time") + row))
        .contains("names no column event_time");
  }

  private static String fault(String log) {
    List<String> read =
        FormatSamples.events(FORMAT, log.getBytes(StandardCharsets.UTF_8), List.of());
    assertThat(read).singleElement().asString().contains("malformed");
    return read.get(0);
  }
}
