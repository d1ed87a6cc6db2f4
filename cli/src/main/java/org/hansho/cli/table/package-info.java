/**
 * The summary of a scan as lines for a terminal of a given width.
 *
 * <p>Read {@link org.hansho.cli.table.SummaryTable} first. Imports {@code terminal}, {@code
 * report}, {@code scan} and {@code core}.
 */
@NullMarked
package org.hansho.cli.table;

import org.jspecify.annotations.NullMarked;
