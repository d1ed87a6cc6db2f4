package org.hansho.testkit.network.export;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.network.Flow;

/** Puts flows into packets of at most {@link #MOST} records, one behind another. */
abstract class ExportPackets implements FlowExport {
  /** Records of a packet. */
  static final int MOST = 24;

  /** The exporter was started so long before its first packet. */
  static final long UPTIME_MILLIS = 3_600_000;

  static final long MILLIS = 1_000_000;

  private final Octets file = new Octets();
  private final List<Flow> waiting = new ArrayList<>();
  private long boot = Long.MIN_VALUE;
  private long sequence;

  @Override
  public final void add(Flow flow) {
    if (boot == Long.MIN_VALUE) {
      boot = flow.start() / MILLIS - UPTIME_MILLIS;
    }
    waiting.add(flow);
    if (waiting.size() == MOST) {
      flush();
    }
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    long millis = 0;
    for (Flow flow : waiting) {
      millis = Math.max(millis, flow.end() / MILLIS);
    }
    file.all(packet(List.copyOf(waiting), millis, sequence));
    sequence += step(waiting.size());
    waiting.clear();
  }

  /** Milliseconds since the exporter was started. */
  final long uptime(long millis) {
    return millis - boot;
  }

  /** A whole packet, sent at that time. */
  abstract byte[] packet(List<Flow> flows, long millis, long number);

  /** By how much the sequence number grows behind a packet. */
  abstract long step(int records);

  @Override
  public final byte[] toBytes() {
    flush();
    return file.toBytes();
  }
}
