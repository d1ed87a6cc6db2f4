package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hansho.server.log.JsonLog;
import org.junit.jupiter.api.Test;

/** A log line is one line of JSON, whatever it says. */
class JsonLogTest {
  private static String line(LogRecord entry) {
    entry.setInstant(Instant.parse("2026-03-02T08:00:00Z"));
    entry.setLoggerName("shop");
    return new JsonLog().format(entry);
  }

  @Test
  void anEntryIsALineOfJson() {
    assertThat(line(new LogRecord(Level.WARNING, "late")))
        .isEqualTo(
            "{\"time\":\"2026-03-02T08:00:00Z\",\"level\":\"warn\",\"logger\":\"shop\",\"message\":\"late\"}\n");
  }

  @Test
  void s803WhatAMessageHoldsStaysInsideOfItsText() {
    String line = line(new LogRecord(Level.INFO, "ann\n{\"level\":\"error\"}\u001b[31m\r"));
    assertThat(line).endsWith("}\n");
    assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b");
    assertThat(line).contains("\\n{\\\"level\\\":\\\"error\\\"}");
  }

  @Test
  void aFailureStandsInItsEntry() {
    LogRecord entry = new LogRecord(Level.SEVERE, "failed");
    entry.setThrown(new IllegalStateException("broken"));
    assertThat(line(entry))
        .contains("\"level\":\"error\"", "IllegalStateException: broken\\n\\tat ");
  }

  @Test
  void librariesSayNothingButWarningsToACommandEither() {
    JsonLog.quiet();
    Logger pool = Logger.getLogger("com.zaxxer.hikari.HikariDataSource");
    assertThat(pool.isLoggable(Level.INFO)).isFalse();
    assertThat(pool.isLoggable(Level.WARNING)).isTrue();
  }
}
