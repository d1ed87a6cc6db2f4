/**
 * Back-tests: one detection, or another version of it, over the records that the journal of a
 * tenant still has or over files of old records, beside everything that runs, and what it would
 * raise against what was raised.
 *
 * <p>Read {@link org.hansho.server.backtest.Backtests} first. Imports jobs, tenants, replay, the
 * opening of files, the recognition of formats, the alert store and the engine; the routes of the
 * server import it. Safe from any thread.
 */
@NullMarked
package org.hansho.server.backtest;

import org.jspecify.annotations.NullMarked;
