/**
 * Committed changes of alerts on their way from a runner to whoever keeps them for people.
 *
 * <p>Read {@link org.hansho.casework.feed.AlertFeed} first. Imports the engine's {@code alert}. A
 * feed belongs to one thread.
 */
@NullMarked
package org.hansho.casework.feed;

import org.jspecify.annotations.NullMarked;
