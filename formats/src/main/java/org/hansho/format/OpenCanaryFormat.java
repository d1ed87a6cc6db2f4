package org.hansho.format;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * What OpenCanary, a honeypot, saw: lines of JSON in its log file.
 *
 * <p>What happened is a number, {@code logtype}. {@code local_time} is that of UTC in all versions
 * since 0.4. Source: OpenCanary's documentation, "Configuring OpenCanary" and "Logging".
 */
final class OpenCanaryFormat {
  private static final byte[] NONE = Values.ascii("-1");

  static final Format FORMAT =
      FormatSpec.of(
              "opencanary",
              "Log of OpenCanary, a honeypot: who came to which of its services",
              EventClass.of("opencanary.event", LogSource.of("opencanary", "application", null)))
          .mark(Mark.of(95, "logtype", "node_id", "logdata").and(1, "src_host", "dst_host"))
          .times("utc_time", "local_time")
          .common(
              """
              destination.address | dst_host
              destination.port    | dst_port
              event.action        | logtype
              host.name           | node_id
              http.request.method | logdata.REQUEST_METHOD
              url.path            | logdata.PATH
              source.address      | src_host
              source.port         | src_port
              user.name           | logdata.USERNAME
              user_agent.original | logdata.USERAGENT
              """)
          .copyOnly(OpenCanaryFormat::isSaid)
          .step(Steps.address("source.ip", "src_host"))
          .step(Steps.address("destination.ip", "dst_host"))
          .format();

  private OpenCanaryFormat() {}

  /** A port of what came from nowhere is -1. */
  private static boolean isSaid(Event event, int slot) {
    return event.isScalar(slot) && event.length(slot) > 0 && !event.is(slot, NONE);
  }
}
