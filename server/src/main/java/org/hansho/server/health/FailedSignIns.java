package org.hansho.server.health;

import java.time.Duration;
import java.util.Map;

/**
 * Raises an alert when many sign-ins fail within {@value #MINUTES} to twice as many minutes:
 * somebody guesses passwords of Hansho itself. It ends when none has failed for as long. Belongs to
 * the thread that looks.
 */
final class FailedSignIns {
  private static final int MINUTES = 10;
  private static final long SPAN = Duration.ofMinutes(MINUTES).toNanos();
  private static final long MANY = 50;
  private static final String SUBJECT = "sign-in";

  private final OpenAlerts alerts;
  private long counted;
  private long spanBegan = Long.MIN_VALUE;
  private long inSpan;
  private long inSpanBefore;

  FailedSignIns(OpenAlerts alerts) {
    this.alerts = alerts;
  }

  /**
   * Looks at how many have failed since the process began.
   *
   * @param now nanoseconds since 1970
   */
  void look(long failed, long now) {
    if (spanBegan == Long.MIN_VALUE || now - spanBegan >= SPAN) {
      inSpanBefore = now - spanBegan < 2 * SPAN ? inSpan : 0;
      inSpan = 0;
      spanBegan = now;
    }
    long more = failed - counted;
    counted = failed;
    inSpan += more;
    long recent = inSpan + inSpanBefore;
    HealthAlert lasting = alerts.find(HealthKind.SIGN_INS_FAILED, SUBJECT);
    if (lasting == null && recent >= MANY) {
      Map<String, String> values = Map.of("failed", "" + recent, "since", Times.shown(now));
      alerts.put(HealthAlert.begun(HealthKind.SIGN_INS_FAILED, SUBJECT, now, now, values));
    } else if (lasting != null && recent == 0) {
      alerts.end(HealthKind.SIGN_INS_FAILED, SUBJECT, now, Map.of("ended", Times.shown(now)));
    }
  }
}
