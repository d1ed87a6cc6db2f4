package org.hansho.detect.flood;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Fact;
import org.hansho.event.WholeNumber;
import org.hansho.sigma.FloodCondition;
import org.jspecify.annotations.Nullable;

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

  /** Flags of TCP that were seen. */
  static final String FLAGS = "network.tcp_flags";

  /** What a flow brings, in the order of the places below. */
  static final List<String> OF_FLOWS =
      List.of(SOURCE_PACKETS, SOURCE_BYTES, PACKETS, BYTES, RATE, START, END, STATE);

  static final int SOURCE_PACKETS_AT = 0;
  static final int SOURCE_BYTES_AT = 1;
  static final int PACKETS_AT = 2;
  static final int BYTES_AT = 3;
  static final int RATE_AT = 4;
  static final int STATE_AT = 7;
  private static final int START_AT = 5;
  private static final int END_AT = 6;
  private static final String TCP = "tcp";
  private static final String TCP_TWO_WAY = "tcp-two-way";
  private static final String ICMP = "icmp";
  private static final String RESPONSE_BYTES = "http.response.body.bytes";

  /** Records that go on with a flow are written once a minute. */
  private static final long REPORTED_EACH = 60_000_000_000L;

  private static final long MOST = 1L << 50;
  private static final int HELD_NUMBERS = 5;
  private static final int DIGITS = 15;

  private final boolean requests;
  private final int[][] columns;
  private final int[] classes;
  private final int[] flags;
  private final int[] held;
  private final long own;

  LoadReader(String document, FloodCondition condition, int roles, Columns where) {
    own = BoundLoadFilter.number(document);
    held = new int[roles];
    requests = condition.ofRequests();
    columns = new int[roles][];
    classes = new int[roles];
    flags = new int[roles];
    for (int role = 0; role < roles; role++) {
      columns[role] = where.of(role, requests ? List.of(RESPONSE_BYTES) : OF_FLOWS);
      classes[role] = where.of(role, condition.field());
      flags[role] = where.of(role, FLAGS);
      held[role] = where.of(role, BoundLoadFilter.HELD);
    }
  }

  /** The fields that are looked at. */
  static Set<String> reads(FloodCondition condition) {
    Set<String> reads = new TreeSet<>(condition.top());
    if (condition.ofRequests()) {
      reads.add(RESPONSE_BYTES);
    } else {
      reads.addAll(OF_FLOWS);
      reads.add(BoundLoadFilter.HELD);
    }
    if (condition.signs()) {
      reads.addAll(RequestReader.READS);
    }
    if (condition.looksAtShape()) {
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

  /** What the class of a fact says of connections. */
  Kind kind(int role, Fact fact) {
    int at = classAt(role, fact);
    if (at == Fact.NONE || fact.length(at) < TCP.length() || fact.buffer()[at] != 't') {
      return at != Fact.NONE && isWord(fact, at, ICMP) ? Kind.ICMP : Kind.OTHER;
    }
    if (isWord(fact, at, TCP) || isWord(fact, at, TCP_TWO_WAY)) {
      return Kind.DATA;
    }
    return fact.buffer()[at + 1] == 'c' ? Kind.BARE : Kind.OTHER;
  }

  /** Segments of connections, those that open, refuse or acknowledge and nothing else, and more. */
  enum Kind {
    DATA,
    BARE,
    ICMP,
    OTHER
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
    long packets = either(fact, at[SOURCE_PACKETS_AT], at[PACKETS_AT]);
    long bytes = either(fact, at[SOURCE_BYTES_AT], at[BYTES_AT]);
    return Load.ofFlow(packets, bytes, number(fact, at[RATE_AT]), goesOn(fact, at[STATE_AT]));
  }

  /**
   * What was held back for this flood and the class of a record before it; null if nothing was.
   *
   * @see BoundLoadFilter
   */
  @Nullable Held held(int role, Fact fact) {
    int at = fact.first(held[role]);
    for (int left = at == Fact.NONE ? 0 : fact.count(held[role]); left > 0; left--) {
      long[] numbers = new long[HELD_NUMBERS];
      if (numbers(fact, at, numbers)) {
        Load sums = new Load(numbers[0], numbers[1], numbers[2], numbers[3], 0);
        return new Held(sums, numbers[HELD_NUMBERS - 1]);
      }
      at = left > 1 ? fact.next(at) : at;
    }
    return null;
  }

  /** Whether the value is meant for this flood; reads the numbers behind its own. */
  private boolean numbers(Fact fact, int at, long[] into) {
    byte[] text = fact.buffer();
    int end = at + fact.length(at);
    int from = at;
    for (int index = -1; index < into.length && from < end; index++) {
      int to = from;
      while (to < end && text[to] != ' ') {
        to++;
      }
      long number = number(text, from, to - from);
      if (index < 0 && number != own) {
        return false;
      }
      if (index >= 0) {
        into[index] = Math.max(0, number);
      }
      from = to + 1;
    }
    return true;
  }

  /**
   * Records that were held back.
   *
   * @param load their sums
   */
  record Held(Load load, long records) {}

  /** A load with the time that its record covers. */
  Load spread(Load load, int role, Fact fact) {
    if (requests) {
      return load;
    }
    int[] at = columns[role];
    long span = span(fact, at[START_AT], at[END_AT], goesOn(fact, at[STATE_AT]));
    return span == 0 ? load : load.over(span);
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
      return goesOn ? REPORTED_EACH : 0;
    }
    int end = fact.first(endColumn);
    long from = TimeText.nanos(fact.buffer(), start, fact.length(start));
    long to = end == Fact.NONE ? fact.time() : TimeText.nanos(fact.buffer(), end, fact.length(end));
    return from == TimeText.NONE || to == TimeText.NONE ? 0 : Math.max(0, to - from);
  }

  private static long number(Fact fact, int column) {
    int at = fact.first(column);
    return at == Fact.NONE ? -1 : number(fact.buffer(), at, fact.length(at));
  }

  /** A number of at most 15 digits, or -1 if a text is none. */
  static long number(byte[] text, int at, int length) {
    return length > DIGITS ? -1 : Math.min(MOST, WholeNumber.of(text, at, length));
  }
}
