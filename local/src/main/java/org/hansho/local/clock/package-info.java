/**
 * Time outside of records: the clock by which input arrives, and how threads wait.
 *
 * <p>Read {@link org.hansho.local.clock.ArrivalClock} and {@link org.hansho.local.clock.Rounds}.
 * Imports nothing of Hansho. Safe from any thread.
 */
@NullMarked
package org.hansho.local.clock;

import org.jspecify.annotations.NullMarked;
