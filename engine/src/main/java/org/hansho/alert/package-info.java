/**
 * What a detection says: findings folded into alerts with deterministic ids and texts.
 *
 * <p>Read {@link org.hansho.alert.Finding} first, then {@link org.hansho.alert.Alert}. Imports
 * {@code event}, {@code sigma}, {@code detect} and {@code state}. Findings and alerts are
 * immutable; {@code FindingMaker}, {@code AlertFold} and {@code AlertLedger} belong to one thread.
 */
@NullMarked
package org.hansho.alert;

import org.jspecify.annotations.NullMarked;
