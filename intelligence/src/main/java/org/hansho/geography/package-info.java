/**
 * Where on the earth an address is, and whose network it lies in, as far as a database says.
 *
 * <p>Read {@link org.hansho.geography.AddressDatabase} first; {@link
 * org.hansho.geography.GeographyAnalyzer} makes fields of what it answers. Imports {@code address},
 * {@code analyze} and {@code event}. Databases are bytes given from outside and not trusted: each
 * step of reading is bounded. They are immutable and shared; a look-up belongs to one thread.
 */
@NullMarked
package org.hansho.geography;

import org.jspecify.annotations.NullMarked;
