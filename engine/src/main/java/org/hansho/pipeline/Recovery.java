package org.hansho.pipeline;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;

/**
 * Reads on when a reader has failed: takes it up again where its memory was saved last, reads to
 * the failure once more without reporting anything twice, and halves the block until the record is
 * found at which it fails. That record is given up, and the reader goes on behind it with what it
 * remembered before.
 *
 * <p>It may be what the reader holds back of earlier records that fails: that is given up if the
 * record is then read. A reader that fails at each record, where one without memory does not,
 * forgets what it remembers. Finding a record costs some twenty reads of the bytes before it.
 */
final class Recovery {
  /** After so many records in a row that failed, memory is held to be what is broken. */
  private static final int IN_A_ROW = 3;

  private static final int MOST_LINES = 64;
  private static final EventSink NOBODY = new Nobody();

  private final OpenSource open;
  private final CountingSink sink;
  private final Guilty guilty;
  private final boolean isText;

  private byte[] block = {};
  private int from;
  private long position;
  private int at;
  private int inRow;

  /** How much was given of the bytes from {@link #at} on. */
  private long known;

  private Throwable cause;

  /** A sink that counts what it is given and passes over what it was given before. */
  abstract static class CountingSink implements EventSink {
    private long given;
    private long passedOver;

    /** How much it was given since {@link #passOver}. */
    final long given() {
      return given;
    }

    /** Begins to count anew, and passes over so much. */
    final void passOver(long outputs) {
      given = 0;
      passedOver = outputs;
    }

    /** Goes on counting behind so much that it was given. */
    final void goOn(long givenBefore) {
      given = givenBefore;
      passedOver = 0;
    }

    /** Counts one more; whether it is new. */
    final boolean isNew() {
      return ++given > passedOver;
    }
  }

  /** Takes the record at which the reader fails. */
  interface Guilty {
    void record(Malformed.Bytes record, Throwable cause);
  }

  Recovery(OpenSource open, CountingSink sink, Guilty guilty, boolean isText, Throwable cause) {
    this.open = open;
    this.sink = sink;
    this.guilty = guilty;
    this.isText = isText;
    this.cause = cause;
  }

  /** Reads a block at which the reader has failed; see {@code RecordReader.read}. */
  int read(OpenSource.Portion failed) {
    block = failed.block();
    from = failed.from();
    position = failed.position();
    at = from;
    known = replay(sink.given());
    int to = failed.to();
    int behind = search(to);
    while (behind < to) {
      sink.passOver(known);
      try {
        int consumed = failed.giveTo(open.reader(), behind, sink);
        settle();
        return consumed;
      } catch (RuntimeException | StackOverflowError e) {
        OutputFailure.passOn(e);
        cause = e;
        at = behind;
        known = Math.max(known, sink.given());
        open.reopen();
        behind = search(to);
      }
    }
    return to;
  }

  private long here(int index) {
    return position + (index - from);
  }

  private void settle() {
    open.checkpoint();
    known = 0;
    sink.passOver(0);
  }

  /**
   * Reads again what was read since the memory was saved; returns how much is given beyond that.
   */
  private long replay(long given) {
    List<OpenSource.Portion> portions = open.portions();
    open.reopen();
    try {
      sink.passOver(Long.MAX_VALUE);
      for (OpenSource.Portion portion : portions) {
        portion.giveTo(open.reader(), portion.from(), sink);
      }
    } catch (RuntimeException | StackOverflowError e) {
      OutputFailure.passOn(e);
      open.forget();
    }
    long left = Math.max(0, given - sink.given());
    open.checkpoint();
    return left;
  }

  /** Finds the first record that fails and gives it up; returns where reading goes on. */
  private int search(int to) {
    int good = at;
    int bad = to;
    while (bad - good > 1) {
      int middle = (good + bad) >>> 1;
      sink.passOver(known);
      try {
        int consumed = open.reader().read(block, at, middle, here(at), false, sink);
        known = Math.max(known, sink.given());
        good = middle;
        if (consumed > at) {
          known = Math.max(0, known - sink.given());
          at = consumed;
          inRow = 0;
          open.checkpoint();
        }
      } catch (RuntimeException | StackOverflowError e) {
        OutputFailure.passOn(e);
        known = Math.max(known, sink.given());
        cause = e;
        bad = middle;
        open.reopen();
      }
    }
    open.reopen();
    return giveUp(isText ? firstLine(bad) : bad);
  }

  /** The end of the first line by which the reader fails if the source ends there. */
  private int firstLine(int bad) {
    int lines = 0;
    for (int end = at + 1; end < bad && lines < MOST_LINES; end++) {
      if (block[end - 1] == '\n') {
        lines++;
        if (!reads(end, true)) {
          return end;
        }
      }
    }
    return bad;
  }

  /** Whether the reader takes the bytes up to there; nothing is given, and it is as before. */
  private boolean reads(int end, boolean ends) {
    try {
      open.reader().read(block, at, end, here(at), ends, NOBODY);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    } finally {
      open.reopen();
    }
  }

  private int giveUp(int bad) {
    inRow++;
    if (readsWithout(bad) || (inRow >= IN_A_ROW && readsWithNothing(bad))) {
      return at;
    }
    guilty.record(new Malformed.Bytes(block, at, trimmed(bad), here(at)), cause);
    settle();
    return bad;
  }

  private int trimmed(int bad) {
    int end = bad;
    while (isText && end > at && (block[end - 1] == '\n' || block[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  /** Gives up what the reader holds back, if the record is read then. */
  private boolean readsWithout(int bad) {
    boolean helps;
    try {
      helps = open.reader().abandon(NOBODY);
      if (helps) {
        open.reader().read(block, at, bad, here(at), true, NOBODY);
      }
    } catch (RuntimeException | StackOverflowError e) {
      helps = false;
    }
    open.reopen();
    if (helps) {
      sink.passOver(0);
      open.reader().abandon(sink);
      open.checkpoint();
    }
    return helps;
  }

  /** Lets the reader forget everything, if the record is read then. */
  private boolean readsWithNothing(int bad) {
    try {
      open.newReader().read(block, at, bad, here(at), true, NOBODY);
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
    open.forget();
    settle();
    inRow = 0;
    sink.note("the reader failed at each record and has forgotten what it remembered");
    return true;
  }

  private static final class Nobody implements EventSink {
    @Override
    public void event(Event event) {}

    @Override
    public void malformed(Malformed record) {}
  }
}
