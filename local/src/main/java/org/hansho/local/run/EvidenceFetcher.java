package org.hansho.local.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.hansho.alert.Evidence;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.journal.Journal;
import org.hansho.local.journal.JournalEntry;
import org.hansho.local.journal.JournalReader;
import org.hansho.local.journal.JournalRecord;
import org.hansho.local.journal.Position;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the records that alerts of detectors name: from input that can be read again by their
 * position, from pushes as long as the journal has them. What cannot be fetched, or is not what the
 * hash says, stays a place without a record.
 *
 * <p>Costs a read of 8 KiB a record, and one of at most 512 KiB where it is not found in that.
 * Belongs to the runner's thread.
 */
final class EvidenceFetcher {
  private static final int NEAR_BYTES = 1 << 13;
  private static final int BYTES = 1 << 18;
  private static final int LINES = 64;
  private static final int MOST_GIVEN_UP = 10_000;

  private final Journal journal;
  private final Batch batch;
  private final Sources sources;
  private final Set<Evidence> givenUp = new HashSet<>();

  EvidenceFetcher(Journal journal, Batch batch, Sources sources) {
    this.journal = journal;
    this.batch = batch;
    this.sources = sources;
  }

  /** The evidence with its record and its arrival, each as far as it is known. */
  Evidence fetch(Evidence evidence) {
    if (evidence.hasArrival()) {
      return evidence.isUnfetched() ? withRecord(evidence) : evidence;
    }
    long arrival = sources.places().arrival(evidence.source(), evidence.position());
    Evidence arrived = evidence.arrivedAt(arrival);
    return arrived.isUnfetched() ? withRecord(arrived) : arrived;
  }

  private Evidence withRecord(Evidence evidence) {
    SourceState source = sources.find(evidence.source());
    if (source == null || givenUp.contains(evidence)) {
      return evidence;
    }
    try {
      byte[] record = whole(evidence, source.format);
      return record == null ? giveUp(evidence) : evidence.withRecord(text(record));
    } catch (IOException unreadable) {
      return evidence;
    }
  }

  /** A dead letter with its record, if only its place was known and it can be fetched. */
  DeadLetter fetch(DeadLetter letter) {
    SourceState source = sources.find(letter.source());
    if (letter.hash() == 0 || letter.record().length > 0 || source == null) {
      return letter;
    }
    try {
      Evidence place =
          new Evidence(letter.time(), letter.source(), letter.position(), "", letter.hash());
      byte[] record = whole(place, source.format);
      return record == null ? letter : letter.with(record);
    } catch (IOException unreadable) {
      return letter;
    }
  }

  /** What is gone does not come back; so it is not looked for each time its alert grows. */
  private Evidence giveUp(Evidence evidence) {
    if (givenUp.size() == MOST_GIVEN_UP) {
      givenUp.clear();
    }
    givenUp.add(evidence);
    return evidence;
  }

  /** The record at the place of the evidence; null if it is gone. */
  private byte @Nullable [] whole(Evidence evidence, Format format) throws IOException {
    byte[] near = whole(bytes(evidence, NEAR_BYTES), format, evidence.hash());
    if (near == null && format.readsBinary()) {
      return ofPacket(evidence, format);
    }
    return near == null ? whole(bytes(evidence, BYTES), format, evidence.hash()) : near;
  }

  /**
   * What stands at the place of the evidence, about so many bytes of it; nothing if it is gone.
   *
   * @throws IOException if it cannot be read at present
   */
  private byte[] bytes(Evidence evidence, int most) throws IOException {
    RereadableInput input = batch.input(evidence.source());
    if (input != null && !batch.isBegun(evidence.source())) {
      throw new IOException("it is not read yet");
    }
    if (input != null) {
      return input.read(evidence.position(), most);
    }
    InputPlaces.Place push = sources.places().find(evidence.source(), evidence.position());
    if (push == null || push.journal() == null) {
      return new byte[0];
    }
    return pushed(evidence, push.start(), push.journal(), most);
  }

  /** The record out of the packet that was pushed with it: packets are read from their begin. */
  private byte @Nullable [] ofPacket(Evidence evidence, Format format) throws IOException {
    InputPlaces.Place push = sources.places().find(evidence.source(), evidence.position());
    if (push == null || push.journal() == null) {
      return null;
    }
    try (JournalReader reader = journal.read(push.journal())) {
      return reader.next() instanceof JournalRecord packet
          ? new Finder(evidence.hash(), evidence.position() - push.start())
              .find(packet.push().payload(), format)
          : null;
    }
  }

  /** The rest of the push, and following ones of the source, for an event may go on in them. */
  private byte[] pushed(Evidence evidence, long start, Position at, int most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long behind = evidence.position() - start;
    try (JournalReader reader = journal.read(at)) {
      JournalEntry entry = reader.next();
      for (long seen = 0;
          entry != null && seen < Math.min(behind, BYTES) + most;
          entry = reader.next()) {
        if (entry instanceof JournalRecord record) {
          byte[] payload = record.push().payload();
          seen += payload.length;
          if (record.push().source().equals(evidence.source())) {
            bytes.writeBytes(payload);
            if (payload.length > 0 && payload[payload.length - 1] != '\n') {
              bytes.write('\n');
            }
          }
        }
      }
    }
    int from = (int) Math.min(behind, bytes.size());
    return Arrays.copyOfRange(bytes.toByteArray(), from, bytes.size());
  }

  /** The record that begins the bytes and has that hash; or null. */
  private static byte @Nullable [] whole(byte[] bytes, Format format, long hash) {
    int end = 0;
    for (int line = 0; line < LINES && end < bytes.length; line++) {
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      int length = end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
      if (RecordHash.of(bytes, 0, length) == hash) {
        return Arrays.copyOf(bytes, length);
      }
      end++;
    }
    return bytes.length == 0 ? null : new Finder(hash, 0).find(bytes, format);
  }

  private static String text(byte[] bytes) {
    int shown = Math.min(bytes.length, Evidence.RECORD_BYTES);
    return new String(bytes, 0, shown, StandardCharsets.UTF_8);
  }

  /** Looks for a record that is no run of lines: one of many in a list, or put together. */
  private static final class Finder implements EventSink {
    private final long hash;
    private final long position;
    private byte @Nullable [] found;

    /** Looks for a record with that hash at a position of the bytes. */
    Finder(long hash, long position) {
      this.hash = hash;
      this.position = position;
    }

    byte @Nullable [] find(byte[] bytes, Format format) {
      try {
        RecordReader reader = format.open(Fields.of(format.reads()), Limits.DEFAULT);
        reader.read(bytes, 0, bytes.length, 0, true, this);
        reader.end(this);
      } catch (RuntimeException | StackOverflowError unreadable) {
        return found;
      }
      return found;
    }

    @Override
    public void event(Event event) {
      byte[] buffer = event.recordBuffer();
      int offset = event.recordOffset();
      if (found == null
          && event.position() == position
          && RecordHash.of(buffer, offset, event.recordLength()) == hash) {
        found = Arrays.copyOfRange(buffer, offset, offset + event.recordLength());
      }
    }

    @Override
    public void malformed(Malformed record) {
      // The bytes may end anywhere.
    }
  }
}
