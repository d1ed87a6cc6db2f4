package org.hansho.format.envelope;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.record.Memory;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** All that a reader remembers, as bytes; of its pieces those that ever changed. */
final class SavedReader {
  private byte[] main = {};
  private final Map<Integer, byte[]> pieces = new TreeMap<>();
  private int size;

  /** Takes over what the reader remembers now. */
  void update(RecordReader reader) {
    StateWriter out = new StateWriter();
    reader.save(out);
    main = out.toBytes();
    size = main.length;
    List<Memory.Piece> all = reader.pieces();
    for (int number = 0; number < all.size(); number++) {
      if (all.get(number).hasChanged()) {
        out.clear();
        all.get(number).save(out);
        pieces.put(number, out.toBytes());
      }
    }
    pieces.values().forEach(piece -> size += piece.length);
  }

  /** Restores it into a reader that has read nothing. */
  void restore(RecordReader reader) {
    if (main.length == 0) {
      return;
    }
    reader.restore(new StateReader(main));
    pieces.forEach((number, piece) -> reader.pieces().get(number).restore(new StateReader(piece)));
  }

  int size() {
    return size;
  }

  void save(StateWriter out) {
    out.bytes(main, 0, main.length);
    out.count(pieces.size());
    pieces.forEach(
        (number, piece) -> {
          out.count(number);
          out.bytes(piece, 0, piece.length);
        });
  }

  static SavedReader restored(StateReader in) {
    SavedReader saved = new SavedReader();
    saved.main = in.bytes();
    saved.size = saved.main.length;
    int count = in.count();
    for (int i = 0; i < count; i++) {
      int number = in.count();
      byte[] piece = in.bytes();
      saved.pieces.put(number, piece);
      saved.size += piece.length;
    }
    return saved;
  }
}
