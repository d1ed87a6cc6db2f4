package org.hansho.format.flow;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.record.EventSink;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Gathers packets into flows: one flow for both directions between two ends, the sender of its
 * first packet as source (of its second, if the first answers a SYN, and the second goes on: where
 * nobody is seen to have asked, or the answer is only refused, it is one to nothing).
 *
 * <p>A flow ends when nothing came for {@value #INACTIVE_SECONDS} s, at its next packet after
 * {@value #ACTIVE_SECONDS} s, when a new connection takes its ports, or when the capture ends; all
 * in the time of the packets. At most {@value #MOST_FLOWS} are open (some 9 MB); then the one that
 * was silent longest ends early. A packet costs one look-up; nothing is allocated but to grow.
 * Belongs to one thread.
 *
 * <p>Where a flow stands in the table depends on when the packets came between which it grew, to
 * the nanosecond: who sends packets does not know it, and cannot make many flows share a place.
 * What is found does not depend on it.
 */
final class FlowTable {
  static final int INACTIVE_SECONDS = 15;
  static final int ACTIVE_SECONDS = 60;
  static final int MOST_FLOWS = 1 << 16;

  private static final long NANOS = 1_000_000_000L;
  private static final int NONE = -1;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;
  private static final int FIRST_CAPACITY = 64;

  /** Numbers of a flow, one behind another in {@link #numbers}. */
  private static final int SOURCE_HIGH = 0;

  private static final int SOURCE_LOW = 1;
  private static final int DESTINATION_HIGH = 2;
  private static final int DESTINATION_LOW = 3;

  /** Family, protocol and the two ports. */
  private static final int KEY = 4;

  private static final int START = 5;
  private static final int LAST = 6;
  private static final int BYTES = 7;
  private static final int REVERSE_BYTES = 8;
  private static final int PACKETS = 9;
  private static final int REVERSE_PACKETS = 10;

  /** Flags of both directions and the number of fragments. */
  private static final int FLAGS = 11;

  private static final int REVERSE_FLAGS = 12;
  private static final int FRAGMENTS = 13;
  private static final int POSITION = 14;
  private static final int WIDTH = 15;

  private final int most;
  private final FlowEvents events;
  private final Flow flow = new Flow();

  private long[] numbers = new long[FIRST_CAPACITY * WIDTH];
  private int[] buckets = new int[FIRST_CAPACITY * 2];
  private int[] nextInBucket = new int[FIRST_CAPACITY];

  /** Flows in the order of their last packets. */
  private int[] older = new int[FIRST_CAPACITY];

  private int[] newer = new int[FIRST_CAPACITY];
  private int oldest = NONE;
  private int newest = NONE;
  private int free = NONE;
  private int used;
  private long now = Event.NO_TIME;
  private long salt;

  // The packet that is looked up.
  private long key;
  private long mirroredKey;
  private boolean forward;

  FlowTable(FlowEvents events, int most) {
    this.events = events;
    this.most = most;
    Arrays.fill(buckets, NONE);
  }

  /**
   * Counts a packet.
   *
   * @param ports source port times 65,536 plus destination port; 0 where there are none
   */
  void packet(PacketHeaders headers, int ports, long time, long position, EventSink sink) {
    if (time != Event.NO_TIME && time > now) {
      now = time;
      expire(sink);
    }
    long seen = time == Event.NO_TIME ? now : time;
    long base = (long) headers.family << 40 | (long) (headers.protocol & 0xFF) << 32;
    key = base | (ports & 0xFFFF_FFFFL);
    mirroredKey = base | (Integer.rotateLeft(ports, 16) & 0xFFFF_FFFFL);
    int index = find(headers);
    if (index != NONE && isReused(index, headers)) {
      emit(index, sink);
      remove(index);
      index = NONE;
    }
    if (index != NONE && seen - numbers[index * WIDTH + START] > ACTIVE_SECONDS * NANOS) {
      emit(index, sink);
      restart(index * WIDTH, seen, position);
    }
    if (index == NONE) {
      index = add(headers, seen, position, sink);
    } else {
      unlink(index);
      link(index);
    }
    count(index * WIDTH, headers, seen);
  }

  /** A SYN on ports whose connection was closed or reset. */
  private boolean isReused(int index, PacketHeaders headers) {
    boolean begins = headers.tcpFlags >= 0 && (headers.tcpFlags & (SYN | ACK)) == SYN;
    int at = index * WIDTH;
    return begins && ((numbers[at + FLAGS] | numbers[at + REVERSE_FLAGS]) & (FIN | RST)) != 0;
  }

  /** Counts anew between the same ends. */
  private void restart(int at, long time, long position) {
    Arrays.fill(numbers, at + START, at + WIDTH, 0);
    numbers[at + START] = time;
    numbers[at + LAST] = time;
    numbers[at + POSITION] = position;
  }

  private void count(int at, PacketHeaders headers, long time) {
    numbers[at + LAST] = Math.max(numbers[at + LAST], time);
    int flags = Math.max(headers.tcpFlags, 0);
    if (forward) {
      numbers[at + BYTES] += headers.networkBytes;
      numbers[at + PACKETS]++;
      numbers[at + FLAGS] |= flags;
    } else {
      numbers[at + REVERSE_BYTES] += headers.networkBytes;
      numbers[at + REVERSE_PACKETS]++;
      numbers[at + REVERSE_FLAGS] |= flags;
    }
    if (headers.fragment) {
      numbers[at + FRAGMENTS]++;
    }
  }

  private int find(PacketHeaders headers) {
    for (int i = buckets[bucket(headers)]; i != NONE; i = nextInBucket[i]) {
      int at = i * WIDTH;
      if (numbers[at + KEY] == key && isBetween(at, headers, SOURCE_HIGH, DESTINATION_HIGH)) {
        forward = true;
        return i;
      }
      if (numbers[at + KEY] == mirroredKey
          && isBetween(at, headers, DESTINATION_HIGH, SOURCE_HIGH)) {
        forward = false;
        return i;
      }
    }
    return NONE;
  }

  private boolean isBetween(int at, PacketHeaders headers, int sender, int receiver) {
    return numbers[at + sender] == headers.sourceHigh
        && numbers[at + sender + 1] == headers.sourceLow
        && numbers[at + receiver] == headers.destinationHigh
        && numbers[at + receiver + 1] == headers.destinationLow;
  }

  private int bucket(PacketHeaders headers) {
    long ends =
        mixed(headers.sourceHigh, headers.sourceLow, key)
            + mixed(headers.destinationHigh, headers.destinationLow, mirroredKey);
    return bucketOf(ends);
  }

  private int bucketOf(int at) {
    long stored = numbers[at + KEY];
    int ports = Integer.rotateLeft((int) stored, 16);
    long mirrored = (stored & ~0xFFFF_FFFFL) | (ports & 0xFFFF_FFFFL);
    return bucketOf(
        mixed(numbers[at + SOURCE_HIGH], numbers[at + SOURCE_LOW], stored)
            + mixed(numbers[at + DESTINATION_HIGH], numbers[at + DESTINATION_LOW], mirrored));
  }

  private int bucketOf(long hash) {
    return (int) ((hash ^ hash >>> 32) & (buckets.length - 1));
  }

  private long mixed(long high, long low, long key) {
    return mixed(mixed(mixed(salt, key), high), low);
  }

  private static long mixed(long hash, long value) {
    long mixed = (hash ^ value) * 0xBF58_476D_1CE4_E5B9L;
    return (mixed ^ mixed >>> 32) + 0x9E37_79B9_7F4A_7C15L;
  }

  private int add(PacketHeaders headers, long time, long position, EventSink sink) {
    if (used == most && free == NONE) {
      emit(oldest, sink);
      remove(oldest);
    }
    int index = place();
    int at = index * WIDTH;
    forward = headers.tcpFlags < 0 || (headers.tcpFlags & (SYN | ACK)) != (SYN | ACK);
    Arrays.fill(numbers, at, at + WIDTH, 0);
    int sender = forward ? SOURCE_HIGH : DESTINATION_HIGH;
    int receiver = forward ? DESTINATION_HIGH : SOURCE_HIGH;
    numbers[at + sender] = headers.sourceHigh;
    numbers[at + sender + 1] = headers.sourceLow;
    numbers[at + receiver] = headers.destinationHigh;
    numbers[at + receiver + 1] = headers.destinationLow;
    numbers[at + KEY] = forward ? key : mirroredKey;
    restart(at, time, position);
    enter(index);
    return index;
  }

  /** A free place; grows if all are taken. */
  private int place() {
    if (free != NONE) {
      int index = free;
      free = newer[index];
      return index;
    }
    if (used == nextInBucket.length) {
      grow();
    }
    return used++;
  }

  private void grow() {
    salt = mixed(salt, now);
    int capacity = Math.min(most, used * 2);
    numbers = Arrays.copyOf(numbers, capacity * WIDTH);
    nextInBucket = Arrays.copyOf(nextInBucket, capacity);
    older = Arrays.copyOf(older, capacity);
    newer = Arrays.copyOf(newer, capacity);
    buckets = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
    Arrays.fill(buckets, NONE);
    for (int i = oldest; i != NONE; i = newer[i]) {
      int bucket = bucketOf(i * WIDTH);
      nextInBucket[i] = buckets[bucket];
      buckets[bucket] = i;
    }
  }

  /** How many flows share a place at most, for proofs of cost. */
  int longestChain() {
    int longest = 0;
    for (int first : buckets) {
      int length = 0;
      for (int i = first; i != NONE; i = nextInBucket[i]) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  private void enter(int index) {
    int bucket = bucketOf(index * WIDTH);
    nextInBucket[index] = buckets[bucket];
    buckets[bucket] = index;
    link(index);
  }

  private void link(int index) {
    older[index] = newest;
    newer[index] = NONE;
    if (newest == NONE) {
      oldest = index;
    } else {
      newer[newest] = index;
    }
    newest = index;
  }

  private void unlink(int index) {
    if (older[index] == NONE) {
      oldest = newer[index];
    } else {
      newer[older[index]] = newer[index];
    }
    if (newer[index] == NONE) {
      newest = older[index];
    } else {
      older[newer[index]] = older[index];
    }
  }

  private void remove(int index) {
    int bucket = bucketOf(index * WIDTH);
    if (buckets[bucket] == index) {
      buckets[bucket] = nextInBucket[index];
    } else {
      int before = buckets[bucket];
      while (nextInBucket[before] != index) {
        before = nextInBucket[before];
      }
      nextInBucket[before] = nextInBucket[index];
    }
    unlink(index);
    newer[index] = free;
    free = index;
  }

  private void expire(EventSink sink) {
    while (oldest != NONE && now - numbers[oldest * WIDTH + LAST] > INACTIVE_SECONDS * NANOS) {
      int index = oldest;
      emit(index, sink);
      remove(index);
    }
  }

  /** Whether a flow is open. */
  boolean hasFlows() {
    return oldest != NONE;
  }

  /** Ends every flow, the longest silent first. */
  void endAll(EventSink sink) {
    while (oldest != NONE) {
      int index = oldest;
      emit(index, sink);
      remove(index);
    }
  }

  private void emit(int index, EventSink sink) {
    int at = index * WIDTH;
    long stored = numbers[at + KEY];
    int family = (int) (stored >>> 40);
    int protocol = (int) (stored >>> 32) & 0xFF;
    boolean ports = (int) stored != 0;
    boolean turned = protocol == 6 && isAnswerToNothing(at);
    int from = turned ? DESTINATION_HIGH : SOURCE_HIGH;
    int to = turned ? SOURCE_HIGH : DESTINATION_HIGH;
    int there = turned ? 1 : 0;
    int back = 1 - there;
    boolean answered = numbers[at + PACKETS + back] > 0;
    flow.clear();
    flow.source(family, numbers[at + from], numbers[at + from + 1]);
    flow.destination(family, numbers[at + to], numbers[at + to + 1]);
    long fromPort = stored >>> (turned ? 0 : 16);
    long toPort = stored >>> (turned ? 16 : 0);
    flow.sourcePort = ports ? fromPort & 0xFFFF : Flow.UNSAID;
    flow.destinationPort = ports ? toPort & 0xFFFF : Flow.UNSAID;
    flow.protocol = protocol;
    flow.start = numbers[at + START];
    flow.end = numbers[at + LAST];
    flow.bytes = numbers[at + BYTES + there];
    flow.packets = numbers[at + PACKETS + there];
    flow.reverseBytes = answered ? numbers[at + BYTES + back] : Flow.UNSAID;
    flow.reversePackets = answered ? numbers[at + PACKETS + back] : Flow.UNSAID;
    flow.tcpFlags = protocol == 6 ? numbers[at + FLAGS + there] : Flow.UNSAID;
    flow.reverseTcpFlags = protocol == 6 && answered ? numbers[at + FLAGS + back] : Flow.UNSAID;
    flow.fragments = numbers[at + FRAGMENTS] > 0 ? numbers[at + FRAGMENTS] : Flow.UNSAID;
    flow.sampling = Flow.Sampling.UNSAMPLED;
    events.begin(numbers[at + POSITION], FlowClasses.PCAP);
    events.emit(flow, sink);
  }

  /** Whether a SYN was answered that its source neither sent nor goes on with. */
  private boolean isAnswerToNothing(int at) {
    long flags = numbers[at + FLAGS];
    boolean refuses = (flags & RST) != 0 && (flags & ~(RST | ACK)) == 0;
    return (numbers[at + REVERSE_FLAGS] & SYN) != 0 && (numbers[at + PACKETS] == 0 || refuses);
  }

  void save(StateWriter out) {
    out.number(now);
    for (int i = oldest; i != NONE; i = newer[i]) {
      out.flag(true);
      for (int at = i * WIDTH; at < (i + 1) * WIDTH; at++) {
        out.number(numbers[at]);
      }
    }
    out.flag(false);
  }

  void restore(StateReader in) {
    now = in.number();
    while (in.flag()) {
      int index = place();
      for (int at = index * WIDTH; at < (index + 1) * WIDTH; at++) {
        numbers[at] = in.number();
      }
      enter(index);
    }
  }
}
