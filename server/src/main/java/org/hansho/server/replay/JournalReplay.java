package org.hansho.server.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.local.journal.Push;
import org.hansho.local.run.KeptPushes;
import org.hansho.pipeline.EngineSession;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.server.replay.Replayed.Kept;

/**
 * Reads what the journal still has of the sources of an alert, in the order in which it came, in a
 * session of its own. Reads {@link #MOST_BYTES} at most, and for {@link #LONGEST} at most. Belongs
 * to one call.
 */
final class JournalReplay implements KeptPushes.Visitor {
  /** Most bytes of pushes that are read. */
  static final long MOST_BYTES = 64L << 20;

  /** Longest time that they are read for. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  private static final long NANOS = 1_000_000_000L;
  private static final long DAY = 86_400;

  private final Alert alert;
  private final EngineSession session;
  private final Map<String, Format> formats;
  private final Set<String> sources;
  private final UnstatedTime year;
  private final Set<String> open = new TreeSet<>();
  private final long begun = System.nanoTime();
  private long first = Long.MAX_VALUE;
  private long bytes;
  private int records;
  private boolean isCut;

  /**
   * Replays an alert.
   *
   * @param session one that has read nothing
   * @param formats of sources that are known
   */
  JournalReplay(Alert alert, EngineSession session, Map<String, Format> formats) {
    this.alert = alert;
    this.session = session;
    this.formats = formats;
    this.sources =
        alert.evidence().stream()
            .map(Evidence::source)
            .filter(formats::containsKey)
            .collect(Collectors.toSet());
    this.year = UnstatedTime.writtenBefore(alert.lastTime() / NANOS + DAY);
  }

  /** What comes of the journal. */
  Kept of(KeptPushes journal) {
    try {
      journal.each(this);
    } catch (IOException unreadable) {
      return Kept.UNREADABLE;
    }
    if (records == 0) {
      return Kept.NOT_THERE;
    }
    session.end();
    if (session.takeChanges().stream().anyMatch(one -> one.id().equals(alert.id()))) {
      return Kept.SAME;
    }
    if (isCut) {
      return Kept.TOO_MUCH;
    }
    return first > alert.time() ? Kept.BEGINS_LATER : Kept.NOTHING;
  }

  /** How many pushes were read. */
  int records() {
    return records;
  }

  @Override
  public boolean push(Push push) {
    first = Math.min(first, push.time());
    Format format = sources.contains(push.source()) ? formats.get(push.source()) : null;
    if (format == null) {
      return true;
    }
    bytes += push.payload().length;
    isCut = bytes > MOST_BYTES || System.nanoTime() - begun > LONGEST.toNanos();
    if (isCut) {
      return false;
    }
    records++;
    feed(push, format);
    return true;
  }

  private void feed(Push push, Format format) {
    String source = push.source() + (format.readsWhole() ? "#" + records : "");
    if (open.add(source)) {
      session.open(source, format.assuming(year));
    }
    session.feed(source, lines(push.payload(), format));
    if (format.readsWhole()) {
      session.close(source);
    }
  }

  private static byte[] lines(byte[] payload, Format format) {
    boolean isWhole =
        format.readsBinary() || payload.length == 0 || payload[payload.length - 1] == '\n';
    if (isWhole) {
      return payload;
    }
    byte[] line = Arrays.copyOf(payload, payload.length + 1);
    line[payload.length] = '\n';
    return line;
  }
}
