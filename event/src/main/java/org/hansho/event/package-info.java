/**
 * One record of telemetry, as the rest of the engine sees it.
 *
 * <p>Read {@link org.hansho.event.Event} first: a reusable view of one record with interned fields
 * as byte slices. {@link org.hansho.event.Fields} says which fields exist for a loaded rule set,
 * {@link org.hansho.event.EventClass} to which log sources an event belongs.
 *
 * <p>Imports nothing of the engine. Nothing here is shared between threads but {@code Fields},
 * {@code LogSource} and {@code EventClass}, which are immutable.
 */
@NullMarked
package org.hansho.event;

import org.jspecify.annotations.NullMarked;
