package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.format.Format;
import org.hansho.format.FormatSamples;
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
  void columnsMayStandInAnyOrder() {
    assertThat(
            RenderedFields.of(
                FORMAT,
                "statement,succeeded,event_time,action_id,database_name\nx,False,2026-11-25 10:00:00.1234567,BCM,NULL\n",
                "database.statement",
                "database.name",
                "event.action"))
        .containsExactly("{\"database.statement\":\"x\",\"event.action\":\"database-statement\"}");
  }
}
