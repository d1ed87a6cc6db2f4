package org.hansho.format.auditd;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the records of each kernel event of one source; all memory of the auditd formats is here
 * and in the process table of its {@link AssembledView}.
 *
 * <p>Records of many events may interleave; an event is known by node, time and serial number. It
 * is complete once its last record (PROCTITLE, EOE) and all that the others announce (arguments,
 * paths) are there. Where a source has shown that it loses or excludes records but keeps their
 * order, the last record alone completes. What stays incomplete is emitted as it is once four newer
 * events were opened and a record of its node is two seconds away, or any record a minute; when
 * more events are open than allowed; or at the end.
 *
 * <p>Bounded by {@link Limits#openEvents}, {@link Limits#openRecords}, {@link Limits#recordBytes}
 * an event and {@value #OPEN_BYTES} bytes over all. In steady state nothing is allocated. Belongs
 * to one thread.
 */
final class Assembler {
  private static final int OPEN_BYTES = 1 << 24;
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long LONG_PATIENCE_NANOS = 60_000_000_000L;
  private static final int NEWER_EVENTS = 4;
  private static final int ORDER_PROVEN = 2;
  private static final int ORDER_BROKEN = -64;
  private static final int REMEMBERED = 64;

  private final Limits limits;
  private final AssembledView view;

  private final @Nullable OpenEvent[] chains;
  private final ArrayDeque<OpenEvent> pool = new ArrayDeque<>();
  private @Nullable OpenEvent oldest;
  private @Nullable OpenEvent newest;
  private @Nullable OpenEvent current;
  private int open;
  private long opened;
  private long openBytes;

  /** How often incomplete events turned out to have kept their order; negative after disorder. */
  private int orderSeen;

  private final long[] closed = new long[REMEMBERED];
  private int closedNext;

  Assembler(Limits limits, AssembledView view) {
    this.limits = limits;
    this.view = view;
    this.chains = new OpenEvent[Integer.highestOneBit(Math.max(8, limits.openEvents())) * 4];
  }

  /**
   * Takes a record; may emit its event and others.
   *
   * @param evidence holds the bytes to keep as evidence; a length of zero if they were kept already
   */
  void add(
      AuditRecord record, byte[] evidence, int from, int length, long position, EventSink sink) {
    if (!record.type.isPart()) {
      return;
    }
    long node = node(record);
    OpenEvent event = current;
    if (event == null || !event.is(record, node)) {
      event = find(record, node);
      if (event == null) {
        event = begin(record, node, position, sink);
        if (event == null) {
          return;
        }
      }
      current = event;
    }
    take(event, record, evidence, from, length);
    if (event.isWhole() || (event.hasEnded() && event.inOrder && orderSeen >= ORDER_PROVEN)) {
      close(event, sink);
    } else if (event.records() >= limits.openRecords() || event.bytes() > limits.recordBytes()) {
      close(event, sink);
    }
  }

  static long node(AuditRecord record) {
    return record.nodeLength == 0
        ? 0
        : Numbers.hash(record.buffer, record.nodeStart, record.nodeLength);
  }

  private void take(OpenEvent event, AuditRecord record, byte[] evidence, int from, int length) {
    int before = event.bytes();
    if (event.add(record, evidence, from, length)) {
      orderSeen = ORDER_BROKEN;
    }
    openBytes += event.bytes() - before;
    if (record.type == RecordType.SYSCALL) {
      view.learnProgram(event);
    }
  }

  private static long mix(long time, long serial, long node) {
    long mixed = (time ^ serial * 0x9E3779B97F4A7C15L ^ node) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 29);
  }

  private int chain(long mixed) {
    return (int) mixed & (chains.length - 1);
  }

  private @Nullable OpenEvent find(AuditRecord record, long node) {
    OpenEvent event = chains[chain(mix(record.time, record.serial, node))];
    while (event != null && !event.is(record, node)) {
      event = event.inChain;
    }
    return event;
  }

  /** Opens an event, unless the record is a straggler of one that was emitted. */
  private @Nullable OpenEvent begin(AuditRecord record, long node, long position, EventSink sink) {
    long mixed = mix(record.time, record.serial, node);
    if (record.type != RecordType.SYSCALL || orderSeen < 0) {
      if (wasClosed(mixed)) {
        orderSeen = record.type == RecordType.EOE ? orderSeen : ORDER_BROKEN;
        return null;
      }
    }
    if (record.type == RecordType.EOE) {
      return null;
    }
    makeRoom(record, node, sink);
    OpenEvent event = pool.isEmpty() ? new OpenEvent() : pool.pop();
    event.begin(record, node, position);
    event.number = ++opened;
    link(event, chain(mixed));
    return event;
  }

  private void link(OpenEvent event, int chain) {
    event.inChain = chains[chain];
    chains[chain] = event;
    event.older = newest;
    event.newer = null;
    if (newest == null) {
      oldest = event;
    } else {
      newest.newer = event;
    }
    newest = event;
    open++;
  }

  /**
   * Emits events that will get no more records, before anything of a record that is so much newer.
   */
  void giveUp(AuditRecord record, EventSink sink) {
    if (oldest != null && Math.abs(record.time - oldest.time) > PATIENCE_NANOS) {
      makeRoom(record, node(record), sink);
    }
  }

  private void makeRoom(AuditRecord record, long node, EventSink sink) {
    while (oldest != null
        && (isGivenUp(oldest, record, node)
            || open >= limits.openEvents()
            || openBytes > OPEN_BYTES)) {
      if (oldest.hasEnded() && oldest.inOrder) {
        orderSeen = Math.min(ORDER_PROVEN, orderSeen + 1);
      }
      close(oldest, sink);
    }
  }

  /**
   * Whether an event will get no more records. A straggler comes soon after its event, but time may
   * jump on a quiet host, and clocks of different nodes may differ: then only much time decides.
   */
  private boolean isGivenUp(OpenEvent event, AuditRecord record, long node) {
    long distance = Math.abs(record.time - event.time);
    boolean passed = event.node == node && opened - event.number >= NEWER_EVENTS;
    return distance > (passed ? PATIENCE_NANOS : LONG_PATIENCE_NANOS);
  }

  private boolean wasClosed(long mixed) {
    for (long known : closed) {
      if (known == mixed) {
        return true;
      }
    }
    return false;
  }

  private void close(OpenEvent event, EventSink sink) {
    long mixed = mix(event.time, event.serial, event.node);
    closed[closedNext] = mixed;
    closedNext = (closedNext + 1) % REMEMBERED;
    unchain(event, chain(mixed));
    unlink(event);
    open--;
    openBytes -= event.bytes();
    if (current == event) {
      current = null;
    }
    view.emit(event, sink);
    event.release();
    pool.push(event);
  }

  private void unchain(OpenEvent event, int chain) {
    OpenEvent before = chains[chain];
    if (before == event) {
      chains[chain] = event.inChain;
      return;
    }
    while (before != null) {
      if (before.inChain == event) {
        before.inChain = event.inChain;
        return;
      }
      before = before.inChain;
    }
  }

  private void unlink(OpenEvent event) {
    if (event.older == null) {
      oldest = event.newer;
    } else {
      event.older.newer = event.newer;
    }
    if (event.newer == null) {
      newest = event.older;
    } else {
      event.newer.older = event.older;
    }
  }

  /** Saves the events that are open, oldest first, and what was learned of the source's order. */
  void save(StateWriter out) {
    out.number(orderSeen);
    out.number(opened);
    for (long known : closed) {
      out.number(known);
    }
    out.count(closedNext);
    out.count(open);
    for (OpenEvent event = oldest; event != null; event = event.newer) {
      event.save(out);
    }
  }

  void restore(StateReader in) {
    orderSeen = (int) in.number();
    opened = in.number();
    Arrays.setAll(closed, place -> in.number());
    closedNext = in.count();
    for (int left = in.count(); left > 0; left--) {
      OpenEvent event = new OpenEvent();
      event.restore(in);
      link(event, chain(mix(event.time, event.serial, event.node)));
      openBytes += event.bytes();
    }
  }

  /** Emits the event of a record as it is, if it is open. */
  void finish(AuditRecord record, EventSink sink) {
    OpenEvent event = find(record, node(record));
    if (event != null) {
      close(event, sink);
    }
  }

  /** Whether an event is open. */
  boolean isOpen() {
    return oldest != null;
  }

  /** Emits what is open, oldest first. */
  void end(EventSink sink) {
    while (oldest != null) {
      close(oldest, sink);
    }
  }
}
