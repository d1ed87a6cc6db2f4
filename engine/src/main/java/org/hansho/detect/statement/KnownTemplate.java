package org.hansho.detect.statement;

import org.hansho.detect.Opinion;
import org.hansho.sql.StatementComparison;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What is remembered of one template: how often, since when, on how many days, from whom it came,
 * and its tokens and text, which hold no data of users. 80 bytes beside these two.
 */
final class KnownTemplate {
  /** Bytes of the text that are kept. */
  static final int LONGEST_TEXT = 512;

  private static final short[] NO_WORDS = {};
  private static final byte[] NO_TEXT = {};
  private static final int DAY = 1_440;
  private static final int ENOUGH_DAYS = 3;
  private static final int ENOUGH_CLIENTS = 3;
  private static final int MOST_CREDIT = 30;
  private static final int NOT_ALERTED = Integer.MAX_VALUE;
  private static final int OBJECTED = Integer.MAX_VALUE - 1;

  final long hash;
  final int firstMinute;
  int lastMinute;
  int count;
  int errors;
  int days;

  /** A bit for each of 32 parts of all clients: never more clients than there are. */
  int clients;

  /** Evidence that the template itself has. */
  int evidence;

  /** Points it was given when it was judged. */
  int points;

  /** Whether it was judged to be more than new: it has evidence, or failed as faulty ones do. */
  boolean suspicious;

  private boolean harmless;

  /** When it gave the first result that still counts. */
  private int alerted = NOT_ALERTED;

  private boolean batch;
  private short[] words = NO_WORDS;
  private byte[] text = NO_TEXT;

  /** The hash of the template that it, or what it departed from, departed from at first; or its. */
  final long root;

  private int departedFrom = -DAY;

  KnownTemplate(long hash, int minute, long root) {
    this.hash = hash;
    this.root = root == 0 ? hash : root;
    this.firstMinute = minute;
    this.lastMinute = minute;
  }

  /** Counts a statement. */
  void see(int minute, int client, boolean failed) {
    days += count == 0 || minute / DAY > lastMinute / DAY ? 1 : 0;
    lastMinute = Math.max(lastMinute, minute);
    count = count == Integer.MAX_VALUE ? count : count + 1;
    errors += failed ? 1 : 0;
    clients |= client;
  }

  /** Notes that a new statement departs from it; whether one did within a day before. */
  boolean isDepartedFromAgain(int minute) {
    boolean again = minute - departedFrom < DAY;
    departedFrom = again ? departedFrom : minute;
    return again;
  }

  /** Somebody has said what to think of it. */
  void applyFeedback(Opinion opinion) {
    harmless = opinion == Opinion.EXPECTED;
    if (opinion == Opinion.OBJECTED) {
      alerted = OBJECTED;
    } else if (opinion == Opinion.WITHDRAWN && alerted == OBJECTED) {
      alerted = lastMinute;
    }
  }

  /** It gave a result. */
  void alert(int minute) {
    alerted = alerted == NOT_ALERTED ? minute : alerted;
  }

  /**
   * Whether it belongs to what the program sends: at once where nothing speaks against it, else
   * after some days and from as many clients as the program has, and not while it is {@link #pass
   * alerted}.
   */
  boolean isKnown(int allClients) {
    int needed = Math.min(ENOUGH_CLIENTS, Integer.bitCount(allClients));
    return !suspicious
        || harmless
        || (alerted == NOT_ALERTED && days >= ENOUGH_DAYS && Integer.bitCount(clients) >= needed);
  }

  /**
   * Lets time pass: what gave a result is no longer alerted after a while, unless somebody objects.
   *
   * @param knownAfter minutes; the highest number for never
   */
  void pass(int minute, int knownAfter) {
    boolean over = knownAfter != Integer.MAX_VALUE && (long) minute - alerted >= knownAfter;
    alerted = over && alerted != OBJECTED ? NOT_ALERTED : alerted;
  }

  /** Until when it is worth keeping: its last minute, and a day more for each day it was seen. */
  long worth() {
    return lastMinute + (long) Math.min(days, MOST_CREDIT) * DAY;
  }

  /** What this and another one know of the same template; being under alert stays. */
  KnownTemplate joined(KnownTemplate other) {
    KnownTemplate earlier = other.firstMinute < firstMinute ? other : this;
    KnownTemplate later = other.lastMinute > lastMinute ? other : this;
    boolean apart = lastMinute < other.firstMinute || other.lastMinute < firstMinute;
    KnownTemplate joined = new KnownTemplate(hash, earlier.firstMinute, earlier.root);
    joined.lastMinute = later.lastMinute;
    joined.count = joined(apart, count, other.count);
    joined.errors = joined(apart, errors, other.errors);
    int sharedDay = apart && earlier.lastMinute / DAY == later.firstMinute / DAY ? 1 : 0;
    joined.days = joined(apart, days, other.days) - sharedDay;
    joined.clients = clients | other.clients;
    joined.evidence = evidence;
    joined.points = points;
    joined.suspicious = suspicious && (alerted != NOT_ALERTED || other.suspicious);
    joined.harmless = harmless;
    joined.alerted = suspicious && alerted == NOT_ALERTED ? other.alerted : alerted;
    joined.departedFrom = Math.max(departedFrom, other.departedFrom);
    KnownTemplate kept = words.length > 0 ? this : other;
    joined.keep(kept.words, kept.text);
    return joined;
  }

  private static int joined(boolean apart, int one, int other) {
    return apart ? (int) Math.min(Integer.MAX_VALUE, (long) one + other) : Math.max(one, other);
  }

  void keep(short[] tokens, byte[] letters) {
    words = tokens;
    batch = StatementComparison.batch(tokens).size() > 1;
    text = letters;
  }

  /** Its tokens; empty where they are not kept. */
  short[] words() {
    return words;
  }

  /** Whether it is of several statements. */
  boolean isBatch() {
    return batch;
  }

  /** Its text, cut off; empty where it is not kept. */
  byte[] text() {
    return text;
  }

  /** Bytes of tokens and text. */
  int size() {
    return words.length * Short.BYTES + text.length;
  }

  void write(StateWriter out) {
    out.number(hash);
    out.number(root);
    out.number(departedFrom);
    out.count(Math.max(0, firstMinute));
    out.count(Math.max(0, lastMinute));
    out.count(count);
    out.count(errors);
    out.count(days);
    out.number(clients);
    out.count(evidence);
    out.count(points);
    out.flag(suspicious);
    out.flag(harmless);
    out.count(alerted);
    out.count(words.length);
    for (short word : words) {
      out.count(word & 0xFFFF);
    }
    out.bytes(text, 0, text.length);
  }

  static KnownTemplate read(StateReader in) {
    long hash = in.number();
    long root = in.number();
    int departedFrom = (int) in.number();
    KnownTemplate read = new KnownTemplate(hash, in.count(), root);
    read.departedFrom = departedFrom;
    read.lastMinute = in.count();
    read.count = in.count();
    read.errors = in.count();
    read.days = in.count();
    read.clients = (int) in.number();
    read.evidence = in.count();
    read.points = in.count();
    read.suspicious = in.flag();
    read.harmless = in.flag();
    read.alerted = in.count();
    short[] words = new short[in.count()];
    for (int i = 0; i < words.length; i++) {
      words[i] = (short) in.count();
    }
    read.keep(words, in.bytes());
    return read;
  }
}
