/**
 * IP addresses as bits.
 *
 * <p>Read {@link org.hansho.address.Address} first. Imports {@code event}. Pure; an {@code Address}
 * is reused and belongs to one thread.
 */
@NullMarked
package org.hansho.address;

import org.jspecify.annotations.NullMarked;
