/**
 * When something happened: what records claim, held against when they arrived.
 *
 * <p>Read {@link org.hansho.time.SourceClock} first; scans have {@link org.hansho.time.PlaceClock}.
 * Imports {@code event} and {@code state}.
 */
@NullMarked
package org.hansho.time;

import org.jspecify.annotations.NullMarked;
