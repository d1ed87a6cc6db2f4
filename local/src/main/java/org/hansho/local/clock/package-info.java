/**
 * The clock by which input arrives.
 *
 * <p>Read {@link org.hansho.local.clock.ArrivalClock}. Imports nothing of Hansho. Safe from any
 * thread.
 */
@NullMarked
package org.hansho.local.clock;

import org.jspecify.annotations.NullMarked;
