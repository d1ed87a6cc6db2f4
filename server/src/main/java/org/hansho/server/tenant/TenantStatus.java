package org.hansho.server.tenant;

import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.run.Relearning;
import org.hansho.local.run.SourceStatus;
import org.hansho.pipeline.Engine;

/**
 * How a tenant was doing when its runner was asked last.
 *
 * @param epochs how many epochs were committed since the start
 * @param watermark how far event time has come, nanoseconds since 1970; the least number if it has
 *     not begun
 * @param counters what became of everything that came in
 * @param sources where the reading of each source stands
 * @param alarms what is wrong with Hansho itself
 * @param relearned the last time of each detection that was made to learn anew
 * @param trouble why the runner does not go on at present, for a person; empty if it does
 */
public record TenantStatus(
    long epochs,
    long watermark,
    Map<String, Long> counters,
    List<SourceStatus> sources,
    List<Alarm> alarms,
    List<Relearning> relearned,
    String trouble) {
  /** Of a tenant whose runner has not begun. */
  static final TenantStatus NEW =
      new TenantStatus(0, Long.MIN_VALUE, Map.of(), List.of(), List.of(), List.of(), "");

  public TenantStatus {
    counters = Map.copyOf(counters);
    sources = List.copyOf(sources);
    alarms = List.copyOf(alarms);
    relearned = List.copyOf(relearned);
  }

  /** Those that knew something and have not learned again for as long as they learn. */
  List<Relearning> relearning(Engine engine) {
    return relearned.stream()
        .filter(one -> one.watermark() != Long.MIN_VALUE)
        .filter(
            one ->
                watermark - one.watermark()
                    < Engine.learningPeriod(engine.learning(one.detection())).toNanos())
        .toList();
  }

  /** The same with a runner that does not go on. */
  TenantStatus troubled(String reason) {
    return new TenantStatus(epochs, watermark, counters, sources, alarms, relearned, reason);
  }
}
