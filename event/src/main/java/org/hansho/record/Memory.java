package org.hansho.record;

import java.util.List;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What a reader, or a part of one, remembers from record to record: saved, and restored into a new
 * one which then goes on as this one would.
 *
 * <p>What is small is saved as a whole. A large table in which each record changes little is made
 * of pieces, and only those that have changed are saved again. Nothing saved depends on the fields
 * that are read, so it outlives a change of rules. Belongs to the thread of its reader.
 */
public interface Memory {
  /** Saves everything that is in no piece. Its size is bounded as the memory is. */
  void save(StateWriter out);

  /** Restores what {@link #save} wrote, before anything is read and before any piece. */
  void restore(StateReader in);

  /**
   * The pieces, in an order that stays: a reader may get more of them, at the end. After {@link
   * #restore} there are as many as there were.
   */
  default List<Piece> pieces() {
    return List.of();
  }

  /** A part of a large table. */
  interface Piece {
    /** Whether it differs from what was saved or restored last; a new one is empty. */
    boolean hasChanged();

    /** Saves the piece, which then has not changed. */
    void save(StateWriter out);

    /** Restores what {@link #save} wrote. */
    void restore(StateReader in);
  }
}
