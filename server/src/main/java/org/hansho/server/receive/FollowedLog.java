package org.hansho.server.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hansho.local.run.RereadableInput;
import org.jspecify.annotations.Nullable;

/**
 * One log that is followed: the file at one path, and before it those that rotation has moved away.
 * To the runner it is one stream without end; the runner commits how far it has read, so what is
 * read is neither lost nor doubled by a crash.
 *
 * <p>The runner's thread reads, the follower's thread looks at the files; both hold the lock.
 */
final class FollowedLog implements RereadableInput {
  private static final byte[] NOTHING = {};

  /** A file that was moved away is done when it has not changed for so many looks. */
  private static final int STILL = 2;

  /** A file is gone when so many looks have not found it: one that is moved may be missed. */
  private static final int MISSED = 10;

  /**
   * A log is forgotten after so many looks at which nothing of it was there: four hours, since a
   * disk that comes back later would have its files read again from the beginning.
   */
  static final int GONE = 4 * 60 * 60;

  private final String source;
  private final Path name;
  private final Path folder;
  private final Tally tally;
  private final LogFiles files = new LogFiles();
  private final List<Segment> segments = new ArrayList<>();
  private final LogStream stream;
  private final Copies copies = new Copies();

  private boolean ended;
  private int still;
  private int absent;

  /**
   * A log that has not been read.
   *
   * @param folder where its state is kept
   */
  FollowedLog(String source, Path name, Path folder, Tally tally) {
    this.source = source;
    this.name = name;
    this.folder = folder;
    this.tally = tally;
    this.stream = new LogStream(name, segments, files, tally, this::save);
  }

  /** Goes on with what was known of it. */
  synchronized void restore(LogState state) {
    segments.addAll(state.segments());
    copies.all().addAll(state.copies());
  }

  Path name() {
    return name;
  }

  @Override
  public String source() {
    return source;
  }

  // -- reading, on the runner's thread ----------------------------------------------------------

  @Override
  public synchronized byte[] read(long position, int most) {
    if (segments.isEmpty() || ended) {
      return NOTHING;
    }
    try {
      return stream.read(position, most);
    } catch (IOException unreadable) {
      tally.trouble(name + " cannot be read: " + unreadable.getMessage());
      return NOTHING;
    }
  }

  // -- looking, on the follower's thread --------------------------------------------------------

  /**
   * Looks at what has become of its files.
   *
   * @param atName what lies at its path now; null if nothing does
   * @param byKey all files that were seen
   * @param others whether a file belongs to another log
   * @param complete whether all files that are there were seen
   */
  synchronized void look(
      @Nullable SeenFile atName,
      Map<String, SeenFile> byKey,
      Predicate<String> others,
      boolean complete)
      throws IOException {
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    for (Segment segment : segments) {
      if (segment != last) {
        segment.seen = segment.known(byKey.get(segment.key));
      }
    }
    SeenFile now = last == null ? null : byKey.get(last.key);
    if (last != null && !stream.isBegun()) {
      last.seen = now != null && last.print.begins(now.head()) ? now : null;
      return; // What was read of it is not known yet.
    }
    if (complete) {
      lookAtEarlier(byKey);
    }
    boolean isNew = atName != null && !others.test(atName.key());
    absent = isNew || now != null ? 0 : absent + (complete ? 1 : 0);
    if (last == null || last.isClosed()) {
      if (isNew && atName != null && (last == null || !last.isSame(atName))) {
        begin(atName, atName.head());
      }
    } else {
      boolean goesOn = now == null || hasGrown(last, now, byKey);
      if (goesOn && isNew && atName != null && !atName.key().equals(last.key)) {
        replaced(last, now, atName, byKey);
      }
    }
    if (complete && absent == 0) {
      forget(byKey);
    }
  }

