package org.hansho.record;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one reader as bytes to be stored: a main part and numbered pieces, each with a
 * version, the name of the format and a checksum.
 *
 * <p>Bytes that are damaged, of another format or of a newer version are refused with {@link
 * IllegalStateException}, whose message says which and what to do; the reader is then not to be
 * used. Belongs to the thread of the reader. The main part of most formats has some ten bytes; the
 * largest, of auditd, has a few open events in it, and 16 MiB at most.
 */
public final class ReaderMemory {
  /** Rises when what any reader saves changes its shape; then what is older must still be read. */
  static final int VERSION = 1;

  private static final byte[] NOTHING = {};

  private final String format;
  private final RecordReader reader;

  /** What was saved or restored last; null if nothing was yet. */
  private byte @Nullable [] main;

  private final Map<Integer, byte[]> pieces = new TreeMap<>();

  /** Pieces that were saved since they were handed over. */
  private final Set<Integer> owed = new TreeSet<>();

  /** Pieces that are stored, and that this memory does not have. */
  private final Set<Integer> gone = new TreeSet<>();

  /** A part of the memory that is stored on its own. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record SavedPiece(int number, byte[] bytes) {}

  /** The memory of a reader of the format of that name. */
  public ReaderMemory(String format, RecordReader reader) {
    this.format = format;
    this.reader = reader;
  }

  /** The main part. */
  public byte[] save() {
    StateWriter body = new StateWriter();
    reader.save(body);
    byte[] sealed = seal(body);
    main = sealed;
    return sealed;
  }

  /** How many pieces there are. */
  public int pieces() {
    return reader.pieces().size();
  }

  /**
   * Hands over each piece that has changed since it was handed over or restored; one of no bytes is
   * gone.
   */
  public void saveChanged(Consumer<SavedPiece> sink) {
    savePieces();
    gone.removeAll(owed);
    owed.forEach(number -> sink.accept(new SavedPiece(number, saved(number))));
    gone.forEach(number -> sink.accept(new SavedPiece(number, NOTHING)));
    owed.clear();
    gone.clear();
  }

  /** Says that so many pieces are stored which this memory does not have. */
  public void lacks(int storedPieces) {
    for (int number = 0; number < storedPieces; number++) {
      gone.add(number);
    }
  }

  /** Says that nothing is stored of it any more: each piece that may be is gone. */
  public void saveNothing(Consumer<SavedPiece> sink) {
    gone.addAll(pieces.keySet());
    gone.forEach(number -> sink.accept(new SavedPiece(number, NOTHING)));
    main = null;
    pieces.clear();
    owed.clear();
    gone.clear();
  }

  private byte[] saved(int number) {
    return Objects.requireNonNull(pieces.get(number));
  }

  private void savePieces() {
    List<Memory.Piece> all = reader.pieces();
    for (int number = 0; number < all.size(); number++) {
      Memory.Piece piece = all.get(number);
      if (piece.hasChanged()) {
        StateWriter body = new StateWriter();
        piece.save(body);
        pieces.put(number, seal(body));
        owed.add(number);
      }
    }
  }

  /**
   * Looks whether a main part can be what a reader of that format has saved.
   *
   * @throws IllegalStateException if not; the message says why, and what to do
   */
  public static void check(String format, byte[] sealed) {
    open(format, sealed);
  }

  /** Restores the main part, into a reader that has read nothing. */
  public void restore(byte[] sealed) {
    StateReader in = open(format, sealed);
    reader.restore(in);
    close(in);
    main = sealed;
  }

  /** Restores a piece, after the main part. */
  public void restore(SavedPiece saved) {
    StateReader in = open(format, saved.bytes());
    List<Memory.Piece> all = reader.pieces();
    if (saved.number() < 0 || saved.number() >= all.size()) {
      throw damaged(format, "it has a piece " + saved.number() + " where there are " + all.size());
    }
    all.get(saved.number()).restore(in);
    close(in);
    pieces.put(saved.number(), saved.bytes());
  }

  /** Writes the main part and all pieces, for whoever stores them together. */
  public void writeWhole(StateWriter out) {
    checkpoint();
    byte[] whole = Objects.requireNonNull(main);
    out.bytes(whole, 0, whole.length);
    out.count(pieces.size());
    pieces.forEach(
        (number, bytes) -> {
          out.count(number);
          out.bytes(bytes, 0, bytes.length);
        });
  }

  /** Restores what {@link #writeWhole} wrote, into a reader that has read nothing. */
  public void restoreWhole(StateReader in) {
    restore(in.bytes());
    for (int left = in.count(); left > 0; left--) {
      restore(new SavedPiece(in.count(), in.bytes()));
    }
  }

  // -- going on from what was saved last ----------------------------------------------------------

  /** Saves everything, to be kept here: {@link #again} goes on from it. */
  public void checkpoint() {
    save();
    savePieces();
  }

  /**
   * The memory of another reader, which has read nothing: it remembers what was saved or restored
   * last.
   */
  public ReaderMemory again(RecordReader other) {
    ReaderMemory memory = new ReaderMemory(format, other);
    if (main != null) {
      memory.restore(main);
      pieces.forEach((number, bytes) -> memory.restore(new SavedPiece(number, bytes)));
    }
    memory.owed.addAll(owed);
    memory.gone.addAll(gone);
    return memory;
  }

  /** The memory of another reader, which remembers nothing. */
  public ReaderMemory anew(RecordReader other) {
    ReaderMemory memory = new ReaderMemory(format, other);
    memory.replaces(this);
    return memory;
  }

  /** Says that this is stored in place of another memory, whose pieces are gone. */
  public void replaces(ReaderMemory before) {
    gone.addAll(before.gone);
    gone.addAll(before.pieces.keySet());
  }

  private byte[] seal(StateWriter body) {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.text(format);
    out.bytes(body.buffer(), 0, body.size());
    out.number(checksum(out.buffer(), out.size()));
    return out.toBytes();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  private static StateReader open(String format, byte[] sealed) {
    int end = sealed.length - Long.BYTES;
    if (end < 0 || new StateReader(sealed, end, sealed.length).number() != checksum(sealed, end)) {
      throw damaged(format, "its checksum is wrong, so it is not what was saved");
    }
    StateReader in = new StateReader(sealed, 0, end);
    int version = in.count();
    if (version > VERSION) {
      throw refused(format, "a newer Hansho saved it, in version " + version + "; use that one");
    }
    String saved = in.text();
    if (!saved.equals(format)) {
      throw damaged(format, "it belongs to the format " + saved);
    }
    int length = in.count();
    return new StateReader(sealed, in.position(), in.position() + length);
  }

  private void close(StateReader in) {
    if (!in.atEnd()) {
      throw damaged(format, "it holds more than version " + VERSION + " knows");
    }
  }

  private static IllegalStateException damaged(String format, String reason) {
    return refused(format, reason + ". Restore the data folder from a backup.");
  }

  private static IllegalStateException refused(String format, String reason) {
    return new IllegalStateException(
        "what the reader of " + format + " remembered cannot be restored: " + reason);
  }
}
