/**
 * Logs in which somebody invents names, addresses and the like by the million, so that an attack in
 * their midst is overlooked. Imports nothing of the engine.
 *
 * <p>Read {@link org.hansho.testkit.decoy.DecoyLog} first.
 */
@NullMarked
package org.hansho.testkit.decoy;

import org.jspecify.annotations.NullMarked;
