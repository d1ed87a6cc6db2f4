/**
 * What a detection says: findings folded into alerts with deterministic ids and texts.
 *
 * <p>Read {@link org.hansho.alert.Alert} first. Imports {@code event}, {@code sigma}, {@code
 * detect} and {@code state}. Everything is immutable but {@code AlertFold} and {@code AlertId},
 * which belong to one thread.
 */
@NullMarked
package org.hansho.alert;

import org.jspecify.annotations.NullMarked;
