/**
 * Where on the earth an address is, and whose network it lies in, as far as a database says.
 *
 * <p>Read {@link org.hansho.geography.AddressDatabase} first; {@link
 * org.hansho.geography.GeographyAnalyzer} makes fields of what it answers. Imports {@code address}
 * and {@code event}. Files are opened by {@code org.hansho.library}. A database is shared by all
 * threads; a look-up belongs to one.
 */
@NullMarked
package org.hansho.geography;

import org.jspecify.annotations.NullMarked;