  /** Sees whether files that were moved away are gone, or have grown since. */
  private void lookAtEarlier(Map<String, SeenFile> byKey) throws IOException {
    for (int i = 0; i < segments.size() - 1; i++) {
      Segment segment = segments.get(i);
      SeenFile seen = segment.seen;
      boolean isMissed =
          seen == null && stream.handed(segment) < segment.length && !files.holds(segment);
      segment.missed = isMissed ? segment.missed + 1 : 0;
      if (segment.missed >= MISSED) {
        goOnWithout(segment, byKey);
        Segment.place(segments, i + 1);
        save();
      } else if (seen != null && !segment.packed && seen.size() > segment.length) {
        grownLate(i, seen);
      }
    }
  }

  /** A file is gone before all of it was read. */
  private void goOnWithout(Segment segment, Map<String, SeenFile> byKey) {
    try {
      if (isFoundPacked(segment, byKey)) {
        return;
      }
    } catch (IOException damaged) {
      tally.refused("damaged-file", 1);
    }
    long read = stream.handed(segment);
    lose(segment.length - read);
    segment.close(read, true);
  }

  /** Something was added to a file after it was done. */
  private void grownLate(int number, SeenFile seen) throws IOException {
    Segment segment = segments.get(number);
    if (stream.handed(segment) <= segment.length) {
      segment.close(seen.size(), stream.endsOpen(segment, seen.size()));
      Segment.place(segments, number + 1);
      save();
    } else if (seen.size() > segment.late) {
      lose(seen.size() - Math.max(segment.length, segment.late));
      segment.late = seen.size();
    }
  }

  private void begin(SeenFile file, byte[] head) throws IOException {
    long base = -1;
    if (!segments.isEmpty() && segments.get(0).base >= 0) {
      base = segments.get(segments.size() - 1).end();
    }
    Segment next = new Segment(file.key(), Fingerprint.of(head), base, file.isPacked());
    next.seen = file;
    segments.add(next);
    copies.all().removeIf(copy -> copy.key().equals(file.key()));
    still = 0;
    save();
  }

  /** Notes how the file has grown; false if it was emptied, and another one begins with it. */
  private boolean hasGrown(Segment last, SeenFile now, Map<String, SeenFile> byKey)
      throws IOException {
    SeenFile before = last.seen;
    if (before != null && !now.differs(before)) {
      last.seen = now;
      still++;
      return true;
    }
    still = 0;
    byte[] head = now.head();
    if (!last.print.begins(head) || (!last.packed && size(last, now) < stream.handed(last))) {
      emptied(last, before, byKey);
      begin(now, head);
      return false;
    }
    last.seen = now;
    if (head.length > last.print.length() && last.print.length() < Fingerprint.MOST) {
      last.print = Fingerprint.of(head);
      save();
    }
    return true;
  }

  /** Its size at present, for the runner may have read further since the file was seen. */
  private long size(Segment segment, SeenFile now) throws IOException {
    return files.holds(segment) ? files.size() : Files.size(now.file());
  }

  /**
   * The file was emptied, or removed and another one has its number; what of it was not read may
   * stand in a copy.
   */
  private void emptied(Segment last, @Nullable SeenFile before, Map<String, SeenFile> byKey)
      throws IOException {
    if (files.holds(last)) {
      files.close();
    }
    long read = stream.handed(last);
    SeenFile copy = copies.find(last.print, byKey, false);
    if (copy != null && copy.size() >= read) {
      last.key = copy.key();
      last.seen = copy;
      last.close(copy.size(), stream.endsOpen(last, copy.size()));
      return;
    }
    if (isFoundPacked(last, byKey)) {
      return;
    }
    lose(before == null ? 0 : before.size() - read);
    last.close(read, true);
  }

  private void lose(long lost) {
    if (lost > 0) {
      tally.dropped("bytes-removed-unread", lost);
      tally.trouble(name + " was emptied or removed before " + lost + " bytes of it were read");
    }
  }

