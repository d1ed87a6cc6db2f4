package org.hansho.server.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.content.Detection;
import org.hansho.local.run.KeptPushes;
import org.hansho.local.run.SourceStatus;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.EngineSession;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.server.replay.Replayed.Kept;
import org.hansho.server.replay.Replayed.Reason;
import org.hansho.sigma.Baseline;

/**
 * Reads the records of an alert once more, in a session of its own without other state, and says
 * whether the same alert comes of them; if not, the same with what the journal still has of its
 * sources ({@link JournalReplay}). Works on the caller's thread; nothing is stored, sent or
 * learned.
 */
public final class Replay {
  private static final long NANOS = 1_000_000_000L;
  private static final long DAY = 86_400;
  private static final long MOST_BYTES = 16L << 20;
  private static final MemoryBudget MEMORY =
      new MemoryBudget(MOST_BYTES, MOST_BYTES, MOST_BYTES, MOST_BYTES);

  private final Engine engine;
  private final String tenant;
  private final List<SourceStatus> sources;
  private final Map<String, Format> formats;

  /**
   * Replays with the content of an engine.
   *
   * @param tenant whose alerts these are; part of their ids
   * @param sources where the formats of records stand
   */
  public Replay(Engine engine, String tenant, List<SourceStatus> sources) {
    this.engine = engine;
    this.tenant = tenant;
    this.sources = List.copyOf(sources);
    this.formats = KeptRecords.formats(engine, sources);
  }

  /**
   * What comes of the records of an alert, or of the journal.
   *
   * @param journal of the tenant
   */
  public Replayed of(Alert alert, KeptPushes journal) {
    Detection detection = engine.content().detection(alert.detection());
    if (detection == null) {
      return Replayed.impossible(Reason.DETECTION_GONE, alert.count());
    }
    if (!engine.isArmed(detection)) {
      return Replayed.impossible(Reason.NOT_ARMED, alert.count());
    }
    Replayed replayed = ofRecords(alert, detection);
    if (replayed.isSame()) {
      return replayed;
    }
    JournalReplay further =
        new JournalReplay(alert, new KeptRecords(engine, tenant, MEMORY, sources));
    return replayed.with(further.of(journal), further.records());
  }

  private Replayed ofRecords(Alert alert, Detection detection) {
    List<Evidence> records =
        alert.evidence().stream().filter(one -> !one.isUnfetched()).sorted().toList();
    List<Evidence> readable = records.stream().filter(this::isReadable).toList();
    if (readable.isEmpty()) {
      return Replayed.impossible(
          records.isEmpty() ? Reason.NO_RECORDS : Reason.NOT_BY_ITSELF, alert.count());
    }
    Set<String> raised = raised(alert, readable);
    if (raised.contains(alert.id())) {
      return Replayed.same(readable.size(), alert.count());
    }
    Reason reason = raised.isEmpty() ? reason(detection, alert, readable) : Reason.ANOTHER_ID;
    return new Replayed(raised, reason, Kept.NOT_READ, readable.size(), alert.count());
  }

  private boolean isReadable(Evidence record) {
    Format format = formats.get(record.source());
    return format != null && format.ofRecord() != null;
  }

  /** The ids of the alerts of the same detection that the records raise. */
  private Set<String> raised(Alert alert, List<Evidence> records) {
    EngineSession session = new EngineSession(engine, tenant, MEMORY);
    UnstatedTime year = UnstatedTime.writtenBefore(alert.lastTime() / NANOS + DAY);
    Set<String> open = new TreeSet<>();
    for (Evidence record : records) {
      Format format =
          Objects.requireNonNull(Objects.requireNonNull(formats.get(record.source())).ofRecord());
      if (open.add(record.source())) {
        session.open(record.source(), format.assuming(year));
      }
      session.feed(record.source(), (record.record() + "\n").getBytes(StandardCharsets.UTF_8));
      session.handOver(record.source());
    }
    session.end();
    Set<String> raised = new TreeSet<>();
    for (Alert one : session.takeChanges()) {
      if (one.detection().equals(alert.detection())) {
        raised.add(one.id());
      }
    }
    return raised;
  }

  /** Why records raise nothing. */
  private static Reason reason(Detection detection, Alert alert, List<Evidence> records) {
    if (detection.keyed().stream().anyMatch(Baseline.class::isInstance)) {
      return Reason.LEARNED;
    }
    if (records.stream().anyMatch(one -> isCut(one.record()))) {
      return Reason.CUT;
    }
    if (records.size() < alert.count()) {
      return Reason.FEWER_RECORDS;
    }
    return Reason.NOTHING;
  }

  /** Whether of a record only its beginning was kept. */
  private static boolean isCut(String record) {
    return record.getBytes(StandardCharsets.UTF_8).length >= Evidence.RECORD_BYTES - 1;
  }
}
