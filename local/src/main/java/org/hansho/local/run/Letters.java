package org.hansho.local.run;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.pipeline.Failure;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one worker in one epoch. Records that stand one behind another and have the
 * same fault share one, so that a flood of short ones takes no more room than its bytes. Belongs to
 * the worker's thread.
 */
final class Letters {
  private static final int MOST_OF_A_RUN = 1 << 16;

  private final List<DeadLetter> written = new ArrayList<>();
  private final ByteArrayOutputStream run = new ByteArrayOutputStream();
  private @Nullable DeadLetter first;
  private long records;
  private long end;

  /** A push of which no format claims anything. */
  void unrecognised(Input input, String reason) {
    close();
    byte[] bytes = input.bytes();
    byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, Limits.DEFAULT.recordBytes()));
    written.add(
        letter(DeadLetter.RECOGNITION, "", input.source(), 0, input.arrival(), reason, kept));
  }

  void malformed(Malformed record, String source, long arrival) {
    String reason = record.fault().text();
    DeadLetter open = first;
    boolean goesOn =
        open != null
            && open.source().equals(source)
            && open.reason().equals(reason)
            && Arrays.equals(open.aids().heading(), record.heading())
            && record.position() >= end
            && record.position() <= end + 2
            && run.size() + record.sample().length < MOST_OF_A_RUN;
    if (goesOn) {
      run.write('\n');
    } else {
      close();
      first =
          letter(DeadLetter.MALFORMED, "", source, record.position(), arrival, reason, new byte[0])
              .with(DeadLetter.Aids.heading(record.heading()));
    }
    run.writeBytes(record.sample());
    records++;
    end = record.position() + record.length();
  }

  /** A record that was left out. */
  void failed(Failure failure, String source, long arrival) {
    failed(failure, source, arrival, DeadLetter.Aids.heading(failure.record().heading()));
  }

  /** The same, with what is needed to process it again. */
  void failed(Failure failure, String source, long arrival, DeadLetter.Aids aids) {
    close();
    Malformed record = failure.record();
    written.add(
        new DeadLetter(
            0,
            failure.stage().text(),
            failure.part(),
            source,
            record.position(),
            arrival,
            failure.time(),
            1,
            failure.hash(),
            record.fault().text(),
            record.sample(),
            aids));
  }

  private static DeadLetter letter(
      String stage,
      String part,
      String source,
      long position,
      long arrival,
      String reason,
      byte[] record) {
    return new DeadLetter(
        0, stage, part, source, position, arrival, Event.NO_TIME, 1, 0, reason, record);
  }

  private void close() {
    DeadLetter open = first;
    if (open != null) {
      written.add(
          new DeadLetter(
              0,
              open.stage(),
              open.part(),
              open.source(),
              open.position(),
              open.arrival(),
              open.time(),
              records,
              0,
              open.reason(),
              run.toByteArray(),
              open.aids()));
    }
    first = null;
    run.reset();
    records = 0;
  }

  /** The letters since the last call. */
  List<DeadLetter> take() {
    close();
    List<DeadLetter> taken = new ArrayList<>(written);
    written.clear();
    return taken;
  }
}
