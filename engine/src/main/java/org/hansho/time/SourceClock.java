package org.hansho.time;

import java.util.HashMap;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.hansho.event.Timing;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Judges when the events of one source happened, by what they claim and when they arrived, and says
 * how far the source's time has come: never further than arrival allows.
 *
 * <p>A record ahead of its arrival is corrected by what the clock of its sender is known to be
 * wrong by, or else has the time of its arrival. One that is behind keeps its time and may be late,
 * unless its sender is behind by the same for half a minute, or says the same time for as long. One
 * from before its source was known, and not only under way then, is in order, but nothing may be
 * learned from it. Senders are distinguished by {@code host.name}; at most {@value #MOST_SENDERS}
 * whose clocks are wrong are remembered, some 100 bytes each, and those with the fewest records
 * behind them make room. Belongs to one thread; an event of a sender with a right clock costs a few
 * comparisons.
 */
public final class SourceClock {
  private static final int VERSION = 4;
  private static final int WITHOUT_FURTHEST = 1;
  private static final int WITHOUT_KNOWN_FROM = 2;
  private static final int WITHOUT_MOVED = 3;
  private static final int MOST_SENDERS = 64;
  private static final long SKEW_OVER = 3_600_000_000_000L;

  /** Field by which senders inside of a source are distinguished. */
  private static final String SENDER = "host.name";

  private final long lateness;
  private final long mostAhead;
  private final long delay;
  private final boolean history;
  private final Map<Long, SenderClock> senders = new HashMap<>();
  private @Nullable Fields fields;
  private int senderField;
  private long newest = Event.NO_TIME;
  private long furthest = Event.NO_TIME;
  private long arrival = Long.MIN_VALUE;

  /** When what came was newer than all before. */
  private long moved = Long.MIN_VALUE;

  /** Records from before this time are from before the source was known. */
  private long knownFrom = Long.MIN_VALUE;

  private long behindSince = Long.MIN_VALUE;
  private long undated;
  private long skewed;
  private long corrected;
  private long skew;
  private long skewedSince = Long.MIN_VALUE;
  private long skewedLast = Long.MIN_VALUE;
  private long unreported;

  /**
   * A clock that has seen nothing.
   *
   * @param history whether the source is one of old records on purpose, so that its records arrive
   *     when they say, as far as that is not after they were read
   */
  public SourceClock(TimeRules rules, boolean history) {
    this.lateness = rules.lateness().toNanos();
    this.mostAhead = rules.ahead().toNanos();
    this.delay = rules.delay().toNanos();
    this.history = history;
  }

  /**
   * Judges an event.
   *
   * @param read when it arrived; of records that were held back earlier than that of others
   * @param passed up to where the time of all sources has passed
   */
  public void judge(Event event, long read, long passed) {
    judgeBy(event, read, passed);
    furthest = event.timing() == Timing.LATE ? furthest : Math.max(furthest, event.time());
  }

  private void judgeBy(Event event, long read, long passed) {
    long claimed = event.time();
    arrived(read);
    if (!TimeRules.isPlausible(claimed)) {
      judgeUnclaimed(event, read, passed);
      return;
    }
    long arrived = history ? placeOf(claimed) : read;
    long ahead = claimed - arrived;
    if (ahead > mostAhead) {
      judgeAhead(event, claimed, arrived, passed);
    } else if (ahead < -delay || claimed <= watermark() || claimed <= passed) {
      judgeBehind(event, claimed, arrived, passed);
    } else {
      agree(event, ahead, arrived);
      believe(event, claimed, arrived, Timing.CLAIMED);
    }
  }

  private void arrived(long read) {
    if (arrival == Long.MIN_VALUE) {
      knownFrom = history ? Long.MIN_VALUE : read - delay;
    }
    arrival = Math.max(arrival, read);
  }

  /** In a history a record arrives when it says, unless that is still to come. */
  private long placeOf(long claimed) {
    return claimed - arrival > mostAhead && newest != Event.NO_TIME
        ? newest
        : Math.max(newest, Math.min(claimed, arrival));
  }

  private void judgeUnclaimed(Event event, long read, long passed) {
    boolean missing = event.time() == Event.NO_TIME;
    undated += missing ? 1 : 0;
    skewed += missing ? 0 : 1;
    long place = history && newest != Event.NO_TIME ? newest : read;
    event.judge(Math.max(place, passed + 1), missing ? Timing.UNDATED : Timing.SKEWED);
    if (!missing) {
      noteSkew(skew);
    }
  }

  private void judgeAhead(Event event, long claimed, long arrived, long passed) {
    long ahead = claimed - arrived;
    SenderClock sender = sender(event);
    sender.note(ahead, arrived);
    if (sender.explainsAhead(ahead)) {
      long time = claimed - sender.offset();
      time = Math.max(arrived - lateness / 2, Math.min(time, arrived));
      time = Math.max(sender.inOrder(claimed, time), passed + 1);
      corrected++;
      noteSkew(ahead);
      believe(event, time, arrived, Timing.CORRECTED);
    } else {
      event.judge(Math.max(sender.inOrder(claimed, arrived), passed + 1), Timing.SKEWED);
      skewed++;
      noteSkew(ahead);
    }
  }

  private void judgeBehind(Event event, long claimed, long arrived, long passed) {
    long ahead = claimed - arrived;
    SenderClock sender = sender(event);
    sender.note(ahead, arrived);
    if (sender.explainsBehind(ahead, arrived)) {
      long time = Math.min(claimed - sender.offset(), arrived);
      time = Math.max(sender.inOrder(claimed, time), Math.max(watermark(), passed) + 1);
      corrected++;
      noteSkew(ahead);
      believe(event, time, arrived, Timing.CORRECTED);
    } else if (sender.standsStill(arrived, delay)) {
      event.judge(Math.max(sender.inOrder(claimed, arrived), passed + 1), Timing.SKEWED);
      skewed++;
      noteSkew(ahead);
    } else if (claimed <= watermark() || claimed <= passed) {
      event.judge(claimed, Timing.LATE);
    } else {
      Timing timing = claimed < knownFrom ? Timing.BACKLOG : Timing.CLAIMED;
      believe(event, claimed, arrived, timing);
    }
  }

  private void believe(Event event, long time, long arrived, Timing timing) {
    event.judge(time, timing);
    long reached = Math.min(time, arrived);
    if (reached > newest) {
      newest = reached;
      moved = arrival;
    }
  }

  private void noteSkew(long by) {
    skew = by;
    skewedLast = arrival;
    unreported++;
    skewedSince = skewedSince == Long.MIN_VALUE ? arrival : skewedSince;
  }

  // -- senders ----------------------------------------------------------------------------------

  /** A record with a right time speaks against what was believed of its sender. */
  private void agree(Event event, long ahead, long arrived) {
    if (!senders.isEmpty()) {
      long key = key(event);
      SenderClock sender = senders.get(key);
      if (sender != null) {
        sender.note(ahead, arrived);
        if (sender.votes() == 0) {
          senders.remove(key);
        }
      }
    }
  }

  private SenderClock sender(Event event) {
    long key = key(event);
    SenderClock known = senders.get(key);
    if (known == null) {
      makeRoom();
      known = new SenderClock();
      senders.put(key, known);
    }
    return known;
  }

  private void makeRoom() {
    if (senders.size() < MOST_SENDERS) {
      return;
    }
    long least = 0;
    int votes = Integer.MAX_VALUE;
    for (Map.Entry<Long, SenderClock> one : senders.entrySet()) {
      int ofOne = one.getValue().votes();
      if (ofOne < votes || (ofOne == votes && one.getKey() < least)) {
        votes = ofOne;
        least = one.getKey();
      }
    }
    senders.remove(least);
  }

  private long key(Event event) {
    if (fields != event.fields()) {
      fields = event.fields();
      senderField = event.fields().id(SENDER);
    }
    int slot = senderField == Fields.UNREAD ? Event.NONE : event.first(senderField);
    return slot == Event.NONE
        ? 0
        : RecordHash.of(event.buffer(slot), event.start(slot), event.length(slot));
  }

  // -- how far time has come --------------------------------------------------------------------

  /** Notes that input was read up to its end. */
  public void endInput(long read) {
    arrived(read);
    boolean behind = !history && newest != Event.NO_TIME && arrival - newest > delay;
    if (!behind) {
      behindSince = Long.MIN_VALUE;
    } else if (behindSince == Long.MIN_VALUE) {
      behindSince = arrival;
    }
  }

  /** How far its own event time has come: nothing at or before this is in order any more. */
  public long watermark() {
    return newest == Event.NO_TIME ? Long.MIN_VALUE : newest - lateness - 1;
  }

  /** How much older than its newest event an event may be, in nanoseconds. */
  public long lateness() {
    return lateness;
  }

  /**
   * How far the source has come: its newest event that was believed; where its records say no time,
   * its last arrival, and where they say none that is believed, what was under way then.
   */
  public long reached() {
    if (newest != Event.NO_TIME || arrival == Long.MIN_VALUE) {
      return newest;
    }
    return undated > 0 ? arrival : skewed > 0 ? arrival - delay : Event.NO_TIME;
  }

  /** The time of its newest event that was believed; {@link Event#NO_TIME} if there is none. */
  public long newest() {
    return newest;
  }

  /**
   * The time of its newest event that is in order, which may be some seconds ahead of its arrival;
   * {@link Event#NO_TIME} if there is none.
   */
  public long furthest() {
    return furthest;
  }

  /** When its last input arrived; the least number if there was none. */
  public long arrival() {
    return arrival;
  }

  /**
   * When its last input arrived that was newer than all before, or, where its records say no time,
   * its last input. The least number if there was none.
   */
  public long moved() {
    return newest == Event.NO_TIME ? arrival : moved;
  }

  /**
   * Since when it is further behind arrival than records may be under way; the least number if it
   * is not.
   */
  public long behindSince() {
    return behindSince;
  }

  /** Records that said no time. */
  public long undated() {
    return undated;
  }

  /** Records whose time was not believed. */
  public long skewed() {
    return skewed;
  }

  /** Records whose time was corrected. */
  public long corrected() {
    return corrected;
  }

  /** By how much the last of both was ahead of its arrival, nanoseconds. */
  public long skew() {
    return skew;
  }

  /**
   * Since when the source is known: records from before are of a time that nobody watched. The
   * least number if it has not begun, or its records are its history.
   */
  public long knownFrom() {
    return knownFrom;
  }

  /** When the first of both arrived; the least number if there were none. */
  public long skewedSince() {
    return skewedSince;
  }

  /** How many records were not believed or corrected since the last call. */
  public long takeSkewed() {
    long taken = unreported;
    unreported = 0;
    return taken;
  }

  /** Whether there were such records, and none for an hour of arrival. */
  public boolean isSkewOver() {
    return skewedLast != Long.MIN_VALUE && arrival - skewedLast > SKEW_OVER;
  }

  // -- saving -----------------------------------------------------------------------------------

  /** Writes all but the rules. */
  public void write(StateWriter out) {
    out.count(VERSION);
    out.number(newest);
    out.number(furthest);
    out.number(arrival);
    out.number(knownFrom);
    out.number(moved);
    out.number(behindSince);
    out.number(undated);
    out.number(skewed);
    out.number(corrected);
    out.number(skew);
    out.number(skewedSince);
    out.number(skewedLast);
    out.count(senders.size());
    senders.forEach(
        (key, sender) -> {
          out.number(key);
          sender.write(out);
        });
  }

  /** Reads what {@link #write} wrote. */
  public void restore(StateReader in) {
    int version = in.count();
    if (version > VERSION) {
      throw new IllegalStateException("a clock of version " + version + " is of a newer Hansho");
    }
    newest = in.number();
    furthest = version > WITHOUT_FURTHEST ? in.number() : newest;
    arrival = in.number();
    knownFrom = version > WITHOUT_KNOWN_FROM ? in.number() : Long.MIN_VALUE;
    moved = version > WITHOUT_MOVED ? in.number() : arrival;
    behindSince = in.number();
    undated = in.number();
    skewed = in.number();
    corrected = in.number();
    skew = in.number();
    skewedSince = in.number();
    skewedLast = in.number();
    for (int left = in.count(); left > 0; left--) {
      senders.put(in.number(), SenderClock.read(in, version > WITHOUT_MOVED));
    }
  }

  /** Takes over what older programs knew of a source. */
  public void restore(long newestEvent, long lastArrival, long skewedEvents, long ahead) {
    newest = newestEvent;
    furthest = newestEvent;
    arrival = lastArrival;
    moved = lastArrival;
    skewed = skewedEvents;
    skew = ahead;
  }
}
