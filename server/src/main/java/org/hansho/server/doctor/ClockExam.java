package org.hansho.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.TenantSettings;

/** Whether the clock of this machine can be right: it is not behind what was written by it. */
final class ClockExam {
  private static final String CLOCK = "clock";
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** No program of this version was there before. */
  private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");

  private ClockExam() {}

  static Check of(ServerSettings settings, Instant now) {
    if (now.isBefore(EARLIEST)) {
      return Check.error(CLOCK, "clock-early", now.toString());
    }
    for (TenantSettings tenant : settings.tenants().values()) {
      for (Path file : List.of(tenant.data().resolve("committed"), tenant.data().resolve("lock"))) {
        Instant written = written(file);
        if (written.isAfter(now.plus(TOLERANCE))) {
          return Check.error(CLOCK, "clock-behind", now.toString(), written.toString());
        }
      }
    }
    return Check.ok(CLOCK, CLOCK, now.toString());
  }

  private static Instant written(Path file) {
    try {
      return Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.MIN;
    } catch (IOException unknown) {
      return Instant.MIN;
    }
  }
}
