package org.hansho.format;

import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

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

  private final String format;
  private final RecordReader reader;

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
    return seal(body);
  }

  /** Hands over each piece that has changed since it was saved or restored. */
  public void saveChanged(Consumer<SavedPiece> sink) {
    List<Memory.Piece> pieces = reader.pieces();
    for (int number = 0; number < pieces.size(); number++) {
      Memory.Piece piece = pieces.get(number);
      if (piece.hasChanged()) {
        StateWriter body = new StateWriter();
        piece.save(body);
        sink.accept(new SavedPiece(number, seal(body)));
      }
    }
  }

  /** Restores the main part, into a reader that has read nothing. */
  public void restore(byte[] sealed) {
    StateReader in = open(sealed);
    reader.restore(in);
    close(in);
  }

  /** Restores a piece, after the main part. */
  public void restore(SavedPiece saved) {
    StateReader in = open(saved.bytes());
    List<Memory.Piece> pieces = reader.pieces();
    if (saved.number() < 0 || saved.number() >= pieces.size()) {
      throw damaged("it has a piece " + saved.number() + " where there are " + pieces.size());
    }
    pieces.get(saved.number()).restore(in);
    close(in);
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

  private StateReader open(byte[] sealed) {
    int end = sealed.length - Long.BYTES;
    if (end < 0 || new StateReader(sealed, end, sealed.length).number() != checksum(sealed, end)) {
      throw damaged("its checksum is wrong, so it is not what was saved");
    }
    StateReader in = new StateReader(sealed, 0, end);
    int version = in.count();
    if (version > VERSION) {
      throw refused("a newer Hansho saved it, in version " + version + "; use that one");
    }
    String saved = in.text();
    if (!saved.equals(format)) {
      throw damaged("it belongs to the format " + saved);
    }
    int length = in.count();
    return new StateReader(sealed, in.position(), in.position() + length);
  }

  private void close(StateReader in) {
    if (!in.atEnd()) {
      throw damaged("it holds more than version " + VERSION + " knows");
    }
  }

  private IllegalStateException damaged(String reason) {
    return refused(reason + ". Restore the data folder from a backup.");
  }

  private IllegalStateException refused(String reason) {
    return new IllegalStateException(
        "what the reader of " + format + " remembered cannot be restored: " + reason);
  }
}
