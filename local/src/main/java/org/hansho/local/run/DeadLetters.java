package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.alarm.Alarms;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochStore;
import org.jspecify.annotations.Nullable;

/**
 * The records that a runner has left out: what they are, which are to be processed again or
 * discarded, and whom they push back. Nothing is ever dropped to make room: what fills the store is
 * refused. Belongs to the runner's thread, but for what says otherwise.
 */
public final class DeadLetters {
  private static final String SUBJECT = "dead letters";
  private static final int PAGE = 100;

  private final EpochStore store;
  private final Alarms alarms;
  private long most;
  private final ArrayDeque<Long> queued = new ArrayDeque<>();
  private final List<Long> discarded = new ArrayList<>();

  /** While there is no more room, the sources that are read all the same; else null. */
  private volatile @Nullable Set<String> admitted;

  private volatile long bytes;

  DeadLetters(EpochStore store, Alarms alarms, long most) {
    this.store = store;
    this.alarms = alarms;
    this.most = most;
  }

  /** Letters of a stage, or all, behind a number. */
  public List<DeadLetter> list(String stage, long after, int most) throws IOException {
    return store.deadLetters(stage, after, most);
  }

  /**
   * Processes letters of a stage, or all, again from there on, in the next epochs, and returns how
   * many. Each is gone with the epoch that has processed it, whose alerts are committed with that;
   * one that fails again is a new letter. A letter without its record stays.
   */
  public int processAgain(String stage) throws IOException {
    int count = 0;
    long after = 0;
    List<DeadLetter> page = store.deadLetters(stage, after, PAGE);
    while (!page.isEmpty()) {
      for (DeadLetter letter : page) {
        count += queue(letter) ? 1 : 0;
        after = letter.number();
      }
      page = store.deadLetters(stage, after, PAGE);
    }
    return count;
  }

  /** Processes one again; false if it is not there, or without its record. */
  public boolean processAgain(long number) throws IOException {
    DeadLetter letter = find(number);
    return letter != null && queue(letter);
  }

  private boolean queue(DeadLetter letter) {
    if (!letter.isWhole() || queued.contains(letter.number())) {
      return false;
    }
    queued.add(letter.number());
    return true;
  }

  /** Discards one with the next epoch, which is counted; false if it is not there. */
  public boolean discard(long number) throws IOException {
    if (find(number) == null || discarded.contains(number)) {
      return false;
    }
    queued.remove(number);
    discarded.add(number);
    return true;
  }

  private @Nullable DeadLetter find(long number) throws IOException {
    List<DeadLetter> found = store.deadLetters("", number - 1, 1);
    return found.isEmpty() || found.get(0).number() != number ? null : found.get(0);
  }

  boolean hasWork() {
    return !queued.isEmpty() || !discarded.isEmpty();
  }

  /** The letters to be processed again in this epoch, at most so many bytes but for the first. */
  List<DeadLetter> takeQueued(long mostBytes) throws IOException {
    List<DeadLetter> taken = new ArrayList<>();
    long left = mostBytes;
    while (!queued.isEmpty() && left > 0) {
      DeadLetter letter = find(queued.remove());
      if (letter != null) {
        taken.add(letter);
        left -= letter.bytes();
      }
    }
    return taken;
  }

  List<Long> takeDiscarded() {
    List<Long> taken = new ArrayList<>(discarded);
    discarded.clear();
    return taken;
  }

  /** Has other room from now on; the next {@link #measure} looks how much of it is left. */
  void keep(long bytesAtMost) {
    most = bytesAtMost;
  }

  /** Looks how much room is left after letters have come or gone. */
  void measure(List<SourceState> sources) throws IOException {
    bytes = store.deadLetterBytes();
    if (bytes < most) {
      admitted = null;
      alarms.end(AlarmKind.DEAD_LETTERS_FULL, SUBJECT);
      return;
    }
    Set<String> read = new HashSet<>();
    sources.forEach(source -> read.add(source.id));
    read.removeAll(store.deadLetterSources());
    if (admitted == null) {
      alarms.raise(AlarmKind.DEAD_LETTERS_FULL, SUBJECT, bytes + " of " + most + " bytes");
    }
    admitted = Set.copyOf(read);
  }

  /** Whether a source may add to what is to be read. Safe from any thread. */
  boolean admits(String source) {
    Set<String> read = admitted;
    return read == null || read.contains(source);
  }

  /** Why a push of a source is refused, in words for the operator. Safe from any thread. */
  String refusal() {
    return bytes
        + " bytes of records that could not be processed are kept, of "
        + most
        + " that may be; process them again or discard them";
  }
}
