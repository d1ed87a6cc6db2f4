package org.hansho.detect;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the head of a piece of saved state.
 *
 * @param document the document's reference, for people
 * @param identity what its states mean
 * @param kind how they are written
 * @param since the time of the first fact that the document has seen
 * @param body the states
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record PieceHead(String document, Identity identity, StateKind kind, long since, byte[] body) {
  private static final int VERSION = 1;

  /** The head of a piece that is yet without states. */
  static PieceHead of(DetectorPlan.Document document, Detector<?> detector, long since) {
    return new PieceHead(
        document.reference(), document.identity().get(), detector.kind(), since, new byte[0]);
  }

  /** A piece with this head. */
  SavedState piece(int group, byte[] states) {
    StateWriter out = new StateWriter();
    out.count(VERSION);
    out.text(document);
    identity.write(out);
    out.text(kind.name());
    out.count(kind.version());
    out.number(since);
    out.raw(states);
    String form = identity + beside() + "." + kind.version();
    return new SavedState(document, form, group, out.toBytes());
  }

  /** Part of the name of what is kept beside the states of a document, which have another piece. */
  private String beside() {
    if (DoubtDetector.isDoubt(kind)) {
      return "-doubt";
    }
    return DraftDetector.isDraft(kind) ? "-draft" : "";
  }

  /** The head of a piece; null if a newer program wrote it. */
  static @Nullable PieceHead read(byte[] piece) {
    StateReader in = new StateReader(piece);
    if (in.count() > VERSION) {
      return null;
    }
    String document = in.text();
    Identity identity = Identity.read(in);
    StateKind kind = new StateKind(in.text(), in.count());
    return new PieceHead(document, identity, kind, in.number(), in.rest());
  }
}
