package org.hansho.local.run;

import org.hansho.detect.Restoration;

/**
 * What was learned and is of no use to the present content or program: kept as it is, until a
 * document comes back that means the same, or a program that can read it.
 *
 * @param document reference of the document that it was learned for
 * @param form identity and version of what was learned
 * @param reason why it could not be restored; {@link Restoration#UPGRADED} if a newer form of the
 *     same was
 * @param pieces key groups
 * @param bytes size of all pieces
 */
public record SetAside(String document, String form, Restoration reason, int pieces, long bytes) {
  SetAside and(SetAside other) {
    return new SetAside(document, form, reason, pieces + other.pieces, bytes + other.bytes);
  }
}
