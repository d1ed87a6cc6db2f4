/**
 * Where people and machines are: cities, networks, and the lists of addresses that are known to be
 * bad.
 *
 * <p>Read {@link org.hansho.testkit.tenant.place.AddressPlan} first. All addresses lie in ranges
 * reserved for benchmarks and documentation, so nobody is named. May import {@code clockwork}.
 * Immutable.
 */
@NullMarked
package org.hansho.testkit.tenant.place;

import org.jspecify.annotations.NullMarked;
