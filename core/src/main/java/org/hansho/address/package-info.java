/**
 * IP addresses as bits.
 *
 * <p>Read {@link org.hansho.address.Address} first. Imports no other room. Pure; an {@code Address}
 * is reused and belongs to one thread.
 */
@NullMarked
package org.hansho.address;

import org.jspecify.annotations.NullMarked;
