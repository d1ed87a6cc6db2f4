/**
 * Simulated time and chance: what happens next, and how it is decided.
 *
 * <p>Read {@link org.hansho.testkit.tenant.clockwork.Timeline} first. Everything that goes on in a
 * simulated tenant is an {@link org.hansho.testkit.tenant.clockwork.Activity}; each owns its {@link
 * org.hansho.testkit.tenant.clockwork.Dice}, so one more activity never changes what the others do.
 * May import {@code record}. One thread.
 */
@NullMarked
package org.hansho.testkit.tenant.clockwork;

import org.jspecify.annotations.NullMarked;
