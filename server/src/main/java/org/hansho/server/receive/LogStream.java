package org.hansho.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a log as one stream of bytes, and how far that was handed to the runner. The runner
 * asks from the place up to which it has committed, so that its questions say how far that is.
 * Belongs to whoever holds the lock of the log.
 */
final class LogStream implements Closeable {
  private static final byte[] NOTHING = {};
  private static final byte[] LINE_FEED = {'\n'};

  /** Keeps what is known of the segments. */
  interface Saving {
    void save() throws IOException;
  }

  private final Path name;
  private final List<Segment> segments;
  private final LogFiles files;
  private final Tally tally;
  private final Saving saving;

  /** Up to where bytes were handed to the runner; -1 before it has asked. */
  private long handedOut = -1;

  /** The furthest place from which the runner has asked: all before it is committed. */
  private long committed;

  /**
   * The stream of a log that the runner has not asked for.
   *
   * @param segments those of the log, in their order; they change with it
   */
  LogStream(Path name, List<Segment> segments, LogFiles files, Tally tally, Saving saving) {
    this.name = name;
    this.segments = segments;
    this.files = files;
    this.tally = tally;
    this.saving = saving;
  }

  /** Whether the runner has asked for it. */
  boolean isBegun() {
    return handedOut >= 0;
  }

  /** Whether the runner has committed what stands before a place. */
  boolean isCommitted(long place) {
    return place <= committed;
  }

  /** How much of a segment the runner was given. */
  long handed(Segment segment) {
    return segment.base < 0 ? 0 : Math.max(0, handedOut - segment.base);
  }

  /** At most so many bytes from a position on; none if there are none yet. */
  byte[] read(long position, int most) throws IOException {
    if (isAgain(position)) {
      return again(position, (int) Math.min(most, handedOut - position));
    }
    place(position);
    byte[] bytes = at(position, most);
    if (position + bytes.length > handedOut) {
      tally.kept(bytes, (int) Math.max(0, handedOut - position));
      handedOut = position + bytes.length;
    }
    return bytes;
  }

  /**
   * Whether what was handed out is wanted once more, as evidence is. The runner goes on where it
   * was left, or looks at the beginning again while no format reads it.
   */
  private boolean isAgain(long position) {
    return position < handedOut && (position > 0 || committed > 0);
  }

  /** Reads for a second time; nothing is moved by that, and the file that is read stays open. */
  private byte[] again(long position, int most) throws IOException {
    Segment segment = Segment.at(segments, position);
    long offset = position - segment.base;
    if (offset < 0 || segment.packed) {
      return NOTHING;
    }
    if (segment.isClosed() && offset >= segment.length) {
      return offset == segment.length && segment.lineFeed ? LINE_FEED : NOTHING;
    }
    int wanted = segment.isClosed() ? (int) Math.min(most, segment.length - offset) : most;
    return files.reread(segment, offset, wanted);
  }

  /** A log that is read first begins where its source stands. */
  private void place(long position) throws IOException {
    long first = segments.get(0).base;
    if (first < 0 || position < first) {
      segments.get(0).base = position;
      Segment.place(segments, 1);
      saving.save();
    }
    handedOut = Math.max(handedOut, position);
    committed = Math.max(committed, position);
  }

  private byte[] at(long position, int most) throws IOException {
    Segment segment = Segment.at(segments, position);
    long offset = position - segment.base;
    if (segment.isClosed() && offset >= segment.length) {
      return offset == segment.length && segment.lineFeed ? LINE_FEED : NOTHING;
    }
    if (!files.open(segment)) {
      return NOTHING;
    }
    if (segment.packed) {
      return unpacked(segment, offset, most);
    }
    long end = segment.isClosed() ? segment.length : files.size();
    return files.read(offset, (int) Math.min(most, end - offset));
  }

  private byte[] unpacked(Segment segment, long offset, int most) throws IOException {
    try {
      if (files.skips(offset)) {
        return NOTHING;
      }
      byte[] bytes = files.unpack(offset, most);
      if (bytes != null && bytes.length == 0) {
        segment.close(offset, true);
        saving.save();
      }
      return bytes == null ? NOTHING : bytes;
    } catch (IOException damaged) {
      tally.refused("damaged-file", 1);
      tally.trouble(name + " is read up to a fault in it: " + damaged.getMessage());
      segment.close(offset, true);
      saving.save();
      return NOTHING;
    }
  }

  /** Whether the last line of a file has no end. */
  boolean endsOpen(Segment segment, long length) throws IOException {
    if (length == 0) {
      return true;
    }
    byte[] end = segment.packed ? NOTHING : files.reread(segment, length - 1, 1);
    return end.length == 0 || end[0] != '\n';
  }

  /** Closes the open file, and begins again with the next question of the runner. */
  @Override
  public void close() throws IOException {
    files.close();
    handedOut = -1;
    committed = 0;
  }
}
