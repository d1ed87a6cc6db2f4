/**
 * Replay: one alert raised once more from the records that it shows, or from those that the journal
 * still has, with the content in effect, beside everything that runs.
 *
 * <p>Read {@link org.hansho.server.replay.Replay} first. Imports tenants and the engine; the routes
 * of the server import it. Safe from any thread.
 */
@NullMarked
package org.hansho.server.replay;

import org.jspecify.annotations.NullMarked;
