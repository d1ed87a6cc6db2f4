package org.hansho.detect.flood;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.sigma.FloodCondition;

/** Reads from a fact what its record brings. Immutable. */
final class LoadReader {
  private static final String SOURCE_PACKETS = "source.packets";
  private static final String SOURCE_BYTES = "source.bytes";
  private static final String PACKETS = "network.packets";
  private static final String BYTES = "network.bytes";
  private static final String RATE = "network.sampling_rate";
  private static final String START = "event.start";
  private static final String END = "event.end";
  private static final String STATE = "network.flow_state";
  private static final String FLAGS = "network.tcp_flags";
  private static final List<String> OF_FLOWS =
      List.of(SOURCE_PACKETS, SOURCE_BYTES, PACKETS, BYTES, RATE, START, END, STATE);
  private static final String RESPONSE_BYTES = "http.response.body.bytes";

  /** Records that go on with a flow are written once a minute. */
  private static final long TOLD_EACH = 60_000_000_000L;

  private static final long MOST = 1L << 50;
  private static final long MOST_RATE = 1L << 24;
  private static final int DIGITS = 15;

  private final boolean requests;
  private final int[][] columns;
  private final int[] classes;
  private final int[] flags;

  LoadReader(FloodCondition condition, int roles, Columns where) {
    requests = condition.ofRequests();
    columns = new int[roles][];
    classes = new int[roles];
    flags = new int[roles];
    for (int role = 0; role < roles; role++) {
      columns[role] = where.of(role, requests ? List.of(RESPONSE_BYTES) : OF_FLOWS);
      classes[role] = where.of(role, condition.field());
      flags[role] = where.of(role, FLAGS);
    }
  }

  /** The fields that are looked at. */
  static Set<String> reads(FloodCondition condition) {
    Set<String> reads = new TreeSet<>(condition.top());
    if (condition.ofRequests()) {
      reads.add(RESPONSE_BYTES);
    } else {
      reads.addAll(OF_FLOWS);
    }
    if (condition.signs()) {
      reads.addAll(RequestReader.READS);
    }
    if (condition.unanswered() > 0) {
      reads.add(FLAGS);
    }
    if (!condition.field().isEmpty()) {
      reads.add(condition.field());
    }
    return reads;
  }

  /** Where the class of traffic stands in a fact. */
  int classAt(int role, Fact fact) {
    return fact.first(classes[role]);
  }

  /** Whether the class of a fact is one half of connections. */
  boolean isHalf(int role, Fact fact) {
    int at = classAt(role, fact);
    return at != Fact.NONE
        && (isWord(fact, at, Unanswered.ASKS) || isWord(fact, at, Unanswered.REPLIES));
  }

  /**
   * Whether the value at a place is a word; compared from the end, where classes differ.
   *
   * @param word a character for each byte
   */
  static boolean isWord(Fact fact, int at, String word) {
    byte[] text = fact.buffer();
    int length = fact.length(at);
    if (length != word.length()) {
      return false;
    }
    int i = length - 1;
    while (i >= 0 && (text[at + i] & 0xFF) == word.charAt(i)) {
      i--;
    }
    return i < 0;
  }

  /** All flags of TCP that were seen, or 0. */
  int flags(int role, Fact fact) {
    return (int) Math.max(0, number(fact, flags[role]));
  }

  /** What the record brings, not spread over time. */
  Load load(int role, Fact fact) {
    int[] at = columns[role];
    if (requests) {
      return new Load(1, Math.max(0, number(fact, at[0])), 0, 1, 0);
    }
    long rate = Math.max(1, Math.min(MOST_RATE, number(fact, at[4])));
    long packets = Math.max(1, either(fact, at[0], at[2]));
    long bytes = Math.max(0, either(fact, at[1], at[3]));
    long flows = rate > 1 || goesOn(fact, at[7]) ? 0 : 1;
    return new Load(times(packets, rate), times(bytes, rate), flows, packets, 0);
  }

  /** A load with the time that its record covers. */
  Load spread(Load load, int role, Fact fact) {
    if (requests) {
      return load;
    }
    int[] at = columns[role];
    long span = span(fact, at[5], at[6], goesOn(fact, at[7]));
    return span == 0 ? load : load.over(span);
  }

  private static long times(long count, long rate) {
    return count > MOST / rate ? MOST : count * rate;
  }

  private static long either(Fact fact, int column, int other) {
    long number = number(fact, column);
    return number < 0 ? number(fact, other) : number;
  }

  private static boolean goesOn(Fact fact, int column) {
    int at = fact.first(column);
    return at != Fact.NONE && fact.buffer()[at] != 'b';
  }

  private static long span(Fact fact, int startColumn, int endColumn, boolean goesOn) {
    int start = fact.first(startColumn);
    if (start == Fact.NONE) {
      return goesOn ? TOLD_EACH : 0;
    }
    int end = fact.first(endColumn);
    long from = TimeText.nanos(fact.buffer(), start, fact.length(start));
    long to = end == Fact.NONE ? fact.time() : TimeText.nanos(fact.buffer(), end, fact.length(end));
    return from == TimeText.NONE || to == TimeText.NONE ? 0 : Math.max(0, to - from);
  }

  private static long number(Fact fact, int column) {
    int at = fact.first(column);
    if (at == Fact.NONE || fact.length(at) > DIGITS) {
      return -1;
    }
    byte[] text = fact.buffer();
    long value = 0;
    for (int i = at; i < at + fact.length(at); i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return Math.min(MOST, value);
  }
}