  /**
   * Another file has taken its name; it is done when nothing is added to it any more, and the other
   * one is written.
   */
  private void replaced(
      Segment last, @Nullable SeenFile now, SeenFile atName, Map<String, SeenFile> byKey)
      throws IOException {
    if (now != null && (still < STILL || atName.size() == 0)) {
      return;
    }
    if (last.packed) {
      last.close(stream.handed(last), true);
    } else if (now != null || files.holds(last)) {
      long length = files.holds(last) ? files.size() : LogFiles.size(last);
      if (length < 0) {
        return; // It was moved just now, and is looked for again.
      }
      last.close(length, stream.endsOpen(last, length));
    } else if (!isFoundPacked(last, byKey)) {
      lose(last.seen == null ? 0 : last.seen.size() - stream.handed(last));
      last.close(stream.handed(last), true);
    }
    begin(atName, atName.head());
  }

  /** Whether a packed copy of the segment is there, which takes its place then. */
  private boolean isFoundPacked(Segment gone, Map<String, SeenFile> byKey) throws IOException {
    SeenFile file = copies.find(gone.print, byKey, true);
    if (file == null) {
      return false;
    }
    Segment packed = new Segment(file.key(), gone.print, gone.base, true);
    packed.seen = file;
    packed.close(Copies.unpackedLength(file), true);
    segments.set(segments.indexOf(gone), packed);
    return true;
  }

  /** Forgets files that were read and are gone. */
  private void forget(Map<String, SeenFile> byKey) throws IOException {
    boolean changed = copies.all().removeIf(copy -> !byKey.containsKey(copy.key()));
    while (segments.size() > 1
        && segments.get(0).base >= 0
        && stream.isCommitted(segments.get(0).end())
        && !byKey.containsKey(segments.get(0).key)) {
      segments.remove(0);
      changed = true;
    }
    if (changed) {
      save();
    }
  }

  /** Whether a file belongs to it: it is one of its own, or a copy of one. */
  synchronized boolean owns(SeenFile file) throws IOException {
    if (copies.has(file.key())) {
      return true;
    }
    for (Segment segment : segments) {
      if (segment.key.equals(file.key())) {
        return !segment.isClosed() || segment.print.begins(file.head());
      }
    }
    return false;
  }

  /**
   * Takes a file for a copy if it begins as one of its own does and is called alike.
   *
   * @param named whether another log has its name: then a short beginning, which may be a header
   *     that both have, is not enough
   */
  synchronized boolean takesCopy(SeenFile file, byte[] head, boolean named) throws IOException {
    boolean taken = copies.take(name, segments, file, head, named);
    if (taken) {
      save();
    }
    return taken;
  }

  /** Whether nothing of it is there any more and all was read. */
  synchronized boolean isOver() throws IOException {
    if (absent < GONE || segments.isEmpty() || segments.get(0).base < 0) {
      return false;
    }
    Segment last = segments.get(segments.size() - 1);
    long size = last.isClosed() ? last.length : files.holds(last) ? files.size() : 0;
    return stream.isCommitted(last.base + size);
  }

  /** Closes its file if all of it was read. */
  synchronized void rest() throws IOException {
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && files.holds(last) && !last.packed && stream.handed(last) >= files.size()) {
      files.close();
    }
  }

  /** The files that it went over, and their copies. */
  synchronized List<String> keys() {
    List<String> keys = new ArrayList<>();
    segments.forEach(segment -> keys.add(segment.key));
    copies.all().forEach(copy -> keys.add(copy.key()));
    return keys;
  }

  /** Gives nothing more. */
  synchronized void end() {
    ended = true;
    try {
      files.close();
    } catch (IOException unreadable) {
      tally.trouble(name + " cannot be closed: " + unreadable.getMessage());
    }
  }

  synchronized boolean isOpen() {
    return files.isOpen();
  }

  private void save() throws IOException {
    new LogState(name, segments, copies.all()).write(folder);
  }

  /** Forgets its state, after it is over. */
  synchronized void remove() throws IOException {
    files.close();
    Files.deleteIfExists(LogState.file(folder, name));
  }

  /** The runner begins again; files are opened anew. */
  @Override
  public synchronized void close() throws IOException {
    stream.close();
  }
}
