package org.hansho.server.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final byte[] LINE_FEED = {'\n'};

  /** A file that was moved away is done when it has not changed for so many looks. */
  private static final int STILL = 2;

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
  private final List<LogState.Copy> copies = new ArrayList<>();

  /** Up to where bytes were handed to the runner; -1 before it has asked. */
  private long handedOut = -1;

  /** The furthest place from which the runner has asked: all before it is committed. */
  private long committed;

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
  }

  /** Goes on with what was known of it. */
  synchronized void restore(LogState state) {
    segments.addAll(state.segments());
    copies.addAll(state.copies());
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
      if (isAgain(position)) {
        return again(position, (int) Math.min(most, handedOut - position));
      }
      place(position);
      byte[] bytes = at(position, most);
      if (position + bytes.length > handedOut) {
        count(bytes, (int) Math.max(0, handedOut - position));
        handedOut = position + bytes.length;
      }
      return bytes;
    } catch (IOException unreadable) {
      tally.trouble(name + " cannot be read: " + unreadable.getMessage());
      return NOTHING;
    }
  }

  private void count(byte[] bytes, int from) {
    int lines = 0;
    for (int at = from; at < bytes.length; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    tally.kept(lines, bytes.length - from);
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
    Segment segment = segmentAt(position);
    long offset = position - segment.base;
    if (offset < 0 || segment.packed) {
      return NOTHING;
    }
    if (segment.isClosed() && offset >= segment.length) {
      return offset == segment.length && segment.lineFeed ? LINE_FEED : NOTHING;
    }
    int wanted = segment.isClosed() ? (int) Math.min(most, segment.length - offset) : most;
    if (files.holds(segment)) {
      return files.read(offset, wanted);
    }
    try (LogFiles others = new LogFiles()) {
      return others.open(segment) ? others.read(offset, wanted) : NOTHING;
    }
  }

  private Segment segmentAt(long position) {
    Segment segment = segments.get(0);
    for (Segment each : segments) {
      segment = each.base <= position ? each : segment;
    }
    return segment;
  }

  /** A log that is read first begins where its source stands. */
  private void place(long position) throws IOException {
    long first = segments.get(0).base;
    if (first < 0 || position < first) {
      segments.get(0).base = position;
      for (int i = 1; i < segments.size(); i++) {
        segments.get(i).base = segments.get(i - 1).end();
      }
      save();
    }
    handedOut = Math.max(handedOut, position);
    committed = Math.max(committed, position);
  }

  private byte[] at(long position, int most) throws IOException {
    Segment segment = segmentAt(position);
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
        closeAt(segment, offset, true);
      }
      return bytes == null ? NOTHING : bytes;
    } catch (IOException damaged) {
      tally.refused("damaged-file", 1);
      tally.trouble(name + " is read up to a fault in it: " + damaged.getMessage());
      closeAt(segment, offset, true);
      return NOTHING;
    }
  }

  private void closeAt(Segment segment, long length, boolean lacksLineFeed) throws IOException {
    segment.close(length, lacksLineFeed);
    save();
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
        segment.seen = byKey.get(segment.key);
      }
    }
    SeenFile now = last == null ? null : byKey.get(last.key);
    if (last != null && handedOut < 0) {
      last.seen = now != null && last.print.begins(now.head()) ? now : null;
      return; // What was read of it is not known yet.
    }
    boolean isNew = atName != null && !others.test(atName.key());
    absent = isNew || now != null ? 0 : absent + (complete ? 1 : 0);
    if (last == null || last.isClosed()) {
      if (isNew && atName != null && (last == null || !isSame(last, atName))) {
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

  private static boolean isSame(Segment segment, SeenFile file) throws IOException {
    return segment.key.equals(file.key()) && segment.print.begins(file.head());
  }

  private void begin(SeenFile file, byte[] head) throws IOException {
    long base = -1;
    if (!segments.isEmpty() && segments.get(0).base >= 0) {
      base = segments.get(segments.size() - 1).end();
    }
    Segment next = new Segment(file.key(), Fingerprint.of(head), base, file.isPacked());
    next.seen = file;
    segments.add(next);
    copies.removeIf(copy -> copy.key().equals(file.key()));
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
    if (!last.print.begins(head) || (!last.packed && size(last, now) < handed(last))) {
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

  /** How much of a segment the runner was given. */
  private long handed(Segment segment) {
    return segment.base < 0 ? 0 : Math.max(0, handedOut - segment.base);
  }

  /** The file was emptied; what of it was not read may stand in a copy. */
  private void emptied(Segment last, @Nullable SeenFile before, Map<String, SeenFile> byKey)
      throws IOException {
    files.close();
    long read = handed(last);
    for (LogState.Copy copy : copies) {
      SeenFile file = byKey.get(copy.key());
      if (file != null
          && !file.isPacked()
          && file.size() >= read
          && last.print.begins(file.head())) {
        last.key = file.key();
        last.seen = file;
        last.close(file.size(), endsOpen(last, file.size()));
        return;
      }
    }
    lose(before, read);
    last.close(read, true);
  }

  /** Whether the last line of a file has no end. */
  private boolean endsOpen(Segment segment, long length) throws IOException {
    if (length == 0 || !files.open(segment)) {
      return true;
    }
    byte[] end = files.read(length - 1, 1);
    return end.length == 0 || end[0] != '\n';
  }

  private void lose(@Nullable SeenFile before, long read) {
    long lost = before == null ? 0 : before.size() - read;
    if (lost > 0) {
      tally.dropped("bytes-removed-unread", lost);
      tally.trouble(name + " was emptied or removed before " + lost + " bytes of it were read");
    }
  }

  /** Another file has taken its name; it is done when nothing is added to it any more. */
  private void replaced(
      Segment last, @Nullable SeenFile now, SeenFile atName, Map<String, SeenFile> byKey)
      throws IOException {
    if (now != null && still < STILL) {
      return;
    }
    if (last.packed) {
      last.close(handed(last), true);
    } else if (now != null || files.holds(last)) {
      long length = files.open(last) ? files.size() : 0;
      last.close(length, endsOpen(last, length));
    } else if (!isFoundPacked(last, byKey)) {
      lose(last.seen, handed(last));
      last.close(handed(last), true);
    }
    begin(atName, atName.head());
  }

  /** Whether a packed copy of the segment is there, which takes its place then. */
  private boolean isFoundPacked(Segment last, Map<String, SeenFile> byKey) throws IOException {
    for (LogState.Copy copy : copies) {
      SeenFile file = byKey.get(copy.key());
      if (file != null && file.isPacked() && last.print.begins(file.head())) {
        Segment packed = new Segment(file.key(), last.print, last.base, true);
        packed.seen = file;
        packed.close(unpackedLength(file), true);
        segments.set(segments.size() - 1, packed);
        return true;
      }
    }
    return false;
  }

  private static long unpackedLength(SeenFile file) throws IOException {
    try (InputStream in = file.open()) {
      long length = 0;
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        length += read;
      }
      return length;
    }
  }

  /** Forgets files that were read and are gone. */
  private void forget(Map<String, SeenFile> byKey) throws IOException {
    boolean changed = copies.removeIf(copy -> !byKey.containsKey(copy.key()));
    while (segments.size() > 1
        && segments.get(0).base >= 0
        && segments.get(0).end() <= committed
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
    for (LogState.Copy copy : copies) {
      if (copy.key().equals(file.key())) {
        return true;
      }
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
    if (file.name().equals(name) || !isAlike(file.name())) {
      return false;
    }
    for (Segment segment : segments) {
      boolean isFirm = !named || file.isPacked() || segment.print.length() == Fingerprint.MOST;
      if (isFirm && segment.print.isCopiedBy(head)) {
        copies.add(new LogState.Copy(file.key(), segment.print));
        save();
        return true;
      }
    }
    return false;
  }

  private boolean isAlike(Path other) {
    String own = String.valueOf(name.getFileName());
    int dot = own.indexOf('.', 1);
    String stem = dot < 0 ? own : own.substring(0, dot);
    return Objects.equals(name.getParent(), other.getParent())
        && String.valueOf(other.getFileName()).startsWith(stem);
  }

  /** Whether nothing of it is there any more and all was read. */
  synchronized boolean isOver() throws IOException {
    if (absent < GONE || segments.isEmpty() || segments.get(0).base < 0) {
      return false;
    }
    Segment last = segments.get(segments.size() - 1);
    long size = last.isClosed() ? last.length : files.holds(last) ? files.size() : 0;
    return committed >= last.base + size;
  }

  /** Closes its file if all of it was read. */
  synchronized void rest() throws IOException {
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null && files.holds(last) && !last.packed && handed(last) >= files.size()) {
      files.close();
    }
  }

  /** The files that it went over, and their copies. */
  synchronized List<String> keys() {
    List<String> keys = new ArrayList<>();
    segments.forEach(segment -> keys.add(segment.key));
    copies.forEach(copy -> keys.add(copy.key()));
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
    new LogState(name, segments, copies).write(folder);
  }

  /** Forgets its state, after it is over. */
  synchronized void remove() throws IOException {
    files.close();
    Files.deleteIfExists(LogState.file(folder, name));
  }

  /** The runner begins again; files are opened anew. */
  @Override
  public synchronized void close() throws IOException {
    files.close();
    handedOut = -1;
    committed = 0;
  }
}
