package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.hansho.event.Event;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.journal.Damage;
import org.hansho.local.journal.JournalEntry;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalRecord;
import org.hansho.local.journal.Push;
import org.jspecify.annotations.Nullable;

/** Takes the input of the next epoch: pushes of the journal, then blocks of what can be re-read. */
final class Batch {
  private final int bytes;
  private final LongSupplier clock;
  private final Watermark time;
  private final SeenKeys keys;
  private final JournalReader journal;
  private final Opinions opinions;

  private static final byte[] NOTHING = {};

  /** Bytes at the beginning of a stream from which its format is recognised. */
  private static final int FIRST_BLOCK = 16 << 10;

  /** Most bytes from which recognition is tried. */
  private static final int LONGEST_LOOK = 1 << 18;

  private static final int MOST_BEGUN = 256;

  private final List<RereadableInput> inputs = new ArrayList<>();

  /** Streams of which no format reads the beginning, and how much of it there was. */
  private final Map<String, Integer> unread = new HashMap<>();

  /** Sources that were asked where they go on. */
  private final Set<String> begun = new HashSet<>();

  private final List<DeadLetter> letters = new ArrayList<>();
  private final Predicate<String> admitted;
  private long arrival;
  private boolean more;
  private boolean hadInput;

  /** Takes input. */
  interface Taker {
    /** Takes one; whether pushes may go on to further sources. */
    boolean take(Input input);
  }

  /**
   * Nothing is taken yet.
   *
   * @param opinions takes what people say of alerts
   * @param admitted whether a source that can be read again is read at present
   */
  Batch(
      RunnerSettings settings,
      LongSupplier clock,
      Watermark time,
      SeenKeys keys,
      JournalReader journal,
      Opinions opinions,
      Predicate<String> admitted) {
    this.admitted = admitted;
    this.bytes = settings.batchBytes();
    this.clock = clock;
    this.time = time;
    this.keys = keys;
    this.journal = journal;
    this.opinions = opinions;
  }

  void add(RereadableInput input) {
    inputs.add(input);
  }

  void remove(String source) {
    inputs.removeIf(input -> input.source().equals(source));
    unread.remove(source);
    begun.remove(source);
  }

  /**
   * Whether what was read of a source may be read again: it must have been asked first for what
   * comes next, since that says where it stands.
   */
  boolean isBegun(String source) {
    return begun.contains(source);
  }

  /** Everything that can be re-read. */
  List<RereadableInput> inputs() {
    return List.copyOf(inputs);
  }

  /** What can be re-read of that source, or null. */
  @Nullable RereadableInput input(String source) {
    for (RereadableInput input : inputs) {
      if (input.source().equals(source)) {
        return input;
      }
    }
    return null;
  }

  /**
   * Hands over the next input.
   *
   * @param position how far each source has been read
   * @param into takes input, and says whether pushes may go on to further sources
   * @return whether there was any
   */
  boolean take(Counters counters, ToLongFunction<String> position, Taker into) throws IOException {
    more = false;
    boolean pushes = takePushes(counters, into);
    boolean blocks = takeBlocks(counters, position, into);
    hadInput = pushes || blocks;
    return hadInput;
  }

  /** Whether anything was taken the last time. */
  boolean hadInput() {
    return hadInput;
  }

  private boolean takePushes(Counters counters, Taker into) throws IOException {
    long taken = 0;
    boolean any = false;
    while (taken < bytes) {
      JournalEntry entry = journal.next();
      if (entry == null) {
        return any;
      }
      any = true;
      if (entry instanceof JournalRecord record) {
        Push push = record.push();
        arrival = time.arrived(push.time());
        taken += push.payload().length;
        if (opinions.take(push)) {
          continue;
        }
        counters.add(Counters.PUSHES, 1);
        counters.add(Counters.BYTES, push.payload().length);
        if (keys.isRepeated(push, arrival)) {
          counters.add(Counters.PUSHES_REPEATED, 1);
        } else if (!into.take(
            new Input(push.source(), arrival, push.payload(), record.position()))) {
          taken = bytes;
        }
      } else if (entry instanceof Damage damage) {
        counters.add(Counters.DAMAGED, 1);
        letters.add(letter(damage));
      }
    }
    more = true;
    return any;
  }

  /** All together, so that no stream is behind the time of others. */
  private boolean takeBlocks(Counters counters, ToLongFunction<String> position, Taker into)
      throws IOException {
    int share = Math.max(1, bytes / Math.max(1, inputs.size()));
    int first = 0;
    boolean any = false;
    for (RereadableInput input : inputs) {
      long from = position.applyAsLong(input.source());
      boolean mayBeRead = admitted.test(input.source()) && (from > 0 || first < MOST_BEGUN);
      byte[] block = mayBeRead ? block(input, from, share) : NOTHING;
      if (block.length > 0) {
        any = true;
        first += from == 0 ? 1 : 0;
        counters.add(Counters.PUSHES, 1);
        counters.add(Counters.BYTES, block.length);
        into.take(new Input(input.source(), time.arrived(clock.getAsLong()), block, null));
      }
    }
    return any;
  }

  private byte[] block(RereadableInput input, long from, int share) throws IOException {
    begun.add(input.source());
    if (from > 0) {
      unread.remove(input.source());
      return input.read(from, share);
    }
    int first = Math.max(share, FIRST_BLOCK);
    int before = unread.getOrDefault(input.source(), 0);
    byte[] block = before >= LONGEST_LOOK ? NOTHING : input.read(0, Math.max(first, 2 * before));
    if (block.length < 2 * before) {
      return NOTHING; // Only more bytes can change what is recognised.
    }
    if (block.length > 0) {
      unread.put(input.source(), block.length);
    }
    return block;
  }

  private DeadLetter letter(Damage damage) {
    return new DeadLetter(
        0,
        DeadLetter.JOURNAL,
        "",
        DeadLetter.JOURNAL,
        0,
        clock.getAsLong(),
        Event.NO_TIME,
        1,
        0,
        damage.toString(),
        new byte[0]);
  }

  /** The time by which sources are idle: that of the input while more of it waits. */
  long now() {
    return more ? arrival : Math.max(time.arrival(), clock.getAsLong());
  }

  List<DeadLetter> takeLetters() {
    List<DeadLetter> taken = new ArrayList<>(letters);
    letters.clear();
    return taken;
  }
}
