package org.hansho.local.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final List<RereadableInput> inputs = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private final Predicate<String> admitted;
  private long arrival;
  private boolean more;

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
    return pushes || blocks;
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

  private boolean takeBlocks(Counters counters, ToLongFunction<String> position, Taker into)
      throws IOException {
    boolean any = false;
    int share = Math.max(1, bytes / Math.max(1, inputs.size()));
    for (RereadableInput input : inputs) {
      if (!admitted.test(input.source())) {
        continue;
      }
      byte[] block = input.read(position.applyAsLong(input.source()), share);
      if (block.length > 0) {
        any = true;
        counters.add(Counters.PUSHES, 1);
        counters.add(Counters.BYTES, block.length);
        into.take(new Input(input.source(), time.arrived(clock.getAsLong()), block, null));
      }
    }
    return any;
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
